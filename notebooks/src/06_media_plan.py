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
document = "performance"
work = ""

# %% tags=["setup"]
from stratbook.display.views import flights as flight_views
from stratbook.display.views import media_plan as views
from stratbook.display.views import readiness, tracking
from stratbook.notebook.session import open_session
from stratbook.plan import chapter

session = open_session(client, period=period, language=language, document=document, work=work)
look, file = session.look, session.brief.file
session

# %% [markdown] tags=["fr"]
# # Plan média

# %% [markdown] tags=["en"]
# # Media plan

# %% [markdown] tags=["fr", "method"]
# Ce chapitre partage le budget en trois, puis l’achat d’espace entre les régies. On y apprend ce
# que valent une règle empirique, un classement par résultats passés et un optimum prouvé, ce que
# coûte chaque contrainte, et à quel point tout cela est sûr.

# %% [markdown] tags=["en", "method"]
# This chapter splits the budget in three, then the ad space between platforms. It teaches what a
# rule of thumb, a ranking by past results and a proved optimum are worth, what each constraint
# costs, and how sure all of it is.

# %% [markdown] tags=["fr"]
# ## Le budget en trois parts
#
# La règle empirique : un tiers pour l’achat d’espace, un tiers pour la stratégie, un tiers pour la
# production.

# %% [markdown] tags=["en"]
# ## The budget in three parts
#
# The rule of thumb: a third for ad space, a third for strategy, a third for production.

# %% [markdown] tags=["fr", "method"]
# Les poids se changent dans le brief ; l’écart entre le plan et l’intention se lit en montant et en
# points. Sans moyens pour acheter de la visibilité, on mise sur la créativité et la stratégie : ce
# que l’achat d’espace perd leur revient à parts égales.

# %% [markdown] tags=["en", "method"]
# The weights are changed in the brief; the distance between plan and intention is read as an amount
# and in points. Without the means to buy visibility, one leans on creativity and strategy: what ad
# space gives up goes to them in equal parts.

# %%
plan = chapter.plan_media(session.brief, session.tables)
choice = chapter.split_choice(session.overrides)
views.thirds_figure(look, plan, file.currency)

# %% tags=["detail"]
views.thirds_table(look, plan, file.currency, file.tax)

# %% tags=["detail"]
views.scenario_table(look, chapter.scenarios(plan, file.budget), plan, file.currency)

# %% [markdown] tags=["fr"]
# ## L’achat d’espace, réparti au mieux
#
# Chaque euro de plus rapporte un peu moins : la courbe s’aplatit.

# %% [markdown] tags=["en"]
# ## Ad space, split at its best
#
# Each further unit of money brings a little less: the curve flattens.

# %% [markdown] tags=["fr", "method"]
# Le meilleur partage est celui où la même somme, ajoutée sur n’importe quelle régie, rapporterait
# autant, dans les limites fixées. Il n’est le meilleur que sous ces courbes.

# %% [markdown] tags=["en", "method"]
# The best split is the one at which the same sum, added on any platform, would bring as much,
# within the limits set. It is best only under these curves.

# %%
views.allocation_figure(look, plan, file.currency)

# %%
views.allocation_table(look, plan, file.currency, file.tax)

# %% tags=["detail"]
views.best_table(look, plan, file.currency, file.tax)

# %%
views.split_notes(look, plan, file.currency)

# %% tags=["detail"]
views.changes_table(look, plan, file.currency, file.tax)

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Déplacez le budget, les limites d’une régie ou l’objet des annonces : le partage et
# le prix de chaque limite suivent. Ce que vous gardez est le plan du prochain rapport.

# %% [markdown] tags=["en", "explore"]
# **To try.** Move the budget, the limits of a platform or what the ads aim at: the split and the
# price of each limit follow. What you keep is the plan of the next report.

# %% tags=["explore"]
from stratbook.notebook.explorers.budget import explore_budget

