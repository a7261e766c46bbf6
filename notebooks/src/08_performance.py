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
from stratbook.display.html import join
from stratbook.display.views import performance as views
from stratbook.display.views import reconciliation, tags
from stratbook.notebook.session import open_session
from stratbook.strategy import performance
from stratbook.strategy.reconciliation import reconcile
from stratbook.strategy.tag_results import results_by_tag

session = open_session(client, period=period, language=language, document=document, work=work)
scope = performance.scope_for(session.brief, session.tables, session.period)
look, comparison = session.look, session.comparison
session

# %% [markdown] tags=["fr"]
# # Performance

# %% [markdown] tags=["en"]
# # Performance

# %% [markdown] tags=["fr", "method"]
# Ce chapitre dit où en est chaque objectif, ce qui a bougé dans chaque famille d’indicateurs, et ce
# qui ne peut pas être mesuré avec les fichiers reçus. On y apprend à lire un chiffre avec ce qui le
# porte : sa définition, l’effectif, l’intervalle, la comparaison.

# %% [markdown] tags=["en", "method"]
# This chapter says where each objective stands, what moved in each family of indicators, and what
# cannot be measured with the files received. It teaches to read a figure with what carries it: its
# definition, the number of cases, the interval, the comparison.

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Changez de client ou de période : ce qui est là, ce qui manque et les chapitres
# lisibles suivent.

# %% [markdown] tags=["en", "explore"]
# **To try.** Change the client or the period: what is there, what is missing and the chapters that
# can be read follow.

# %% tags=["explore"]
from stratbook.notebook.explorers.choosing import explore_clients

chosen = explore_clients(session)
chosen

# %% [markdown] tags=["fr", "explore"]
# La session choisie est dans chosen.session.

# %% [markdown] tags=["en", "explore"]
# The session chosen is chosen.session.

# %% [markdown] tags=["fr"]
# ## Les objectifs
#
# Un indicateur se juge contre une cible fixée d’avance.

# %% [markdown] tags=["en"]
# ## Objectives
#
# An indicator is judged against a target set beforehand.

# %% [markdown] tags=["fr", "method"]
# La cible est ramenée à la période : une somme se partage selon les jours, un taux ou un niveau
# garde la sienne. Le taux d’atteinte est la valeur divisée par la cible, l’inverse quand il vaut
# mieux être bas ; ce qui peut être négatif se juge en points.

# %% [markdown] tags=["en", "method"]
# The target is brought to the period: a sum is shared out by days, a rate or a level keeps its own.
# Attainment is the value divided by the target, turned over where lower is better; what can be
# negative is judged in points.

# %% tags=["pulse"]
score = performance.scorecard(scope, session.brief.file.objectives, comparison)
views.objectives(look, score, short=session.document == "pulse")

# %% [markdown] tags=["fr", "method"]
# Une cible dont l’échéance est devant nous se lit aussi avec ce que donne l’allure actuelle. Une
# prévision est un modèle : il est dit sous le tableau, avec l’intervalle tiré de ses propres
# erreurs passées. Quand l’historique est trop court pour les connaître, rien n’est prévu.

# %% [markdown] tags=["en", "method"]
# A target whose date lies ahead is also read with what the present pace gives. A forecast is a
# model: it is stated below the table, with an interval taken from its own past errors. Where the
# history is too short to know them, nothing is forecast.

# %%
ahead = performance.forecasts(scope, score)
chances = performance.chances(ahead, session.overrides)
session.apply(*chances)

# %% tags=["detail"]
views.forecasts(look, ahead, chances)

# %% [markdown] tags=["fr"]
# ## Ce qui a bougé, et avec quoi
#
# Un taux change de deux façons : le mélange de ce qui le compose, et le taux propre à chaque
# segment.

# %% [markdown] tags=["en"]
# ## What moved, and with what
#
# A rate changes in two ways: by the mix of what it is made of, and by the rate inside each segment.

