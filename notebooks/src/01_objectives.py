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
language = "fr"
document = "audit"
work = ""

# %% tags=["setup"]
from stratbook.display.views import objectives as views
from stratbook.notebook.session import open_session
from stratbook.strategy import objectives as strategy

session = open_session(client, period=period, language=language, document=document, work=work)
session

# %% [markdown] tags=["fr"]
# # Objectifs

# %% [markdown] tags=["en"]
# # Objectives

# %% [markdown] tags=["fr", "method"]
# Avant d’ouvrir un compte ou de publier, on écrit ce que l’on veut. Ce chapitre part de
# l’organisation et de ses publics, relie chaque objectif social media à ce qu’elle veut, vérifie
# qu’il est SMART, tient sa cible face à l’historique, lui donne un KPI, des décideurs et des
# actions.

# %% [markdown] tags=["en", "method"]
# Before an account is opened or a post written, one writes down what is wanted. This chapter starts
# from the organisation and its publics, ties each social media objective to what the organisation
# wants, checks that it is SMART, holds its target against history, and gives it a KPI, people who
# decide and actions.

# %% [markdown] tags=["fr"]
# ## L’organisation et ses publics
#
# On ne conseille pas ce que l’on ne connaît pas : l’histoire, l’environnement et la culture de
# l’organisation disent ce qui sera accepté.

# %% [markdown] tags=["en"]
# ## The organisation and its publics
#
# One does not advise what one does not know: the history, the environment and the culture of the
# organisation tell what will be accepted.

# %% [markdown] tags=["fr", "method"]
# Une question sans réponse se pose au client ; elle ne se devine pas. Viennent ensuite les
# **personas** : à qui l’on veut parler, où, et de quoi.

# %% [markdown] tags=["en", "method"]
# A question without an answer is put to the client; it is not guessed. Then come the **personas**:
# whom one wants to speak to, where, and about what.

# %%
given, asked = session.brief.inputs, session.brief.file.objectives
context = strategy.read_context(given["context"])

# %% tags=["detail"]
views.context_table(session.look, context)

# %%
personas = strategy.read_personas(given, asked, session.tables, session.period)

# %% tags=["detail"]
views.persona_table(session.look, personas)

# %% [markdown] tags=["fr", "method"]
# Un persona ne vaut que si l’on s’adresse à lui. La grille compte ce qui a été publié dans la
# période, là où chacun est attendu et sur les piliers qui le concernent.

# %% [markdown] tags=["en", "method"]
# A persona is worth something only if one speaks to it. The grid counts what was published in the
# period, where each is expected and on the pillars that concern it.

# %% tags=["detail"]
views.persona_map(session.look, personas)

# %%
session.record(*strategy.find_publics(personas, context))

# %% [markdown] tags=["fr"]
# ## Qui sert qui
#
# Un objectif social media n’a de sens que s’il sert un objectif de marketing ou de communication,
# qui sert lui-même un but de l’organisation.

# %% [markdown] tags=["en"]
# ## Who serves whom
#
# A social media objective makes sense only if it serves a marketing or communication objective,
# which itself serves an aim of the organisation.

# %% [markdown] tags=["fr", "method"]
# L’arbre se lit dans les deux sens : de droite à gauche, pourquoi fait-on ceci ? De gauche à
# droite, par quoi y arrive-t-on ? Un objectif sans parent est **orphelin** ; un objectif supérieur
# que rien ne sert n’est, pour l’instant, qu’une intention.

# %% [markdown] tags=["en", "method"]
# The tree reads both ways: from right to left, why do we do this? From left to right, how do we get
# there? An objective without a parent is an **orphan**; one above that nothing serves is, for now,
# only an intention.

# %%
objectives = strategy.read_objectives(session.brief, session.period)
views.line_of_sight(session.look, objectives)

# %% [markdown] tags=["fr", "method"]
# Le catalogue propose les buts qui conviennent à ce type d’organisation, avec leurs KPI ; les
# autres ne sont pas proposés, mais celui que le brief demande quand même est gardé et signalé.

# %% [markdown] tags=["en", "method"]
# The catalogue proposes the goals that fit this kind of organisation, with their KPIs; others are
# not proposed, but one that the brief asks for all the same is kept and marked.

# %% tags=["detail"]
views.catalogue_table(session.look, objectives)

# %% [markdown] tags=["fr"]
# ## Ce que dit chaque objectif
#
# La fiche d’un objectif tient en une ligne : un énoncé, un but du catalogue, un indicateur, sa
# valeur de départ, une cible, une échéance, un responsable.

