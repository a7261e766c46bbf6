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
from stratbook.brief.actions import read_actions
from stratbook.display.views import brand, content, lever_mix, searches, smo
from stratbook.display.views import platforms as views
from stratbook.notebook.session import open_session
from stratbook.strategy import (
    brand_consistency, content_mix, levers, performance, platforms, referencing,
)

session = open_session(client, period=period, language=language, document=document, work=work)
look, file, inputs = session.look, session.brief.file, session.brief.inputs
session

# %% [markdown] tags=["fr"]
# # Plateformes et actions

# %% [markdown] tags=["en"]
# # Platforms and actions

# %% [markdown] tags=["fr", "method"]
# Être partout, ou choisir ? Ce chapitre note chaque plateforme selon des critères pesés, vérifie
# que la décision tient quand les poids bougent, adapte le message à chaque lieu, puis transforme
# les questions d’organisation en actions. On y apprend à choisir par une règle écrite, et à la
# réviser ; le plan d’action lui-même, classé et suivi, vient après les chapitres.

# %% [markdown] tags=["en", "method"]
# Be everywhere, or choose? This chapter scores each platform on weighted criteria, checks that the
# decision holds when the weights move, adapts the message to each place, then turns the questions
# of organisation into actions. It teaches to choose by a written rule, and to revise it; the action
# plan itself, ranked and followed up, comes after the chapters.

# %% [markdown] tags=["fr"]
# ## Le choix des plateformes
#
# Chaque critère pèse sa part ; chaque plateforme reçoit une note de 0 à 5 par critère.

# %% [markdown] tags=["en"]
# ## The choice of platforms
#
# Each criterion has its share of the weight; each platform gets 0 to 5 on each criterion.

# %% [markdown] tags=["fr", "method"]
# Le score est la moyenne pondérée. Une note manquante ne vaut pas zéro : la plateforme n’est pas
# classée.

# %% [markdown] tags=["en", "method"]
# The score is the weighted mean. A missing score is not zero: the platform is then not ranked.

# %%
grid = platforms.read_grid(inputs["criteria"], inputs["platform_scores"])
posts = session.tables["posts"]
accounts = platforms.read_accounts(inputs, posts, session.period.end)
choice = platforms.choose_platforms(grid, accounts, session.overrides)

# %% tags=["detail"]
views.weights_table(look, choice)

# %%
views.score_figure(look, choice)

# %% [markdown] tags=["fr", "method"]
# Une décision qui change dès qu’un poids bouge n’est pas une décision : c’est un désaccord sur les
# poids. Chaque poids est donc monté puis baissé, les autres gardant leurs proportions, et le
# tableau dit à quel score, quel rang et quel compte tient la décision.

# %% [markdown] tags=["en", "method"]
# A decision that changes as soon as a weight moves is no decision: it is a disagreement about
# weights. Each weight is therefore raised and lowered, the others keeping their proportions, and
# the table says which score, rank and account the decision rests on.

# %% tags=["detail"]
views.score_table(look, choice)

# %%
views.reasons_table(look, choice)

# %%
session.apply(*(each.choice for each in choice.standings))

# %%
session.decide(*platforms.platform_decisions(choice, look.language.code))

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Déplacez le poids d’un critère, la note d’une plateforme, ou décidez contre la
# règle : le classement suit, et le tableau dit quel poids ferait basculer la première place.

# %% [markdown] tags=["en", "explore"]
# **To try.** Move the weight of a criterion, the score of a platform, or decide against the rule:
# the ranking follows, and the table says which weight would tip the first place.

# %% tags=["explore"]
from stratbook.notebook.explorers.platforms import explore_platforms

explore_platforms(session)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 5 · Choisir les plateformes
#
# Quatre plateformes, quatre critères pesés sur 100 points, des notes de 0 à 5. Le score d’une
# plateforme est la moyenne de ses notes, chacune multipliée par le poids de son critère. Mais les
# poids se discutent : une décision qui tombe dès que l’un d’eux bouge n’en est pas une.
#
# Donnez les quatre scores (deux décimales) et la plateforme gagnante. Puis relevez de 20 % le poids
# de l’audience, les trois autres baissant en proportion pour que le total reste 100 : quel est
# alors le score de la gagnante ? Enfin, dites par True ou False si elle reste en tête quel que soit
# le poids que l’on monte ou baisse de 20 %. Remplacez chaque … de la cellule de réponse par la
# vôtre, exécutez-la, puis lancez la vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 5 · Choose the platforms
#
# Four platforms, four criteria weighed on 100 points, scores from 0 to 5. A platform’s score is the
# mean of its scores, each multiplied by the weight of its criterion. But weights are open to
# discussion: a decision that falls as soon as one of them moves is none.
#
# Give the four scores (two decimals) and the winning platform. Then raise the weight of the
# audience by 20%, the three others coming down in proportion so that the total stays 100: what is
# the winner’s score then? Last, say with True or False whether it stays first whichever weight is
# raised or lowered by 20%. Replace each … of the answer cell with yours, run it, then run the
# check: as many tries as you like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex05")