explore_budget(session, plan)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 7 · Répartir le budget
#
# Le client prépare une campagne. Vous refaites à la main ce que ce chapitre calcule, sur quatre
# questions qui s’enchaînent ; tous les montants sont en euros.
#
# - **a.** Le budget total se partage en trois tiers égaux : achat d’espace, stratégie, production.
# - **b.** L’achat d’espace est plafonné ; ce qui reste va à parts égales à la stratégie et à la
#   production.
# - **c.** L’achat d’espace se répartit entre trois plateformes. Chacune rapporte son coefficient ×
#   √euros : quatre fois plus d’argent, deux fois plus de résultats. L’euro suivant y rapporte
#   coefficient ÷ (2 × √montant). Cherchez le partage où aucun euro ne gagnerait à changer de
#   plateforme.
# - **d.** Même question, mais le client veut un minimum sur Snapchat.
#
# Donnez les montants à l’euro près, les résultats avec une décimale, le rendement de l’euro suivant
# avec quatre. Rédigez enfin votre préconisation : 60 mots au plus, entre guillemets, avec un
# chiffre, ce à quoi il se compare, une action, un responsable (un rôle) et une date. La
# vérification contrôle la structure du texte ; votre formateur en lit le fond. Comptez 35 minutes.
#
# Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la
# vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 7 · Split the budget
#
# The client prepares a campaign. You do by hand what this chapter computes, in four questions that
# follow one another; all amounts are in euros.
#
# - **a.** The whole budget is shared in three equal parts: ad space, strategy, production.
# - **b.** Ad space is capped; what is left goes in equal parts to strategy and production.
# - **c.** Ad space is split between three platforms. Each brings its factor × √euros: four times
#   the money, twice the results. There the next euro brings factor ÷ (2 × √amount). Look for the
#   split at which no euro would gain by moving to another platform.
# - **d.** The same, but the client wants a minimum on Snapchat.
#
# Give amounts to the euro, results with one decimal, the return of the next euro with four. Last,
# write your recommendation: 60 words at most, between quotation marks, with a figure, what it is
# compared with, an action, an owner (a role) and a date. The check looks at the structure of the
# text; your trainer reads its substance. Allow 35 minutes.
#
# Replace each … of the answer cell with yours, run it, then run the check: as many tries as you
# like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex07")

# %% tags=["exercise", "answer"]
ex07 = {
    "equal_part": ..., "capped": ...,
    "instagram": ..., "facebook": ..., "snapchat": ...,
    "result": ..., "result_equal": ..., "marginal": ..., "same_everywhere": ...,
    "floor_instagram": ..., "floor_facebook": ..., "floor_snapchat": ...,
    "floor_result": ..., "floor_cost": ...,
    "recommendation": ...,
}

# %% tags=["solution"]
total, cap, space, floor = course.data("ex07")["budget"]["amount"]
factor = course.data("ex07")["platforms"].set_index("platform")["factor"].rename(str.lower)
best = space * factor**2 / (factor**2).sum()  # the next euro then brings as much everywhere
kept = (space - floor) * factor**2 / (factor**2)[["instagram", "facebook"]].sum()
kept["snapchat"] = floor
most, equal, less = ((factor * each**0.5).sum() for each in (best, 0 * factor + space / 3, kept))
ex07 = {"equal_part": total / 3, "capped": (total - cap) / 2, **best, "result": most,
        "result_equal": equal, "marginal": factor["instagram"] / (2 * best["instagram"] ** 0.5),
        "same_everywhere": "marginal", **kept.add_prefix("floor_"), "floor_result": less,
        "floor_cost": most - less}

# %% tags=["solution"]
ex07 = ex07 | {"recommendation": {
    "fr": f"{most:.0f} résultats contre {equal:.0f} à parts égales : le social media manager "
          "réserve ce partage avant le 5 octobre.",
    "en": f"{most:.0f} results against {equal:.0f} in equal parts: the social media manager "
          "adopts this plan by 5 October.",
}[course.look.language.code]}

# %% tags=["exercise", "check"]
course.check("ex07", ex07)

# %% [markdown] tags=["fr"]
# ## Ce qui est sûr, ce qui l’est moins
#
# Une courbe vaut ce que valent ses sources.

