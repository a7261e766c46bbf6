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