# %% tags=["exercise", "answer"]
ex05 = {
    "instagram": ..., "facebook": ..., "linkedin": ..., "snapchat": ...,
    "winner": ...,
    "raised": ...,
    "holds": ...,
}

# %% tags=["solution"]
weights = course.data("ex05")["criteria"].set_index("criterion")["weight"] / 100
scores = course.data("ex05")["scores"].set_index("platform")
means = scores @ weights
winner = means.idxmax()
moves = [(name, weights[name] * by) for name in weights.index for by in (1.2, 0.8)]
moved = [
    (weights * (1 - share) / (1 - weights[name])).where(weights.index != name, share)
    for name, share in moves
]
holds = {(scores @ each).idxmax() for each in moved} == {winner}
raised = (scores @ moved[0])[winner]  # the audience comes first, raised first
ex05 = {**means, "winner": winner, "raised": raised, "holds": holds}

# %% tags=["exercise", "check"]
course.check("ex05", ex05)

# %% [markdown] tags=["fr"]
# ## Adapter le message à chaque plateforme
#
# Chaque plateforme a sa culture : format, ton, longueur, moment, visuel, liens, mots-dièse.

# %% [markdown] tags=["en"]
# ## Adapting the message to each platform
#
# Each platform has its culture: format, tone, length, moment, visual, links, hashtags.

# %% [markdown] tags=["fr", "method"]
# Les conseils sont un point de départ, daté ; vos propres chiffres les corrigent, quand ils
# reposent sur assez de publications.

# %% [markdown] tags=["en", "method"]
# The advice is a starting point, and dated; your own figures correct it, where they rest on enough
# posts.

# %%
kept = choice.chosen("invest", "maintain", "test")
sheets = platforms.adapt(posts, session.period, session.comparison, kept)

# %% tags=["detail"]
views.adaptation_sheets(look, sheets)

# %% [markdown] tags=["fr", "method"]
# Un message, plusieurs plateformes : ce qui manque, ce qui ne tient pas dans la limite, et le même
# texte collé partout.

# %% [markdown] tags=["en", "method"]
# One message, several platforms: what is missing, what does not fit the limit, and the same text
# pasted everywhere.

# %%
matrix = platforms.read_matrix(inputs["messages"], choice.chosen("invest", "maintain"))

# %% tags=["detail"]
views.message_matrix(look, matrix)

# %% tags=["detail"]
views.variation_sheet(look, matrix)

# %% [markdown] tags=["fr"]
# ## La marque, la même partout
#
# Le social media manager est garant de l’image : pas d’ancien logo, pas de mots obsolètes, des
# visuels qui se renouvellent.

# %% [markdown] tags=["en"]
# ## The brand, the same everywhere
#
# The social media manager vouches for the image: no old logo, no former words, visuals that are
# renewed.

# %% [markdown] tags=["fr", "method"]
# Chaque compte est comparé à la marque en vigueur. Le score est la part des contrôles réussis ; ce
# que personne n’a relevé n’est ni une réussite ni une faute.

# %% [markdown] tags=["en", "method"]
# Each account is held against the brand in force. The score is the share of checks passed; what
# nobody looked at is neither a success nor a fault.

# %%
identity = brand_consistency.check_brand(
    inputs["accounts"], file, session.period.end, session.overrides
)

# %% tags=["detail"]
brand.consistency(look, identity)

# %%
brand.checklist(look, identity)

# %% tags=["detail"]
brand.oldest_visuals(look, identity)

# %%
session.apply(*identity.choices)

# %% [markdown] tags=["fr"]
# ## Être trouvé, être partagé
#
# Le SMO rend les comptes et les pages faciles à trouver et à partager ; le référencement fait de
# même pour le site et ses fiches.

# %% [markdown] tags=["en"]
# ## To be found, to be shared
#
# SMO makes accounts and pages easy to find and to share; search does the same for the site and its
# listings.

