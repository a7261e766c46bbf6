# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% tags=["parameters"]
client = "ateliers_du_rivage"
period = ""
language = ""
document = "audit"
work = ""

# %% tags=["setup"]
from stratbook.display.views import calendar as calendar_views
from stratbook.display.views import editorial as views
from stratbook.notebook.session import open_session
from stratbook.plan import calendar as plan
from stratbook.strategy import editorial
from stratbook.strategy.performance.scorecard import scope_for

session = open_session(client, period=period, language=language, document=document, work=work)
look, file, inputs = session.look, session.brief.file, session.brief.inputs
scope = scope_for(session.brief, session.tables, session.period)
session

# %% [markdown] tags=["fr"]
# # Ligne éditoriale

# %% [markdown] tags=["en"]
# # Editorial line

# %% [markdown] tags=["fr", "method"]
# Ce chapitre tient la ligne sur une page, compare ce qui a été publié à ce qui devait l’être, puis
# répond à trois questions : quand publier, qu’est-ce qui porte l’audience, que réutiliser. On y
# apprend à ne conseiller une heure que si elle fait mieux que le hasard.

# %% [markdown] tags=["en", "method"]
# This chapter keeps the line on one page, holds what was published against what was to be, then
# answers three questions: when to publish, what carries the audience, what to reuse. It teaches to
# advise an hour only if it does better than chance.

# %% [markdown] tags=["fr"]
# ## La ligne et ses piliers
#
# La ligne d’abord, le calendrier ensuite : promesse, public, ton, ce que l’on dit et ce que l’on
# évite.

# %% [markdown] tags=["en"]
# ## The line and its pillars
#
# The line first, the calendar next: promise, audience, tone, what we say and what we avoid.

# %% [markdown] tags=["fr", "method"]
# Chaque publication relève d’un pilier, et chaque pilier a une part visée.

# %% [markdown] tags=["en", "method"]
# Each post belongs to a pillar, and each pillar has a share aimed at.

# %%
line = editorial.read_line(inputs["editorial_line"])
views.line_page(look, line)

# %%
pillars = editorial.read_pillars(inputs["pillars"], scope, session.overrides)

# %% tags=["detail"]
views.pillar_cards(look, pillars)

# %% [markdown] tags=["fr", "method"]
# La part d’un pilier se lit avec son intervalle : sur quelques dizaines de publications, un écart
# de cinq points ne prouve rien. Les publications sans pilier sont comptées à part.

# %% [markdown] tags=["en", "method"]
# A pillar’s share is read with its interval: on a few dozen posts, a gap of five points proves
# nothing. Posts without a pillar are counted apart, never shared out.

# %%
views.share_figure(look, pillars)

# %% tags=["detail"]
views.share_table(look, pillars)

# %%
session.apply(*pillars.choices)

# %% tags=["detail"]
views.drift_figure(look, pillars)

# %%
rhythms = editorial.read_cadence(inputs["cadence"], session.tables["posts"], session.period)

# %% tags=["detail"]
views.cadence_table(look, rhythms)

# %% [markdown] tags=["fr"]
# ## Quand publier
#
# Chaque publication est comparée à ce que sa plateforme, son format et son mois laissaient attendre
# (indice 100).

# %% [markdown] tags=["en"]
# ## When to publish
#
# Each post is compared with what its platform, format and month led to expect (index 100).

# %% [markdown] tags=["fr", "method"]
# Un créneau de peu de publications est ramené vers 100 ; l’effectif est imprimé. Puis vient la
# vraie question : cette grille fait-elle mieux qu’un tirage au sort ?

# %% [markdown] tags=["en", "method"]
# A slot with few posts is drawn towards 100; the number of posts is printed. Then comes the real
# question: does this grid do better than a draw of lots?

# %%
grids = editorial.week_grids(scope)

# %% tags=["detail"]
views.week(look, grids, session.tables.timezone)

# %%
views.best_slots(look, grids)

# %% tags=["detail"]
views.trial_table(look, grids)

# %% tags=["detail"]
views.margin_figure(look, grids)

# %%
slots = editorial.slot_choices(grids, session.overrides)
session.apply(*slots)

# %%
session.decide(*editorial.slot_decisions(grids, slots, look.language.code))

# %% [markdown] tags=["fr"]
# ## Ce qui porte l’audience
#
# « 5 % des contenus font 95 % de l’audience » : la formule se mesure au lieu de se citer.

# %% [markdown] tags=["en"]
# ## What carries the audience
#
# “5% of contents make 95% of the audience”: the saying is to be measured, not quoted.

# %% [markdown] tags=["fr", "method"]
# La courbe dit quelle part de l’audience revient aux publications les plus vues ; le tableau dit ce
# que ces gagnantes ont en commun, une fois corrigé du nombre de traits essayés.

