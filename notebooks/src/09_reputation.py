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
from stratbook.display.views import reputation as views
from stratbook.notebook.session import open_session
from stratbook.strategy import community, performance, reputation

session = open_session(client, period=period, language=language, document=document, work=work)
look, file, inputs = session.look, session.brief.file, session.brief.inputs
session

# %% [markdown] tags=["fr"]
# # E-réputation et modération

# %% [markdown] tags=["en"]
# # Online reputation and moderation

# %% [markdown] tags=["fr", "method"]
# Ce chapitre lit ce qui se dit de l’organisation : son ton, les jours qui sortent de l’ordinaire,
# les commentaires qui demandent une décision. Puis il regarde le service rendu : réponses, délais,
# retard. On y apprend à distinguer un bruit d’une alerte, à juger un commentaire par une grille, et
# à relire à deux avant de répondre.

# %% [markdown] tags=["en", "method"]
# This chapter reads what is said of the organisation: its tone, the days that stand out, the
# comments that call for a decision. Then it looks at the service given: answers, delays, backlog.
# It teaches to tell noise from an alert, to judge a comment by a grid, and to read twice before
# answering.

# %% [markdown] tags=["fr"]
# ## Peut-on croire la tonalité ?
#
# La tonalité vient de l’outil d’écoute, qui se trompe sur l’ironie.

# %% [markdown] tags=["en"]
# ## Can the tone be trusted?
#
# The tone comes from the listening tool, which misses irony.

# %% [markdown] tags=["fr", "method"]
# Des personnes codent donc un échantillon tiré au hasard ; l’accord se mesure par l’alpha de
# Krippendorff. Sur 200 mentions codées, sous 0,67, la tonalité n’est pas montrée.

# %% [markdown] tags=["en", "method"]
# People therefore code a sample drawn at random; agreement is measured by Krippendorff’s alpha. On
# 200 coded mentions, under 0.67, the tone is not shown.

# %%
scope = performance.scope_for(session.brief, session.imported.tables, session.period)
said = reputation.read_reputation(scope, session.comparison, inputs["coding"])
views.trust_note(look, said)

# %% tags=["detail"]
views.trust_table(look, said)

# %% [markdown] tags=["fr", "method"]
# Ce que des personnes ont lu dans un échantillon tiré au hasard est déjà une estimation, avec son
# intervalle. Elle remplace la tonalité de l’outil là où il n’en donne pas, ou là où il se trompe
# trop.

# %% [markdown] tags=["en", "method"]
# What people read in a sample drawn at random is already an estimate, with its interval. It takes
# the place of the tool’s tone where the tool gives none, or is wrong too often.

# %%
coded = reputation.read_coded(scope)

# %% tags=["detail"]
views.coded_table(look, coded, said.trust)

# %% [markdown] tags=["fr"]
# ## Ce qui se dit, et face aux concurrents
#
# La tonalité nette retranche les mentions défavorables des favorables et divise par toutes celles
# qui ont un ton, neutres comprises.

# %% [markdown] tags=["en"]
# ## What is said, and beside the competitors
#
# Net sentiment takes the unfavourable mentions from the favourable ones and divides by all those
# that have a tone, neutral ones included.

# %% [markdown] tags=["fr", "method"]
# Son intervalle se tire sur les auteurs : une personne peut écrire dix fois. Le score de réputation
# ne tient que du ton et des avis.

# %% [markdown] tags=["en", "method"]
# Its interval is drawn over authors: one person may write ten times. The reputation score rests on
# tone and reviews alone.

# %%
views.tone_cards(look, said)

# %%
views.tone_figure(look, said)

# %% tags=["detail"]
views.tone_table(look, said)

# %% tags=["detail"]
views.trend_figure(look, said)

# %% tags=["detail"]
views.score_table(look, said)

