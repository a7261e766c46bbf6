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
from stratbook.display.views import actions as steps, organisation as views
from stratbook.notebook.action_effects import followed_plan
from stratbook.notebook.session import open_session
from stratbook.plan.actions import find_actions
from stratbook.plan.readiness.charter import outline_for, read_situation
from stratbook.strategy import organisation as strategy
from stratbook.strategy.kpis import measure
from stratbook.strategy.performance.scorecard import scope_for

session = open_session(client, period=period, language=language, document=document, work=work)
look, file, sheets = session.look, session.brief.file, session.brief.inputs
session

# %% [markdown] tags=["fr"]
# # Organisation

# %% [markdown] tags=["en"]
# # Organisation

# %% [markdown] tags=["fr", "method"]
# Une stratégie échoue souvent sur une question simple : qui le fait ? Ce chapitre répartit les
# tâches, pèse les heures, choisit une configuration par règle, en donne le coût, puis regarde ce
# qui fait durer une équipe : compétences, responsabilités, veille. On y apprend à ne pas confondre
# un métier et une personne.

# %% [markdown] tags=["en", "method"]
# A strategy often fails on a simple question: who does it? This chapter splits the tasks, weighs
# the hours, chooses a configuration by rule, says what it costs, then looks at what makes a team
# last: skills, responsibilities, watch. It teaches not to take a trade for a person.

# %% [markdown] tags=["fr"]
# ## Décider, chiffrer, exécuter
#
# Le social media manager (SMM) fixe les objectifs et les chiffre ; le community manager (CM) anime
# et exécute.

# %% [markdown] tags=["en"]
# ## To decide, to put in figures, to carry out
#
# The social media manager (SMM) sets objectives and puts them in figures; the community manager
# (CM) animates and carries out.

# %% [markdown] tags=["fr", "method"]
# Parfois une seule personne porte les deux casquettes. Le tableau dit ce qu’il en est.

# %% [markdown] tags=["en", "method"]
# Sometimes one person wears both hats. The table says how it is.

# %%
team = strategy.read_team(sheets)
split = strategy.split_tasks(team)

# %% tags=["detail"]
views.split_figure(look, team, split)

# %% tags=["detail"]
views.split_table(look, team, split)

# %% [markdown] tags=["fr"]
# ## La charge face au contrat
#
# On additionne les heures que les tâches demandent à chaque rôle, puis on les compare aux heures
# prévues.

# %% [markdown] tags=["en"]
# ## Load against contract
#
# The hours that tasks ask of each role are added up, then held against the hours foreseen.

# %% [markdown] tags=["fr", "method"]
# La communauté et la vente prennent le plus de temps, et débordent les premières.

# %% [markdown] tags=["en", "method"]
# Community and selling take the most time, and are the first to overflow.

# %%
loads = strategy.loads(team)
views.load_figure(look, loads)

# %% tags=["detail"]
views.load_table(look, loads)

# %% [markdown] tags=["fr"]
# ## La bonne configuration
#
# Un SMM, un CM, une personne pour les deux, ou deux personnes ?

# %% [markdown] tags=["en"]
# ## The right configuration
#
# An SMM, a CM, one person for both, or two people?

# %% [markdown] tags=["fr", "method"]
# Des règles ordonnées répondent, d’après la clientèle, la taille, l’urgence, les moyens et
# l’actualité. La première qui s’applique décide ; le consultant peut trancher autrement, sa raison
# est alors imprimée.

# %% [markdown] tags=["en", "method"]
# Ordered rules answer, from customers, size, urgency, means and news. The first that holds decides;
# the consultant may decide otherwise, and the reason is then printed.

# %%
pays = strategy.pay_ranges(sheets["pay"], file.currency)
prices = strategy.costs(pays, team)
scope = scope_for(session.brief, session.tables, session.period)
community = measure("community_size", scope).value
situation = strategy.read_situation(
    sheets, file.organisation.type, community, team.available, strategy.two_posts(prices)
)
found = strategy.configure(situation, team.today, session.overrides)