# %% [markdown] tags=["fr", "method"]
# La division est exacte : ses parts s’additionnent au point près. Elle dit ce qui a bougé en même
# temps, jamais pourquoi. Un jour sort de l’ordinaire quand il s’écarte des mêmes jours de la
# semaine qui le précèdent, mesurés par leur médiane : une ancienne pointe ne la déplace pas.

# %% [markdown] tags=["en", "method"]
# The division is exact: its parts add up to the change. It says what moved at the same time, never
# why. A day stands out when it departs from the same weekdays before it, measured by their median,
# which an old spike does not move.

# %% tags=["pulse"]
families = performance.all_families(scope, comparison)
views.movements(look, performance.movements(families.values()), comparison)

# %%
views.explanations(look, performance.explanations(scope, score, families.values()))

# %%
happened = performance.events(session.brief.inputs["events"])

# %% tags=["detail"]
views.anomalies(look, performance.anomalies(scope, happened))

# %% [markdown] tags=["fr"]
# ## Notoriété
#
# Être vu et cité.

# %% [markdown] tags=["en"]
# ## Awareness
#
# Being seen and named.

# %% [markdown] tags=["fr", "method"]
# Les impressions et les vues sont deux mesures : on ne trace jamais une seule ligne à travers le
# changement. La portée de plusieurs publications, additionnée, compte plusieurs fois la même
# personne : elle s’appelle alors contacts cumulés.

# %% [markdown] tags=["en", "method"]
# Impressions and views are two measures: no single line is ever drawn across the change. The reach
# of several posts, added up, counts the same person several times: it is then called cumulative
# contacts.

# %%
awareness = families["awareness"]

# %% tags=["detail"]
views.family(look, awareness)

# %%
views.trend(look, performance.charted(scope, awareness, score), happened)

# %% tags=["detail"]
views.parts(look, awareness, "reach", "sov_mentions")

# %% [markdown] tags=["fr"]
# ## Acquisition
#
# Faire venir et faire rester : la taille des communautés, leur place face aux concurrents, les
# visites et les clics.

# %% [markdown] tags=["en"]
# ## Acquisition
#
# Bringing people in and keeping them: the size of communities, their place beside competitors,
# visits and clicks.

# %% [markdown] tags=["fr", "method"]
# Une part de communauté dit la taille, pas la voix.

# %% [markdown] tags=["en", "method"]
# A share of community tells size, not voice.

# %%
acquisition = families["acquisition"]

# %% tags=["detail"]
views.family(look, acquisition)

# %%
views.trend(look, performance.charted(scope, acquisition, score), happened)

# %% [markdown] tags=["fr"]
# ## Interaction et publications
#
# Un taux d’engagement se calcule en additionnant d’abord, en divisant ensuite : la moyenne des taux
# de chaque publication est un autre chiffre.

# %% [markdown] tags=["en"]
# ## Interaction and posts
#
# An engagement rate is made by adding first and dividing after: the mean of each post’s rate is
# another number.

# %% [markdown] tags=["fr", "method"]
# Il change de vainqueur avec sa base (abonnés, portée, impressions), d’où une base déclarée. Une
# publication se compare à celles de la même plateforme et du même format ; celles de moins de sept
# jours à l’export attendent leur tour.

# %% [markdown] tags=["en", "method"]
# Its winner changes with its base (followers, reach, impressions), hence a declared base. A post is
# compared with those of the same platform and format; those under seven days old when exported wait
# their turn.

# %%
interaction = families["interaction"]
views.leading_rate(look, scope.engagement)

# %% tags=["detail"]
views.family(look, interaction)

# %%
views.trend(look, performance.charted(scope, interaction, score), happened)

# %%
ranking = performance.ranking(scope)
formats = performance.format_gaps(scope)
views.posts(look, ranking)