# %% [markdown] tags=["en"]
# ## What is sure and what is less so
#
# A curve is worth what its sources are worth.

# %% [markdown] tags=["fr", "method"]
# Elle est retirée au sort mille fois : si le partage tient, on peut s’y fier ; sinon, mieux vaut
# tester d’abord. Chaque contrainte a un prix, que l’on trouve en refaisant le calcul sans elle.

# %% [markdown] tags=["en", "method"]
# It is redrawn a thousand times: if the split holds, it can be relied on; if not, a test comes
# first. Each constraint has a price, found by solving again without it.

# %% tags=["detail"]
views.known_table(look, plan, file.currency)

# %% tags=["detail"]
views.history_table(look, plan, file.currency)

# %% tags=["detail"]
views.robustness(look, plan, file.currency)

# %% tags=["detail"]
views.questions_table(look, plan, file.currency, file.tax)

# %% [markdown] tags=["fr"]
# ## Le plan, vague par vague
#
# Une vague, c’est une régie, une audience, des dates et un budget.

# %% [markdown] tags=["en"]
# ## The plan, flight by flight
#
# A flight is a platform, an audience, dates and a budget.

# %% [markdown] tags=["fr", "method"]
# Ce qu’il devrait apporter se lit du bas au haut, et chaque prix dit d’où il vient : la ligne, les
# publicités du client, un repère daté. Les personnes touchées sur plusieurs régies ne
# s’additionnent pas : ce sont souvent les mêmes.

# %% [markdown] tags=["en", "method"]
# What it should bring is read from low to high, and each price says where it comes from: the row,
# the client’s own ads, a dated benchmark. People reached on several platforms are not added: they
# are often the same.

# %%
flights = chapter.plan_flights(
    session.brief, session.tables["ads"], session.period.end,
    chapter.amounts_of(chapter.chosen_split(plan.ad_space, choice)),
)

# %% tags=["detail"]
flight_views.flight_table(look, flights)

# %% tags=["detail"]
flight_views.forecast_table(look, flights)

# %% tags=["detail"]
flight_views.price_table(look, flights)

# %% tags=["detail"]
flight_views.reach_figure(look, flights)

# %% [markdown] tags=["fr"]
# ## Semaine après semaine
#
# Étaler le budget est simple ; le faire pencher vers les semaines qui valent leur prix rapporte un
# peu plus.

# %% [markdown] tags=["en"]
# ## Week after week
#
# Spreading the budget evenly is simple; leaning it towards the weeks that are worth their price
# brings a little more.

# %% [markdown] tags=["fr", "method"]
# Le gain tient à trois hypothèses, écrites sous le tableau : les prix du mois, les temps forts, et
# ce qui reste d’une publicité la semaine d’après.

# %% [markdown] tags=["en", "method"]
# The gain rests on three assumptions, written under the table: prices by month, events, and what
# remains of an advertisement the week after.

# %% tags=["detail"]
flight_views.phasing_figure(look, flights)

# %% tags=["detail"]
flight_views.phasing_table(look, flights)

# %% [markdown] tags=["fr"]
# ## Avant de lancer
#
# Ce qui se vérifie avant de dépenser : les règles qui portent sur les annonces, datées et sourcées,
# à confirmer par la personne responsable ; les offres des régies ; le téléphone, où l’annonce se
# lit ; les audiences que les personas deviennent.

# %% [markdown] tags=["en"]
# ## Before the launch
#
# What is checked before spending: the rules that bear on ads, dated and sourced, to be confirmed by
# the person responsible; the platforms’ offers; the phone, where the ad is read; the audiences that
# personas become.

# %% [markdown] tags=["fr", "method"]
# Une liste de contrôle, pas un conseil juridique.

# %% [markdown] tags=["en", "method"]
# A checklist, not legal advice.

# %%
ready = chapter.read_readiness(session.brief, session.tables, session.period, session.overrides)

# %% tags=["detail"]
readiness.eligibility_table(look, ready.checks, ready.planned)