# %% tags=["detail"]
views.situation_table(look, found)

# %% tags=["detail"]
views.rule_table(look, found)

# %% tags=["detail"]
views.turn_table(look, found)

# %%
session.apply(*([found.choice] if found.choice else []))

# %% [markdown] tags=["fr"]
# ## Ce que cela coûte
#
# Un poste coûte son salaire et ses charges, qu’il soit plein ou non ; des jours achetés coûtent ce
# que l’on consomme.

# %% [markdown] tags=["en"]
# ## What it costs
#
# A post costs its salary and charges, whether it is full or not; days bought cost what is used.

# %% [markdown] tags=["fr", "method"]
# Les fourchettes se changent dans la feuille des rémunérations. La question de la vidéo, faire ou
# acheter, est traitée avec le plan média.

# %% [markdown] tags=["en", "method"]
# The ranges can be changed in the sheet of pay. The question of video, make or buy, is treated with
# the media plan.

# %%
chosen = found.choice.chosen if found.choice else ""
views.cost_figure(look, prices, chosen, file.currency)

# %%
sourcing = strategy.source_posts(prices, chosen, session.overrides)

# %% tags=["detail"]
views.cost_table(look, prices, sourcing, file.currency)

# %% tags=["detail"]
views.pay_table(look, pays, file.currency)

# %%
proposed = (
    *strategy.decide_configuration(found, look.language.code),
    *strategy.decide_sourcing(sourcing, file.currency),
)
session.decide(*proposed) if proposed else None

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 8 · Faire ou faire faire ; quelle configuration ?
#
# **La vidéo d’abord** (section « Faire ou faire faire » du plan média). En interne, le matériel et
# la formation se paient une fois par an, puis chaque vidéo demande des heures et quelques frais ;
# un prestataire facture à la vidéo. Donnez le coût d’une vidéo en interne hors matériel et
# formation (en €), le seuil : le premier nombre entier de vidéos par an à partir duquel faire ne
# coûte pas plus cher que faire faire, puis, pour une petite année et une année pleine, les deux
# coûts (en €) et votre conseil, « make » (faire) ou « buy » (faire faire).
#
# **La configuration ensuite.** Quatre situations vous sont soumises, ainsi que les règles ordonnées
# de ce chapitre : elles se lisent de haut en bas, et la première dont toutes les conditions
# tiennent décide. Une condition dont la situation ne dit rien ne tient pas. Pour chaque cas, donnez
# entre guillemets la configuration (smm, cm, both pour une personne à deux casquettes, smm_cm pour
# deux personnes) et le nom de la règle qui l’a décidée. Comptez 35 minutes.
#
# Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la
# vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 8 · Make or buy; which configuration?
#
# **First the video** (section “Make or buy” of the media plan). In-house, kit and training are paid
# once a year, then each video asks for hours and some costs; a provider charges by the video. Give
# the cost of a video in-house without kit and training (in €), the break-even: the first whole
# number of videos a year from which making costs no more than buying, then, for a small year and a
# full year, both costs (in €) and your advice, “make” or “buy”.
#
# **Then the configuration.** You are given four situations and the ordered rules of this chapter:
# they are read from the top, and the first whose conditions all hold decides. A condition on which
# the situation says nothing does not hold. For each case give, between quotation marks, the
# configuration (smm, cm, both for one person with two hats, smm_cm for two people) and the name of
# the rule that decided it. Allow 35 minutes.
#
# Replace each … of the answer cell with yours, run it, then run the check: as many tries as you
# like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex08")

# %% tags=["exercise", "answer"]
ex08 = {
    "per_video": ..., "break_even": ...,
    "few_make": ..., "few_buy": ..., "few_choice": ...,
    "many_make": ..., "many_buy": ..., "many_choice": ...,
    "case_1": ..., "rule_1": ...,
    "case_2": ..., "rule_2": ...,
    "case_3": ..., "rule_3": ...,
    "case_4": ..., "rule_4": ...,
}