# %% tags=["detail"]
join([views.formats(look, formats), views.parts(look, interaction, "hashtag_performance")])

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Changez la base du taux : qui mène change parfois avec elle. La base que vous gardez
# est celle que le rapport mettra en avant.

# %% [markdown] tags=["en", "explore"]
# **To try.** Change the basis of the rate: who leads sometimes changes with it. The basis you keep
# is the one the report will lead with.

# %% tags=["explore"]
from stratbook.notebook.explorers.kpis import explore_kpis

explore_kpis(session)

# %% [markdown] tags=["fr"]
# ### Ce qui est publié, par pilier
#
# Aucune plateforme ne dit de quoi parle une publication.

# %% [markdown] tags=["en"]
# ### What is published, by pillar
#
# No platform says what a post is about.

# %% [markdown] tags=["fr", "method"]
# Les règles du brief le proposent, une personne corrige dans **tags.xlsx**. On lit ce tableau avec
# la part des publications étiquetées : le reste n’y est pas. La part se compte sur la période, le
# taux d’engagement sur l’année, car un mois en contient trop peu de chaque ; en dessous du minimum,
# le taux n’est pas montré.

# %% [markdown] tags=["en", "method"]
# The brief’s rules propose it, a person corrects it in **tags.xlsx**. This table is read with the
# share of posts that are tagged: the rest is not in it. The share is counted over the period, the
# engagement rate over the year, since a month holds too few of each; below the minimum, the rate is
# not shown.

# %%
pillars = results_by_tag(scope, "pillar")

# %% tags=["detail"]
tags.results(look, pillars)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 9 · Un taux d’engagement, lequel ?
#
# Trois publications, trois plateformes, et un client qui demande laquelle a le mieux marché. La
# réponse dépend de ce par quoi on divise : les abonnés, la portée ou les impressions. Un clic n’est
# pas un engagement, sauf dans le taux que LinkedIn affiche lui-même : (engagements + clics) ÷
# impressions.
#
# Donnez les neuf taux (en %, deux décimales), le taux de P3 à la manière de LinkedIn, la fréquence
# de chaque publication (impressions ÷ portée, deux décimales), puis le vainqueur de chaque base
# (« P1 », « P2 » ou « P3 »). Donnez ensuite le taux des trois publications **ensemble**, sur
# portée, et la moyenne de leurs trois taux : ce sont deux nombres. Terminez par les contacts
# cumulés, et par le nombre de personnes différentes touchées ; s’il ne peut pas être connu,
# répondez None, sans guillemets. Comptez 30 minutes.
#
# Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la
# vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 9 · One engagement rate, but which?
#
# Three posts, three platforms, and a client who asks which one did best. The answer depends on what
# one divides by: followers, reach or impressions. A click is no engagement, except in the rate that
# LinkedIn itself displays: (engagements + clicks) ÷ impressions.
#
# Give the nine rates (in %, two decimals), P3’s rate the way LinkedIn counts it, the frequency of
# each post (impressions ÷ reach, two decimals), then the winner by each base (“P1”, “P2” or “P3”).
# Then give the rate of the three posts **together**, by reach, and the mean of their three rates:
# these are two numbers. End with cumulative contacts, and with the number of different people
# reached; if it cannot be known, answer None, without quotation marks. Allow 30 minutes.
#
# Replace each … of the answer cell with yours, run it, then run the check: as many tries as you
# like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex09")

# %% tags=["exercise", "answer"]
ex09 = {
    "p1_followers": ..., "p2_followers": ..., "p3_followers": ...,
    "p1_reach": ..., "p2_reach": ..., "p3_reach": ...,
    "p1_impressions": ..., "p2_impressions": ..., "p3_impressions": ...,
    "p3_with_clicks": ...,
    "p1_frequency": ..., "p2_frequency": ..., "p3_frequency": ...,
    "winner_followers": ..., "winner_reach": ..., "winner_impressions": ...,
    "pooled": ..., "mean_of_rates": ...,
    "contacts": ..., "people": ...,
}