# %% [markdown] tags=["en", "method"]
# The curve says which share of the audience the most seen posts make; the table says what these
# winners have in common, once corrected for the number of traits tried.

# %%
shares = editorial.concentrations(scope)
views.lorenz_figure(look, shares)

# %% tags=["detail"]
views.concentration_table(look, shares)

# %%
winners = editorial.find_winners(scope)

# %% tags=["detail"]
views.winners_table(look, winners)

# %% [markdown] tags=["fr"]
# ## Réutiliser et relayer
#
# Avant de produire, on fait l’inventaire : archives, guides, photos, témoignages que chaque service
# possède déjà.

# %% [markdown] tags=["en"]
# ## Reuse and curation
#
# Before producing, one takes stock: archives, guides, photos, testimonies that each department
# holds already.

# %% [markdown] tags=["fr", "method"]
# Et l’on relaie les contenus des autres, à condition d’en avoir le droit et de nommer l’auteur.

# %% [markdown] tags=["en", "method"]
# And one passes on the contents of others, provided one has the right to and names the author.

# %%
reuse = editorial.read_assets(inputs["assets"], editorial.platforms_held(inputs["accounts"]))

# %% tags=["detail"]
views.reuse_matrix(look, reuse)

# %%
log = editorial.read_curation(inputs["curation"])

# %% tags=["detail"]
views.curation_table(look, log)

# %%
received = editorial.receptions(scope, log)

# %% tags=["detail"]
views.reception_table(look, received, editorial.reception_sources(scope))

# %% [markdown] tags=["fr"]
# ## La communauté en vrai
#
# Rencontrer le public et l’inviter à créer des contenus : les mentions de ces jours-là se comparent
# à celles des mêmes jours de la semaine, avant.

# %% [markdown] tags=["en"]
# ## The community in person
#
# To meet the public and invite them to make contents: the mentions of those days are compared with
# those of the same weekdays before.

# %% [markdown] tags=["fr", "method"]
# Elles coïncident avec le rendez-vous ; elles ne prouvent pas qu’il en soit la cause.

# %% [markdown] tags=["en", "method"]
# They coincide with the event; they do not prove that it caused them.

# %%
events = editorial.read_gatherings(inputs["gatherings"], scope)

# %% tags=["detail"]
views.gathering_table(look, events)

# %% [markdown] tags=["fr"]
# ## Les heures
#
# Une ligne tient si les heures suivent.

# %% [markdown] tags=["en"]
# ## The hours
#
# A line holds if the hours follow.

# %% [markdown] tags=["fr", "method"]
# Ce qui se répète chaque mois et qu’un outil sait faire rend du temps à ce que personne ne peut
# automatiser : écrire, répondre, rencontrer.

# %% [markdown] tags=["en", "method"]
# What comes back every month and a tool can do gives time back to what nobody can automate: to
# write, to answer, to meet.

# %%
budget = editorial.read_hours(inputs["tasks"])

# %% tags=["detail"]
views.hours_figure(look, budget)

# %% tags=["detail"]
views.automation_table(look, budget)

# %% [markdown] tags=["fr"]
# ## Le calendrier des semaines à venir
#
# Le calendrier se prépare : la part de chaque pilier devient un nombre entier de publications, les
# créneaux et la cadence donnent les jours, les dates et les personas donnent l’angle, les heures
# disponibles fixent la limite.

# %% [markdown] tags=["en"]
# ## The calendar of the weeks to come
#
# The calendar is prepared: the share of each pillar becomes a whole number of posts, slots and
# cadence give the days, dates and personas give the angle, the hours there are set the limit.

# %% [markdown] tags=["fr", "method"]
# Une ligne proposée n’est qu’une proposition ; ce que les heures ne contiennent pas est nommé.

# %% [markdown] tags=["en", "method"]
# A proposed row is a proposal only; what the hours do not hold is named.

# %%
calendar = plan.review_calendar(
    session.brief, session.tables, session.period, editorial.slots_of(grids)
)
calendar_views.calendar_figure(look, calendar)

# %% tags=["detail"]
calendar_views.agenda(look, calendar)

# %% tags=["detail"]
calendar_views.hook_table(look, calendar)

# %% tags=["detail"]
calendar_views.load_table(look, calendar)

# %% tags=["detail"]
calendar_views.cut_table(look, calendar)

# %%
session.apply(*calendar.draft.choices)

# %% [markdown] tags=["fr"]
# ## Le calendrier contrôlé et suivi
#
# Avant publication, chaque ligne passe les mêmes contrôles : pilier, créneau, appel à l’action,
# responsable, visuel, date, validation.

# %% [markdown] tags=["en"]
# ## The calendar, checked and followed up
#
# Before publication, each row passes the same checks: pillar, slot, call to action, owner, visual,
# date, approval.