# %% tags=["solution"]
kit, training, hours, rate, other, quote, few, many = course.data("ex08")["video"]["amount"]
each, years = hours * rate + other, {"few": few, "many": many}
made = {size: kit + training + count * each for size, count in years.items()}
bought = {size: count * quote for size, count in years.items()}
right = {"case_a": ("smm", "urgent_visibility"), "case_b": ("cm", "relation"),
         "case_c": ("both", "tiny_team"), "case_d": ("smm_cm", "large_community")}
cases = course.data("ex08")["cases"].set_index("case")["situation"].map(right)
ex08 = {"per_video": each, "break_even": -(-(kit + training) // (quote - each)),
        **{f"{size}_make": cost for size, cost in made.items()},
        **{f"{size}_buy": cost for size, cost in bought.items()},
        **{f"{size}_choice": "make" if made[size] < bought[size] else "buy" for size in years},
        **cases.str[0].add_prefix("case_"), **cases.str[1].add_prefix("rule_")}

# %% tags=["exercise", "check"]
course.check("ex08", ex08)

# %% [markdown] tags=["fr"]
# ## Compétences et formation
#
# Outils, webmarketing, écriture, oral, chiffres ; créativité, réactivité, sang-froid.

# %% [markdown] tags=["en"]
# ## Skills and training
#
# Tools, web marketing, writing, speaking, figures; creativity, reactivity, calm.

# %% [markdown] tags=["fr", "method"]
# Chaque rôle s’évalue lui-même : c’est une conversation à ouvrir, pas une note. Former, c’est aussi
# parler à chacun selon ce qu’il sait déjà.

# %% [markdown] tags=["en", "method"]
# Each role rates itself: it is a conversation to open, not a mark. To train is also to speak to
# each according to what they know already.

# %%
skills = strategy.read_skills(sheets, team)

# %% tags=["detail"]
views.skill_figure(look, skills)

# %% tags=["detail"]
views.need_table(look, skills)

# %% tags=["detail"]
views.plan_table(look, skills, file.currency)

# %% tags=["detail"]
views.speech_table(look, skills)

# %% [markdown] tags=["fr"]
# ## Qui répond de quoi
#
# Direction du marketing, rédaction, agence, client : beaucoup contribuent, un seul répond.

# %% [markdown] tags=["en"]
# ## Who answers for what
#
# Marketing direction, editorial staff, agency, client: many contribute, one answers.

# %% [markdown] tags=["fr", "method"]
# Un sujet sans approbateur n’avance pas ; avec deux, chacun attend l’autre.

# %% [markdown] tags=["en", "method"]
# A subject without an accountable role does not move; with two, each waits for the other.

# %%
matrix = strategy.read_matrix(sheets["raci"], file.objectives, team)

# %% tags=["detail"]
views.raci_table(look, matrix)

# %%
asked = strategy.decide_accountable(matrix)
session.decide(*asked) if asked else None

# %% [markdown] tags=["fr", "method"]
# Un plan se suit et se révise : ce qui est fait, ce qui a glissé, ce que les KPI en montrent, et si
# les heures tiennent. Tout se juge à la clôture, la fin de la période. Les recommandations de tous
# les chapitres rejoignent ce plan, classées, après le dernier chapitre.

# %% [markdown] tags=["en", "method"]
# A plan is followed up and revised: what is done, what has slipped, what the KPIs show of it, and
# whether the hours fit. All is judged at the cut-off, the end of the period. The recommendations of
# all chapters join this plan, ranked, after the last chapter.

# %%
plan = followed_plan(session, scope)

# %% tags=["detail"]
steps.timeline(look, plan, session.period)

# %% tags=["detail"]
steps.followed(look, plan)

# %% tags=["detail"]
steps.load_table(look, plan)

# %% tags=["detail"]
steps.loads_table(look, plan)

# %% tags=["detail"]
steps.revision_table(look, plan.revisions)

# %% [markdown] tags=["fr"]
# ## Ambassadeurs et charte
#
# Salariés et clients parlent aussi de l’organisation.

# %% [markdown] tags=["en"]
# ## Ambassadors and charter
#
# Employees and customers speak of the organisation as well.

# %% [markdown] tags=["fr", "method"]
# Leur parole se mesure en totaux, jamais par personne, et s’encadre par une charte écrite avec eux.
# En voici le squelette, rempli de ce que vos feuilles disent déjà.

# %% [markdown] tags=["en", "method"]
# What they say is measured in totals, never by person, and framed by a charter written with them.
# Here is its skeleton, filled with what your sheets say already.

# %%
panels = strategy.read_advocacy(scope, session.comparison)

# %% tags=["detail"]
views.advocacy_table(look, panels)

# %%
context = read_situation(sheets["charter"], sheets["employee_voice"], session.period)
outline = outline_for(context, file.organisation.type)
charter = strategy.fill_charter(outline, session.brief, team)

# %% tags=["detail"]
views.charter_table(look, charter)

# %% [markdown] tags=["fr"]
# ## Veille, changements, essais
#
# La veille prend du temps et paie plus tard : on mesure ce qu’elle couvre et ce qui en sort.

# %% [markdown] tags=["en"]
# ## Watch, changes, tests
#
# Watch takes time and pays later: what it covers and what comes of it are measured.

# %% [markdown] tags=["fr", "method"]
# Chaque semaine, une plateforme change ; ce qui touche un comptage se marque sur les courbes. Et
# l’on essaie en petit, avec un seuil écrit avant.

# %% [markdown] tags=["en", "method"]
# Every week a platform changes; what touches a count is marked on the curves. And one tries on a
# small scale, with a threshold written before.

# %%
watch = strategy.read_watch(sheets["watch_log"], sheets["competitors"], session.period)

# %% tags=["detail"]
views.watch_figure(look, watch)

# %% tags=["detail"]
views.watch_table(look, watch)

# %%
changes = strategy.register(
    sheets["platform_changes"], session.tables["posts"]["platform"].unique(), session.period
)

# %% tags=["detail"]
views.change_table(look, changes)

# %%
trials = strategy.read_tests(sheets["innovations"], session.period, session.overrides)

# %% tags=["detail"]
views.trial_table(look, trials, file.currency)

# %%
judged = strategy.decide_tests(trials)
session.decide(*judged) if judged else None

# %% [markdown] tags=["fr"]
# ## Un métier qui change, une marque à connaître
#
# Le métier mue sans cesse : hier les forums, aujourd’hui la vidéo courte et les assistants qui
# écrivent, demain autre chose.

# %% [markdown] tags=["en"]
# ## A trade that changes, a brand to know
#
# The trade keeps changing: forums yesterday, short video and assistants that write today, something
# else tomorrow.

# %% [markdown] tags=["fr", "method"]
# Trois habitudes protègent : tenir un registre de ce qui change, essayer une nouveauté par
# trimestre, et garder des compétences qui servent partout : écrire, chiffrer, expliquer. Préparer
# sa reconversion, c’est noter ce que l’on sait faire sans tel ou tel outil. Reste ce qui ne change
# pas : la marque, que l’on représente et que l’on garantit. Ses faits se savent par cœur.

# %% [markdown] tags=["en", "method"]
# Three habits protect: keep a register of what changes, try one new thing a quarter, and keep
# skills that serve everywhere: writing, figures, explaining. To prepare for another job is to note
# what one can do without this or that tool. What does not change is the brand, which one represents
# and guarantees. Its facts are known by heart.

# %%
facts = strategy.read_facts(sheets["brand_facts"])

# %% tags=["detail"]
views.fact_table(look, facts, session.period.end)

# %%
session.record(
    *strategy.find_configuration(found),
    *strategy.find_load(team, loads),
    *strategy.find_sourcing(sourcing, file.currency),
    *strategy.find_matrix(matrix),
    *strategy.find_skills(skills),
    *strategy.find_advocacy(panels[0]),
    *strategy.find_outlook(watch, changes, trials),
    *strategy.find_facts(facts, session.period.end),
    *strategy.find_charter(charter),
    *find_actions(plan),
)