# %% [markdown] tags=["fr"]
# ## Les jours qui sortent de l’ordinaire
#
# Chaque jour se compare au même jour des huit semaines précédentes, par la médiane et l’écart
# absolu médian : un pic passé ne fausse pas la mesure.

# %% [markdown] tags=["en"]
# ## The days that stand out
#
# Each day is held against the same weekday of the eight weeks before, by the median and the median
# absolute deviation: a past spike does not distort the measure.

# %% [markdown] tags=["fr", "method"]
# Sur de petits nombres, un modèle de comptage dit si le hasard suffit. Une alerte dit que quelque
# chose d’inhabituel s’est passé, pas que c’est grave.

# %% [markdown] tags=["en", "method"]
# On small numbers a count model tells whether chance is enough. An alert says that something
# unusual happened, not that it is grave.

# %%
scope = performance.scope_for(session.brief, session.tables, session.period)
days = reputation.watch(scope)

# %% tags=["detail"]
views.alert_figure(look, days)

# %%
views.alert_table(look, days)

# %% [markdown] tags=["fr"]
# ## Trier les micro-crises
#
# Un commentaire négatif est une micro-crise.

# %% [markdown] tags=["en"]
# ## Sorting micro-crises
#
# A negative comment is a micro-crisis.

# %% [markdown] tags=["fr", "method"]
# On le juge par ce qu’il dit, par le lieu (peut-on le retirer ?) et par l’auteur (jusqu’où porte sa
# voix ?). La grille donne un niveau de 0 à 3, donc une action, un délai, un responsable.

# %% [markdown] tags=["en", "method"]
# It is judged by what it says, by its place (can it be removed?) and by its author (how far does
# the voice carry?). The grid gives a level from 0 to 3, hence an action, a delay, an owner.

# %% tags=["detail"]
views.grid_table(look)

# %%
hours, sla = reputation.opening_hours_of(file, session.tables["messages"], session.period)
judged = reputation.read_comments(inputs["comments"], file.timezone, hours, session.overrides)

# %% tags=["detail"]
views.triage_table(look, judged)

# %%
session.apply(*(each.level for each in judged))

# %% [markdown] tags=["fr", "method"]
# Un commentaire se lit parfois de travers, ou se prend pour soi. Le protocole impose une seconde
# lecture et un temps de retenue avant l’envoi, puis une heure limite.

# %% [markdown] tags=["en", "method"]
# A comment is sometimes misread, or taken personally. The protocol asks for a second reading and a
# cooling-off before anything is sent, then gives a time limit.

# %% tags=["detail"]
views.protocol_table(look, judged)

# %%
session.decide(*reputation.reply_decisions(judged, look.language.code))

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Choisissez un commentaire, ou collez-en un sans son auteur, et changez ce qu’il
# est : le niveau suit la règle du rapport. Décidez autrement si vous avez une raison.

# %% [markdown] tags=["en", "explore"]
# **To try.** Pick a comment, or paste one without its author, and change what it is: the level
# follows the report’s rule. Decide otherwise if you have a reason.

# %% tags=["explore"]
from stratbook.notebook.explorers.triage import explore_triage

explore_triage(session)

# %% [markdown] tags=["fr"]
# ## Le plan de crise
#
# On reste calme quand tout est prêt.

# %% [markdown] tags=["en"]
# ## The crisis plan
#
# One stays calm when everything is ready.

# %% [markdown] tags=["fr", "method"]
# Chaque élément du plan compte s’il est fait, porté par une fonction et vérifié depuis moins d’un
# an.

# %% [markdown] tags=["en", "method"]
# Each item of the plan counts if it is done, carried by a role and checked within the year.

# %%
plan = reputation.read_crisis_plan(inputs["crisis_plan"], session.period.end)

# %% tags=["detail"]
views.plan_table(look, plan)

# %% [markdown] tags=["fr"]
# ## La modération
#
# Répondre, et à temps.

# %% [markdown] tags=["en"]
# ## Moderation
#
# Answering, and in time.