# %% [markdown] tags=["en"]
# ## What each objective says
#
# An objective fits on one line: a statement, a goal from the catalogue, an indicator, its baseline,
# a target, a due date, an owner.

# %% [markdown] tags=["fr", "method"]
# Une case vide se remplit dans le brief, pas dans le rapport.

# %% [markdown] tags=["en", "method"]
# An empty cell is filled in the brief, not in the report.

# %% tags=["detail"]
views.objective_cards(session.look, objectives)

# %% [markdown] tags=["fr", "method"]
# La même fiche, lettre par lettre. **Précis** : un but, et ce sur quoi il porte. **Mesurable** : un
# indicateur et sa valeur de départ. **Atteignable** : une cible comparée à ce départ.
# **Pertinent** : il sert un objectif supérieur et convient à l’organisation. **Daté** : une
# échéance.

# %% [markdown] tags=["en", "method"]
# The same, letter by letter. **Specific**: one goal, and what it bears on. **Measurable**: an
# indicator and its baseline. **Achievable**: a target held against that baseline. **Relevant**: it
# serves an objective above and fits the organisation. **Time-bound**: a due date.

# %% tags=["detail"]
views.smart_table(session.look, objectives)

# %% [markdown] tags=["fr"]
# ## La cible face à l’historique
#
# « +20 % » n’est ni facile ni difficile en soi : tout dépend de ce que ce client a déjà fait.

# %% [markdown] tags=["en"]
# ## The target against history
#
# “+20%” is neither easy nor hard in itself: it depends on what this client has done before.

# %% [markdown] tags=["fr", "method"]
# On mesure le KPI mois par mois, on relève de combien il a bougé chaque fois sur la durée qui
# reste, et l’on place la cible dans cette série. Quand l’historique est assez long, on compare le
# même mois de deux années, pour ne pas prendre la saison pour un progrès.

# %% [markdown] tags=["en", "method"]
# The KPI is measured month by month, each change over as long as is left is taken down, and the
# target is placed in that series. Where the history is long enough, the same month of two years is
# compared, so that no season passes for progress.

# %%
scope = strategy.scope_for(session.brief, session.tables, session.period)
targets = strategy.propose(objectives.cards, scope, session.overrides)
views.target_chart(session.look, targets)

# %% tags=["detail"]
views.target_table(session.look, targets, scope.currency)

# %%
session.apply(*(each.choice for each in targets if each.choice))

# %% [markdown] tags=["fr", "method"]
# Le temps compte autant que l’écart : on achète une vue en un jour, une relation se construit en
# mois.

# %% [markdown] tags=["en", "method"]
# Time counts as much as distance: a view is bought in a day, a relationship is built over months.

# %%
horizons = strategy.horizons(objectives.cards, session.period.end)

# %% tags=["detail"]
views.horizon_table(session.look, horizons)

# %%
findings = (*strategy.find_targets(targets, scope.currency), *strategy.find_hurried(horizons))
session.record(*findings)

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Choisissez un objectif, tapez une autre cible ou une autre échéance : le statut, le
# rythme demandé et ce que l’historique en dit suivent. Ce que vous gardez est écrit dans client.yml.

# %% [markdown] tags=["en", "explore"]
# **To try.** Choose an objective, type another target or date: the status, the pace asked for and
# what history makes of it follow. What you keep is written into client.yml.

# %% tags=["explore"]
from stratbook.notebook.explorers.objectives import explore_objectives

explore_objectives(session)

# %% [markdown] tags=["fr"]
# ## De l’objectif au KPI
#
# Les indicateurs suivent les objectifs, jamais l’inverse.

# %% [markdown] tags=["en"]
# ## From objective to KPI
#
# Indicators follow objectives, never the other way round.

# %% [markdown] tags=["fr", "method"]
# Un **indicateur avancé** bouge en premier et se regarde chaque semaine ; un **indicateur de
# résultat** tranche à la fin. Le nombre total d’abonnés est l’intrus habituel : il monte presque
# toujours, et n’atteint rien à lui seul.

# %% [markdown] tags=["en", "method"]
# A **leading** indicator moves first and is looked at every week; a **lagging** one tells in the
# end. The total number of followers is the usual intruder: it nearly always rises, and reaches
# nothing by itself.

# %% tags=["detail"]
views.kpi_table(session.look, objectives)

# %% [markdown] tags=["fr", "method"]
# Restent les KPI que les buts appellent et dont personne ne s’est saisi.

