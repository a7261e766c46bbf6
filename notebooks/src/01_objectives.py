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
#
# Avant d’ouvrir un compte ou de publier, on écrit ce que l’on veut. Ce chapitre relie chaque
# objectif social media à ce que veut l’organisation, vérifie qu’il est SMART et lui donne le
# KPI qui dira s’il est atteint.

# %% [markdown] tags=["en"]
# # Objectives
#
# Before an account is opened or a post written, one writes down what is wanted. This chapter
# ties each social media objective to what the organisation wants, checks that it is SMART, and
# gives it the KPI that will tell whether it was reached.

# %% [markdown] tags=["fr"]
# ## Qui sert qui
#
# Un objectif social media n’a de sens que s’il sert un objectif de marketing ou de
# communication, qui sert lui-même un but de l’organisation. L’arbre se lit dans les deux sens :
# de droite à gauche, pourquoi fait-on ceci ? De gauche à droite, par quoi y arrive-t-on ? Un
# objectif sans parent est **orphelin** ; un objectif supérieur que rien ne sert n’est, pour
# l’instant, qu’une intention.

# %% [markdown] tags=["en"]
# ## Who serves whom
#
# A social media objective makes sense only if it serves a marketing or communication objective,
# which itself serves an aim of the organisation. The tree reads both ways: from right to left,
# why do we do this? From left to right, how do we get there? An objective without a parent is
# an **orphan**; one above that nothing serves is, for now, only an intention.

# %%
objectives = strategy.read_objectives(session.brief, session.period)
views.line_of_sight(session.look, objectives)

# %% [markdown] tags=["fr"]
# ## Ce que dit chaque objectif
#
# La fiche d’un objectif tient en une ligne : un énoncé, un but du catalogue, un indicateur, sa
# valeur de départ, une cible, une échéance, un responsable. Une case vide se remplit dans le
# brief, pas dans le rapport.

# %% [markdown] tags=["en"]
# ## What each objective says
#
# An objective fits on one line: a statement, a goal from the catalogue, an indicator, its
# baseline, a target, a due date, an owner. An empty cell is filled in the brief, not in the
# report.

# %%
views.objective_cards(session.look, objectives)

# %% [markdown] tags=["fr"]
# ## SMART, lettre par lettre
#
# **Précis** : un but, et ce sur quoi il porte. **Mesurable** : un indicateur et sa valeur de
# départ. **Atteignable** : une cible comparée à ce départ ; sans historique, on ne juge pas.
# **Pertinent** : il sert un objectif supérieur et convient à l’organisation. **Daté** : une
# échéance.

# %% [markdown] tags=["en"]
# ## SMART, letter by letter
#
# **Specific**: one goal, and what it bears on. **Measurable**: an indicator and its baseline.
# **Achievable**: a target held against that baseline; without history, nothing is judged.
# **Relevant**: it serves an objective above and fits the organisation. **Time-bound**: a due
# date.

# %%
views.smart_table(session.look, objectives)

# %% [markdown] tags=["fr"]
# ## De l’objectif au KPI
#
# Les indicateurs suivent les objectifs, jamais l’inverse. Un **indicateur avancé** bouge en
# premier et se regarde chaque semaine ; un **indicateur de résultat** tranche à la fin. Le
# nombre total d’abonnés est l’intrus habituel : il monte presque toujours, et n’atteint rien à
# lui seul.

# %% [markdown] tags=["en"]
# ## From objective to KPI
#
# Indicators follow objectives, never the other way round. A **leading** indicator moves first
# and is looked at every week; a **lagging** one tells in the end. The total number of followers
# is the usual intruder: it nearly always rises, and reaches nothing by itself.

# %%
views.kpi_table(session.look, objectives)

# %% [markdown] tags=["fr"]
# Restent les KPI que les buts appellent et dont personne ne s’est saisi.

# %% [markdown] tags=["en"]
# There remain the KPIs that the goals call for and nobody has taken up.

# %%
views.called_table(session.look, objectives)

# %% [markdown] tags=["fr"]
# ## Ce qu’il faut retenir
#
# Un constat dit un fait, ce qu’il signifie et ce qu’il faut faire. Ceux-ci portent sur les
# objectifs eux-mêmes ; savoir s’ils sont atteints est l’affaire du chapitre Performance.

# %% [markdown] tags=["en"]
# ## What to remember
#
# A finding states a fact, what it means and what to do. These are about the objectives
# themselves; whether they are reached is for the Performance chapter.

# %%
findings = strategy.find_objectives(objectives)
session.record(*findings)