# %% [markdown] tags=["fr", "method"]
# Après, ce qui était prévu se compare à ce qui est sorti ; un rapprochement par ressemblance reste
# à confirmer.

# %% [markdown] tags=["en", "method"]
# Afterwards, what was planned is held against what came out; a match by likeness is still to be
# confirmed.

# %% tags=["detail"]
calendar_views.fault_table(look, calendar)

# %% tags=["detail"]
calendar_views.approval_table(look, calendar)

# %% tags=["detail"]
calendar_views.follow_cards(look, calendar)

# %% tags=["detail"]
calendar_views.follow_table(look, calendar)

# %% tags=["detail"]
calendar_views.plan_pillar_table(look, calendar)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 6 · Corriger le calendrier ; mesurer la concentration
#
# **Le calendrier.** Huit publications partent dans la semaine. Le fichier Excel, calendar.xlsx, est
# dans le dossier data/exercises/ex06 (le même tableau s’affiche ci-dessous). On le relit au jour
# indiqué dans les règles : cinq lignes ne peuvent pas partir telles quelles, chacune pour une
# raison différente (sans pilier, deux fois le même créneau, sans appel à l’action, date passée,
# publication d’ambassadeur non validée). Donnez leurs identifiants, entre crochets ; de deux
# publications sur un même créneau, celle qui est listée en second.
#
# **L’audience.** « 5 % des contenus font 95 % de l’audience » : vérifiez-le sur vingt publications.
# Donnez l’audience des 5 % et des 20 % les plus vues (en %, une décimale), le nombre de
# publications qui suffit à faire 80 % de l’audience, la part des vingt qu’elles représentent
# (en %), et le coefficient de Gini (trois décimales) : somme des (2 × rang − n − 1) × audience,
# rangs du plus petit au plus grand, divisée par n × total. Remplacez chaque … de la cellule de
# réponse par la vôtre, exécutez-la, puis lancez la vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 6 · Correct the calendar; measure the concentration
#
# **The calendar.** Eight posts go out this week. The Excel file, calendar.xlsx, is in the folder
# data/exercises/ex06 (the same table is shown below). It is looked at on the day given in the
# rules: five rows cannot go out as they are, each for another reason (no pillar, the same slot
# twice, no call to action, a past date, an ambassador’s post not approved). Give their ids, between
# square brackets; of two posts in one slot, the one listed second.
#
# **The audience.** “5% of contents make 95% of the audience”: check it on twenty posts. Give the
# audience of the top 5% and the top 20% (in %, one decimal), how few posts make 80% of the
# audience, which share of the twenty they are (in %), and the Gini coefficient (three decimals):
# sum of (2 × rank − n − 1) × audience, ranks from the smallest to the largest, divided by n ×
# total. Replace each … of the answer cell with yours, run it, then run the check: as many tries as
# you like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex06")

# %% tags=["exercise", "answer"]
ex06 = {
    "faulty_rows": ...,
    "top_5": ..., "top_20": ...,
    "posts_for_80": ..., "posts_for_80_share": ...,
    "gini": ...,
}

# %% tags=["solution"]
rows, rules = course.data("ex06")["calendar"], course.data("ex06")["rules"].set_index("rule")
late, twice = rows["date"] < rules.loc["looked_at", "value"], ["date", "time", "platform"]
alone = rows["author"].eq("ambassador") & rows["state"].eq("to_validate")
faulty = rows[["pillar", "cta"]].eq("").any(axis=1) | rows.duplicated(twice) | late | alone
posts = course.data("ex06")["posts"]["audience"].sort_values(ascending=False, ignore_index=True)
made = posts.cumsum() / posts.sum() * 100
few = int((made < 80).sum()) + 1
gini = ((posts.rank(method="first") * 2 - 21) * posts).sum() / (20 * posts.sum())
ex06 = {
    "faulty_rows": list(rows.loc[faulty, "row"]), "top_5": made[0], "top_20": made[3],
    "posts_for_80": few, "posts_for_80_share": few / 20 * 100, "gini": gini,
}

# %% tags=["exercise", "check"]
course.check("ex06", ex06)

# %% [markdown] tags=["fr"]
# ## À retenir
#
# Chaque constat vient d’une règle écrite ; son seuil figure en annexe.

# %% [markdown] tags=["en"]
# ## What to keep in mind
#
# Each finding comes from a written rule; its threshold is in the appendix.

# %%
found = (
    *editorial.find_line(line, rhythms, pillars),
    *editorial.find_slots(grids),
    *editorial.find_audience(shares, winners),
    *editorial.find_contents(log, received, reuse),
    *editorial.find_events(events),
    *editorial.find_hours(budget),
    *plan.find_calendar(calendar),
)
session.record(*found)