# %% tags=["detail"]
readiness.scope_table(look, ready.checks)

# %% tags=["detail"]
readiness.offers_table(look, ready.offers, file.currency)

# %% tags=["detail"]
readiness.device_figure(look, ready.mobile)

# %% tags=["detail"]
readiness.device_table(look, ready.mobile, file.currency)

# %% tags=["detail"]
readiness.checklist(look, ready.mobile)

# %% tags=["detail"]
readiness.audience_table(look, ready.audiences)

# %% [markdown] tags=["fr"]
# ## Faire ou faire faire
#
# Deux décisions qui engagent l’année.

# %% [markdown] tags=["en"]
# ## Make or buy
#
# Two decisions that bind the year.

# %% [markdown] tags=["fr", "method"]
# La vidéo : sous le seuil, un prestataire coûte moins ; au-delà, le matériel s’amortit, à condition
# de compter ses heures, et la qualité a son prix. La charte des salariés : utile dès qu’on leur
# demande de parler, nécessaire quand le risque est là.

# %% [markdown] tags=["en", "method"]
# Video: below the break-even a provider costs less; beyond it the kit pays for itself, provided one
# counts one’s hours, and quality has its price. The charter for employees: useful once they are
# asked to speak, needed where there is a risk.

# %% tags=["detail"]
readiness.video_figure(look, ready.video, file.currency)

# %% tags=["detail"]
readiness.video_table(look, ready.video, file.currency)

# %% tags=["detail"]
readiness.charter_panel(look, ready.charter)

# %%
session.decide(*ready.decisions)

# %%
session.apply(*ready.choices)

# %% [markdown] tags=["fr"]
# ## Liens et suivi
#
# Un lien balisé dit quelle annonce amène une visite ; un nom mal écrit la perd.

# %% [markdown] tags=["en"]
# ## Links and tracking
#
# A tagged link tells which ad brings a visit; a name misspelt loses it.

# %% [markdown] tags=["fr", "method"]
# Une fois le plan en route, on compare chaque semaine le dépensé au prévu à date, puis on dirige ce
# qui reste : ce qui est dépensé ne se reprend pas.

# %% [markdown] tags=["en", "method"]
# Once the plan runs, spend is held each week against what was planned to date, then what remains is
# steered: what is spent cannot be taken back.

# %%
split = plan.ad_space, choice
followed = chapter.follow(session.brief, session.tables, session.period, split, flights)

# %% tags=["detail"]
tracking.links_table(look, followed.links)

# %% tags=["detail"]
tracking.returned_table(look, followed.back, file.currency)

# %% tags=["detail"]
tracking.shares_note(look, followed.back)

# %%
tracking.pacing_note(look, followed.tracked)

# %%
tracking.pacing_figure(look, followed.tracked, file.currency)

# %% tags=["detail"]
tracking.pacing_table(look, followed.tracked, file.currency, file.tax)

# %% tags=["detail"]
tracking.course_figure(look, followed.tracked, file.currency)

# %% tags=["detail"]
tracking.costs_table(look, followed.tracked, file.currency)

# %% tags=["detail"]
tracking.loose_table(look, followed.tracked, file.currency)

# %% tags=["detail"]
tracking.lines_table(look, followed.tracked, file.currency, file.tax)

# %% tags=["detail"]
tracking.replan_table(look, followed.again, file.currency, followed.hindered)

# %% [markdown] tags=["fr"]
# ## À retenir
#
# Un plan média se relit chaque mois avec les résultats : les courbes bougent, le partage aussi.

# %% [markdown] tags=["en"]
# ## What to keep in mind
#
# A media plan is read again each month with its results: curves move, and so does the split.

# %%
session.decide(*chapter.split_decisions(plan.ad_space, choice))

# %%
session.apply(choice)

# %%
session.leave("what_if", chapter.what_if(plan.ad_space))
session.record(
    *chapter.find_media_plan(plan, file.currency),
    *chapter.find_flights(flights),
    *chapter.find_readiness(ready),
    *followed.findings(file.currency),
)