# %% tags=["solution"]
posts = course.data("ex09")["posts"].set_index("post").rename(str.lower)
bases = ("followers", "reach", "impressions")
rates = {base: 100 * posts["engagements"] / posts[base] for base in bases}
linkedin, sums = posts.loc["p3"], posts.sum(numeric_only=True)
ex09 = {**{f"{post}_{base}": rates[base][post] for base in bases for post in posts.index},
        "p3_with_clicks": 100 * linkedin[["engagements", "clicks"]].sum() / linkedin["impressions"],
        **(posts["impressions"] / posts["reach"]).add_suffix("_frequency"),
        **{f"winner_{base}": rates[base].idxmax().upper() for base in bases},
        "pooled": 100 * sums["engagements"] / sums["reach"],  # add up first, divide after
        "mean_of_rates": rates["reach"].mean(),
        "contacts": sums["reach"], "people": None}  # who saw two posts is in no file

# %% tags=["exercise", "check"]
course.check("ex09", ex09)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 10 · Trois parts de voix
#
# Rivage, A et B se partagent la conversation du mois sur trois canaux. Vu des sections
# « Notoriété » et « Acquisition », « notre part de voix » peut vouloir dire trois choses : la part
# des mentions, tous canaux ensemble ; cette part canal par canal ; la part de communauté, qui
# compte des abonnés.
#
# Donnez pour Rivage les quatre parts de mentions, la moyenne des trois canaux (pour voir qu’elle
# n’est pas la part totale) et la part de communauté en début de mois, en % avec une décimale. Puis
# la croissance de chaque communauté sur le mois (en %, une décimale) et celle qui croît le plus
# vite (« Rivage », « A » ou « B »). Enfin l’excédent de part de voix : part de voix totale moins
# part de marché, en points, avec son signe. Comptez 20 minutes.
#
# Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la
# vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 10 · Three shares of voice
#
# Rivage, A and B share the month’s conversation on three channels. Seen from the sections
# “Awareness” and “Acquisition”, “our share of voice” can mean three things: the share of mentions,
# all channels together; that share channel by channel; the share of community, which counts
# followers.
#
# Give for Rivage the four shares of mentions, the mean of the three channels (to see that it is not
# the whole share) and the share of community at the start of the month, in % with one decimal. Then
# the growth of each community over the month (in %, one decimal) and the one that grows fastest
# (“Rivage”, “A” or “B”). Last, the excess share of voice: whole share of voice less market share,
# in points, with its sign. Allow 20 minutes.
#
# Replace each … of the answer cell with yours, run it, then run the check: as many tries as you
# like.

# %% tags=["exercise"]
course.show("ex10")

# %% tags=["exercise", "answer"]
ex10 = {
    "voice": ..., "voice_instagram": ..., "voice_facebook": ..., "voice_press": ...,
    "mean_of_channels": ...,
    "community": ...,
    "growth_rivage": ..., "growth_a": ..., "growth_b": ...,
    "fastest": ...,
    "excess": ...,
}

# %% tags=["solution"]
brands = course.data("ex10")["brands"].set_index("brand")
market = course.data("ex10")["market"]["value"].iloc[0]
said = brands[["instagram", "facebook", "press"]]
channels = 100 * said.loc["Rivage"] / said.sum()
voice = 100 * said.loc["Rivage"].sum() / said.to_numpy().sum()  # add up first, divide after
growth = 100 * brands["gained"] / brands["followers"]
ex10 = {"voice": voice, **channels.add_prefix("voice_"), "mean_of_channels": channels.mean(),
        "community": 100 * brands.loc["Rivage", "followers"] / brands["followers"].sum(),
        **growth.rename(str.lower).add_prefix("growth_"), "fastest": growth.idxmax(),
        "excess": voice - market}

# %% tags=["exercise", "check"]
course.check("ex10", ex10)