# %% [markdown] tags=["en", "method"]
# There remain the KPIs that the goals call for and nobody has taken up.

# %% tags=["detail"]
views.called_table(session.look, objectives)

# %% [markdown] tags=["fr", "method"]
# Les mêmes KPI servent au point de la semaine, au rapport du mois et au bilan d’une campagne : on
# ne change pas d’instrument en cours de route.

# %% [markdown] tags=["en", "method"]
# The same KPIs serve the weekly pulse, the monthly report and the review of a campaign: one does
# not change instruments on the way.

# %%
rhythm = strategy.read_rhythm(objectives.kpis.held, given["actions"], scope)

# %% tags=["detail"]
views.rhythm_table(session.look, rhythm, scope.currency)

# %% tags=["detail"]
views.campaign_table(session.look, rhythm, scope.currency)

# %% [markdown] tags=["fr"]
# ## Ce que veulent les services
#
# Chaque service répartit 100 points entre les objectifs sans voir la copie des autres.

# %% [markdown] tags=["en"]
# ## What the departments want
#
# Each department shares out 100 points between the objectives without seeing the others’.

# %% [markdown] tags=["fr", "method"]
# Le **recouvrement** de deux services est la part de leurs priorités qu’ils ont en commun ; sa
# moyenne est l’indice d’alignement. La moyenne des points n’est pas un accord : là où l’écart est
# grand, quelqu’un doit trancher.

# %% [markdown] tags=["en", "method"]
# The **overlap** of two departments is the part of their priorities that they have in common; its
# mean is the alignment index. The mean of the points is no agreement: where the range is wide,
# somebody has to decide.

# %%
alignment = strategy.align(given["weights"], asked)

# %% tags=["detail"]
views.alignment_map(session.look, alignment)

# %% tags=["detail"]
views.alignment_summary(session.look, alignment)

# %%
session.record(*strategy.find_alignment(alignment))

# %%
session.decide(*strategy.priorities_to_settle(alignment))

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Choisissez un service et déplacez ses points : l’indice, les recouvrements et
# l’objectif le plus disputé suivent. Ce que vous gardez est écrit dans la feuille Priorités.

# %% [markdown] tags=["en", "explore"]
# **To try.** Choose a department and move its points: the index, the overlaps and the most
# contested objective follow. What you keep is written into the sheet Priorities.

# %% tags=["explore"]
from stratbook.notebook.explorers.alignment import explore_alignment

explore_alignment(session)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 1 · Aligner les services
#
# La direction, le commercial et la communication ont chacun réparti 100 points entre quatre
# objectifs, sans voir la copie des autres. Sont-ils d’accord ? Le **recouvrement** de deux services
# est ce qu’ils ont en commun : pour chaque objectif, on garde le plus petit des deux nombres, on
# additionne, on divise par 100. Il va de 0 (rien en commun) à 1 (les mêmes priorités) ; sa moyenne
# sur les trois paires est l’indice d’alignement. Le **consensus** sur un objectif est la moyenne
# des points qu’il reçoit, et son **étendue** le plus grand nombre moins le plus petit.
#
# Calculez les trois recouvrements et leur moyenne (deux décimales), le consensus sur chaque
# objectif (en points, une décimale), puis nommez l’objectif le plus disputé et donnez son étendue.
# Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la
# vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 1 · Align the departments
#
# Management, sales and communication have each shared out 100 points between four objectives,
# without seeing the others’. Do they agree? The **overlap** of two departments is what they have in
# common: for each objective keep the smaller of the two numbers, add up, divide by 100. It goes
# from 0 (nothing in common) to 1 (the same priorities); its mean over the three pairs is the
# alignment index. The **consensus** on an objective is the mean of the points it gets, and its
# **range** the largest number minus the smallest.
#
# Work out the three overlaps and their mean (two decimals), the consensus on each objective (in
# points, one decimal), then name the most contested objective and give its range. Replace each … of
# the answer cell with yours, run it, then run the check: as many tries as you like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex01")

# %% tags=["exercise", "answer"]
ex01 = {
    "management_sales": ..., "management_communication": ..., "sales_communication": ...,
    "mean_overlap": ...,
    "consensus_sell": ..., "consensus_awareness": ...,
    "consensus_cause": ..., "consensus_footfall": ...,
    "most_contested": ..., "widest_range": ...,
}