# %% [markdown] tags=["fr", "method"]
# Les délais se comptent en heures d’ouverture, jours fériés exclus ; la médiane et le neuvième
# décile disent plus que la moyenne, qu’une seule réponse tardive suffit à fausser. La promesse se
# mesure sur tous les messages à traiter, pas seulement sur ceux qui ont eu une réponse.

# %% [markdown] tags=["en", "method"]
# Delays are counted in opening hours, public holidays left out; the median and the ninth decile
# tell more than the mean, which a single late answer distorts. The promise is measured on all the
# messages that needed an answer, not only on those that had one.

# %%
panel = reputation.read_moderation(
    session.tables, session.period, session.comparison, hours, sla
)

# %% tags=["detail"]
views.desk_table(look, panel)

# %%
views.delay_figure(look, panel)

# %% tags=["detail"]
views.promise_figure(look, panel)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 11 · Satisfaction et micro-crise
#
# Un mois de conversation à lire, en cinq temps.
#
# - **a.** La tonalité nette de ce mois, la même sans les mentions neutres (de −100 à +100), et
#   l’évolution de la première depuis le mois dernier, en points.
# - **b.** Le taux de réponse, la part traitée dans le délai promis, d’abord parmi les messages
#   traités, puis parmi tous ceux qui ont été reçus, et le taux de résolution (en %, une décimale).
#   Comparez les deux parts : laquelle tient la promesse ?
# - **c.** Le délai moyen et le délai médian (en minutes, une décimale), puis celui des deux qui dit
#   ce qu’attend d’ordinaire un client : « mean » (moyenne) ou « median » (médiane).
# - **d.** Le z robuste de deux jours (deux décimales) : (mentions du jour − médiane) ÷ (1,4826 ×
#   médiane des écarts à la médiane), sur les quatorze jours ordinaires. L’alerte se déclenche à 3,5 :
#   répondez True (oui) ou False (non), sans guillemets.
# - **e.** Le niveau de chacun des six commentaires, de 0 à 3, avec la grille de la section « Trier
#   les micro-crises » : ce qu’il dit, s’il peut être retiré, jusqu’où porte son auteur (presse,
#   influenceur, ou 10 000 abonnés et plus). Lisez bien le texte : dur ne veut pas dire insultant.
#
# Rédigez enfin votre préconisation pour le mois prochain : 60 mots au plus, entre guillemets, avec
# un chiffre, ce à quoi il se compare, une action, un responsable (un rôle) et une date. La
# vérification contrôle la structure du texte ; votre formateur en lit le fond. Comptez 45 minutes.
#
# Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis lancez la
# vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 11 · Satisfaction and a micro-crisis
#
# A month of conversation to be read, in five steps.
#
# - **a.** This month’s net sentiment, the same without the neutral mentions (−100 to +100), and the
#   change of the first since last month, in points.
# - **b.** The response rate, the share answered within the promised delay, first out of the
#   messages answered, then out of all those received, and the resolution rate (in %, one decimal).
#   Compare the two shares: which one keeps the promise?
# - **c.** The mean and the median delay (in minutes, one decimal), then which of the two tells what
#   a customer usually waits: “mean” or “median”.
# - **d.** The robust z of two days (two decimals): (mentions of the day − median) ÷ (1.4826 ×
#   median of the distances to the median), over the fourteen ordinary days. An alert goes off at 3.5:
#   answer True or False, without quotation marks.
# - **e.** The level of each of the six comments, from 0 to 3, by the grid of the section “Sorting
#   micro-crises”: what it says, whether it can be removed, how far its author is heard (press,
#   influencer, or 10,000 followers and more). Read the text closely: harsh is not insulting.
#
# Last, write your recommendation for next month: 60 words at most, between quotation marks, with a
# figure, what it is compared with, an action, an owner (a role) and a date. The check looks at the
# structure of the text; your trainer reads its substance. Allow 45 minutes.
#
# Replace each … of the answer cell with yours, run it, then run the check: as many tries as you
# like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex11")