# %% [markdown] tags=["fr"]
# ## Satisfaction
#
# Ce qui se dit, et la façon dont on répond.

# %% [markdown] tags=["en"]
# ## Satisfaction
#
# What is said, and how it is answered.

# %% [markdown] tags=["fr", "method"]
# Une proportion de messages porte un intervalle ; la tonalité aussi, calculé sur les auteurs, car
# une même personne peut écrire dix fois. Un délai se résume par sa médiane : un seul retard d’une
# semaine ruine la moyenne.

# %% [markdown] tags=["en", "method"]
# A proportion of messages carries an interval; so does tone, computed over authors, since one
# person may write ten times. A delay is summed up by its median: one answer a week late ruins the
# mean.

# %%
satisfaction = families["satisfaction"]

# %% tags=["detail"]
views.family(look, satisfaction)

# %%
views.trend(look, performance.charted(scope, satisfaction, score), happened)

# %% [markdown] tags=["fr"]
# ## De la visite à l’acte
#
# Ce que deviennent les visites, et ce que coûte la visibilité achetée.

# %% [markdown] tags=["en"]
# ## From visit to action
#
# What becomes of visits, and what bought visibility costs.

# %% [markdown] tags=["fr", "method"]
# Un résultat n’est compté qu’une fois, par l’outil de l’organisation : ce que chaque plateforme
# revendique est montré à côté, sans être additionné. Un export qui couvre plus que la période ne
# donne pas le chiffre de la période.

# %% [markdown] tags=["en", "method"]
# A result is counted once, by the organisation’s own tool: what each platform claims is shown
# beside it, never added. An export that covers more than the period does not give the period’s
# figure.

# %%
conversion, service = families["conversion"], families["public_good"]

# %% tags=["detail"]
join([views.family(look, conversion), views.family(look, service)])

# %%
views.trend(look, performance.charted(scope, conversion, score), happened)

# %% tags=["detail"]
views.parts(look, conversion, "leads_channel", "leads_period", "cpa", "roas")

# %% [markdown] tags=["fr"]
# ## Ce qui est mesuré deux fois
#
# Deux sources mesurent parfois la même chose et ne disent pas le même nombre.

# %% [markdown] tags=["en"]
# ## What is measured twice
#
# Two sources sometimes measure the same thing and give different numbers.

# %% [markdown] tags=["fr", "method"]
# Aucune n’est choisie en silence : les deux sont montrées, avec l’écart et ce qui l’accompagne
# d’habitude. Un petit écart rassure ; un grand écart, ou un écart qui change d’un mois à l’autre,
# mérite une vérification du suivi avant toute conclusion.

# %% [markdown] tags=["en", "method"]
# Neither is chosen in silence: both are shown, with the gap and what usually goes with it. A small
# gap is reassuring; a large one, or one that changes from month to month, calls for a look at the
# tracking before any conclusion.

# %%
twice = reconcile(scope)

# %% tags=["detail"]
reconciliation.twice(look, twice)

# %% [markdown] tags=["fr"]
# ## Ce qui manque, et ce qu’il faut retenir
#
# Un chiffre absent n’est pas un zéro : il est noté n.d., avec le fichier qui l’apporterait.

# %% [markdown] tags=["en"]
# ## What is missing, and what to remember
#
# A missing figure is not a zero: it is written n/a, with the file that would bring it.

# %% [markdown] tags=["fr", "method"]
# Les constats qui suivent sont classés par leur enjeu, leur solidité et leur urgence dans la
# synthèse.

# %% [markdown] tags=["en", "method"]
# The findings below are ranked by stake, soundness and urgency in the summary.

# %% tags=["detail"]
views.missing(look, performance.gaps(families.values()))

# %% tags=["pulse"]
standouts = performance.ranking(scope), performance.format_gaps(scope)
session.record(*performance.findings(score, tuple(families.values()), *standouts))