# %% tags=["solution"]
weights = course.data("ex01")["weights"].set_index("department").T
pairs = [("management", "sales"), ("management", "communication"), ("sales", "communication")]
shared = {f"{one}_{other}": weights[[one, other]].min(axis=1).sum() / 100 for one, other in pairs}
consensus = weights.mean(axis=1)
spread = weights.max(axis=1) - weights.min(axis=1)
ex01 = {
    **shared,
    "mean_overlap": sum(shared.values()) / len(shared),
    **consensus.add_prefix("consensus_"),
    "most_contested": spread.idxmax(), "widest_range": spread.max(),
}

# %% tags=["exercise", "check"]
course.check("ex01", ex01)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 2 · Relier objectif et indicateur
#
# Revenez à la section « De l’objectif au KPI ». Six objectifs, sept indicateurs : chaque objectif
# n’en a qu’un qui dise vraiment s’il est atteint ; le septième ne répond à rien de ce que l’on
# voulait. C’est l’intrus, celui que l’on affiche parce qu’il monte.
#
# Pour chaque objectif, donnez l’identifiant d’un indicateur (ou ses mots), entre guillemets ;
# nommez ensuite l’intrus. Les deux derniers mois sont donnés pour vous aider à juger. Remplacez
# chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la vérification : autant
# d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 2 · Tie each objective to its indicator
#
# Go back to the section “From objective to KPI”. Six objectives, seven indicators: each objective
# has only one that really tells whether it is reached; the seventh answers nothing that was wanted.
# It is the intruder, the one that gets shown because it rises.
#
# For each objective give the id of an indicator (or its words), between quotation marks; then name
# the intruder. The last two months are given to help you judge. Replace each … of the answer cell
# with yours, run it, then run the check: as many tries as you like.

# %% tags=["exercise"]
course.show("ex02")

# %% tags=["exercise", "answer"]
ex02 = {
    "visibility": ..., "revenue": ..., "conversations": ...,
    "retention": ..., "cause": ..., "footfall": ...,
    "intruder": ...,
}

# %% tags=["solution"]
ex02 = {
    "visibility": "reach", "revenue": "sales", "conversations": "interaction_rate",
    "retention": "repeat", "cause": "cause_posts", "footfall": "directions",
    "intruder": "followers",
}

# %% tags=["exercise", "check"]
course.check("ex02", ex02)

# %% [markdown] tags=["fr"]
# ## Qui décide
#
# Un objectif a un seul **approbateur**, et peu de décideurs : chacun de plus allonge chaque
# publication.

# %% [markdown] tags=["en"]
# ## Who decides
#
# An objective has one **accountable** role, and few who decide: each one more slows down every
# publication.

# %% [markdown] tags=["fr", "method"]
# Deux approbateurs pour un même objectif sont refusés dès la lecture des saisies.

# %% [markdown] tags=["en", "method"]
# Two accountable roles for one objective are refused as soon as the inputs are read.

# %%
governance = strategy.govern(given["raci"], asked)

# %% tags=["detail"]
views.governance_table(session.look, governance)

# %%
session.record(*strategy.find_governance(governance))

# %% [markdown] tags=["fr"]
# ## Des actions qui servent à quelque chose
#
# Une action vise un objectif et demande au public un geste précis : aimer, s’abonner, aller sur le
# site, acheter.

# %% [markdown] tags=["en"]
# ## Actions that are for something
#
# An action aims at an objective and asks people for something precise: to like, to follow, to visit
# the site, to buy.

# %% [markdown] tags=["fr", "method"]
# Sans objectif, elle occupe ; sans appel à l’action, elle se regarde. Un objectif sans action reste
# un vœu.

# %% [markdown] tags=["en", "method"]
# Without an objective it keeps people busy; without a call to action it is looked at. An objective
# without an action remains a wish.

# %%
aims = strategy.read_aims(given["actions"], asked, session.tables, session.period)

# %% tags=["detail"]
views.aim_table(session.look, aims)

# %%
session.record(*strategy.find_aims(aims))

# %% [markdown] tags=["fr"]
# ## Ce qu’il faut retenir
#
# Un constat dit un fait, ce qu’il signifie et ce qu’il faut faire.

# %% [markdown] tags=["en"]
# ## What to remember
#
# A finding states a fact, what it means and what to do.

# %% [markdown] tags=["fr", "method"]
# Les sections précédentes ont donné les leurs ; ceux-ci portent sur les objectifs eux-mêmes. Savoir
# s’ils sont atteints est l’affaire du chapitre Performance.

# %% [markdown] tags=["en", "method"]
# The sections above gave theirs; these are about the objectives themselves. Whether they are
# reached is for the Performance chapter.

# %%
findings = strategy.find_objectives(objectives, governance)
session.record(*findings)