# %% tags=["exercise", "answer"]
ex11 = {
    "net": ..., "polar": ..., "change": ...,
    "response": ..., "in_time_answered": ..., "in_time_received": ..., "resolution": ...,
    "delay_mean": ..., "delay_median": ..., "delay_told": ...,
    "z_today": ..., "alert_today": ..., "z_other": ..., "alert_other": ...,
    "level_1": ..., "level_2": ..., "level_3": ...,
    "level_4": ..., "level_5": ..., "level_6": ...,
    "recommendation": ...,
}

# %% tags=["solution"]
tables = course.data("ex11")
data = {name: each.set_index(each.columns[0]).squeeze() for name, each in tables.items()}
tone, inbox, wait = data["tone"], data["inbox"], data["delays"]
gap, voiced = tone["positive"] - tone["negative"], tone["positive"] + tone["negative"]
net = 100 * gap / tone.sum(axis=1)
ex11 = {
    "net": net["now"], "polar": 100 * gap["now"] / voiced["now"],
    "change": net["now"] - net["previous"], "delay_mean": wait.mean(),
    "delay_median": wait.median(), "delay_told": "median",
}

# %% tags=["solution"]
asked = (
    ("response", "answered", "received"), ("in_time_answered", "in_time", "answered"),
    ("in_time_received", "in_time", "received"), ("resolution", "resolved", "needed"),
)
rates = {key: 100 * inbox[part] / inbox[whole] for key, part, whole in asked}
usual = data["mentions"].stack()
z = (data["days"] - usual.median()) / (1.4826 * (usual - usual.median()).abs().median())
ex11 = ex11 | rates | {**z.add_prefix("z_"), **(z >= 3.5).add_prefix("alert_").to_dict()}

# %% tags=["solution"]
from stratbook.notebook.course.exercises.ex11.comments import levels  # the grid, row by row

in_time, answered = rates["in_time_received"], rates["response"]
graded = {f"level_{number}": level for number, level in levels(tables["comments"]).items()}
ex11 = ex11 | {**graded, "recommendation": {
    "fr": f"{in_time:.1f} % des messages traités dans les délais, contre {answered:.1f} % "
          "traités : le community manager planifie deux permanences avant le 15 octobre.",
    "en": f"{in_time:.1f}% of messages answered in time, against {answered:.1f}% answered: "
          "the community manager plans two duty slots by 15 October.",
}[course.look.language.code]}

# %% tags=["exercise", "check"]
course.check("ex11", ex11)

# %% [markdown] tags=["fr"]
# ## La voix dans les deux sens
#
# Le community manager porte la voix de l’organisation au public, et celle du public à
# l’organisation.

# %% [markdown] tags=["en"]
# ## A voice in both directions
#
# The community manager carries the organisation’s voice to the public, and the public’s to the
# organisation.

# %% [markdown] tags=["fr", "method"]
# Chaque thème va au service qui peut agir.

# %% [markdown] tags=["en", "method"]
# Each theme goes to the department that can act.

# %%
heard = community.gather(
    inputs["voice"], session.tables["messages"], session.period, session.comparison
)
voice = community.read_voice(heard, session.overrides)
routed = reputation.read_routed(voice, session.tables["messages"], session.overrides)

# %% tags=["detail"]
views.routed_table(look, routed)

# %% tags=["detail"]
views.routed_figure(look, routed)

# %% [markdown] tags=["fr"]
# ## À retenir

# %% [markdown] tags=["en"]
# ## To remember

# %%
session.record(
    *reputation.find_tone(said),
    *reputation.find_alerts(days),
    *reputation.find_comments(judged),
    *reputation.find_plan(plan, look.language.code),
    *reputation.find_moderation(panel),
    *reputation.find_routed(routed),
)