# %% [markdown] tags=["fr", "method"]
# Deux listes de contrôles, pesés, disent ce qui manque ; l’inventaire répond à une partie, une
# personne au reste.

# %% [markdown] tags=["en", "method"]
# Two lists of weighted checks say what is missing; the inventory answers some, a person the rest.

# %%
scope = performance.scope_for(session.brief, session.tables, session.period)
checks = referencing.audit_referencing(
    file, inputs["accounts"], inputs["checks"], scope, session.overrides
)

# %% tags=["detail"]
smo.scores(look, checks)

# %% tags=["detail"]
smo.gaps(look, checks)

# %%
session.apply(*smo.named(look, checks))

# %% [markdown] tags=["fr", "method"]
# Ce que le public cherche complète les listes : les visites dues au nom de la marque, les requêtes
# que l’on peut gagner avec peu de travail, et ce que rapportent les fiches locales.

# %% [markdown] tags=["en", "method"]
# What people search for completes the lists: visits due to the brand’s name, queries that can be
# won with little work, and what local listings bring.

# %%
queries = referencing.read_searches(scope, file)

# %% tags=["detail"]
searches.searches(look, queries)

# %%
places = referencing.read_listings(scope, session.comparison)

# %% tags=["detail"]
searches.listings(look, places)

# %% [markdown] tags=["fr"]
# ## Les leviers et les contenus
#
# Quatre leviers portent une stratégie : référencement, personnes influentes, contenu, publicité.

# %% [markdown] tags=["en"]
# ## Levers and contents
#
# Four levers carry a strategy: referencing, influential people, content, advertising.

# %% [markdown] tags=["fr", "method"]
# Leurs parts se lisent ensemble, en actions, en argent et en heures. Puis viennent les contenus :
# d’où ils viennent, comment ils racontent, et quels visuels sont les mieux reçus. Peu de cas, pas
# de conseil.

# %% [markdown] tags=["en", "method"]
# Their shares are read together, in actions, money and hours. Then come the contents: where they
# come from, how they tell their story, and which visuals are received best. Few cases, no advice.

# %%
mix = levers.weigh_levers(inputs["actions"], inputs["budget_lines"], session.overrides)
lever_mix.lever_figure(look, mix)

# %% tags=["detail"]
lever_mix.lever_table(look, mix, file.currency, file.tax)

# %%
origins = content_mix.content_mix(scope, "origin", session.overrides)

# %% tags=["detail"]
content.mix_table(look, origins)

# %%
mechanics = content_mix.content_mix(scope, "mechanic", session.overrides)

# %% tags=["detail"]
content.mix_table(look, mechanics)

# %%
pictures = content_mix.picture_marketing(scope, session.overrides)

# %% tags=["detail"]
content.visuals(look, pictures)

# %%
session.apply(*mix.choices, *origins.choices, *mechanics.choices, *pictures.choices)

# %% [markdown] tags=["fr"]
# ## Les questions opérationnelles
#
# Cinq questions reviennent dans toute stratégie ; chaque réponse devient une action, avec un
# responsable, une date, un coût et un KPI.

# %% [markdown] tags=["en"]
# ## The operational questions
#
# Five questions come back in every strategy; each answer becomes an action, with an owner, a date,
# a cost and a KPI.

# %% [markdown] tags=["fr", "method"]
# Une question sans réponse est un trou dans le plan.

# %% [markdown] tags=["en", "method"]
# A question without an answer is a hole in the plan.

# %%
actions = read_actions(inputs["actions"], inputs["questions"])
questions = platforms.read_questions(inputs["questions"], actions)
known = platforms.clues(inputs, session.tables, actions, sheets)

# %% tags=["detail"]
views.question_table(look, questions, known, file.currency)

# %% [markdown] tags=["fr"]
# ## À retenir
#
# Chaque constat vient d’une règle écrite ; son seuil figure en annexe.

# %% [markdown] tags=["en"]
# ## What to keep in mind
#
# Each finding comes from a written rule; its threshold is in the appendix.

# %%
indicator = platforms.indicator_of(file)
session.record(
    *platforms.find_choice(choice, posts, session.period, indicator),
    *platforms.find_messages(matrix),
    *platforms.find_questions(questions, indicator),
    *brand_consistency.find_brand(identity),
    *referencing.find_referencing(checks, queries, places, look.language.code),
    *levers.find_levers(mix),
    *content_mix.find_content((origins, mechanics), pictures),
)
