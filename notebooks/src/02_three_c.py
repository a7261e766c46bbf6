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
from stratbook.display.views import three_c as views
from stratbook.notebook.session import open_session
from stratbook.strategy import three_c as strategy

session = open_session(client, period=period, language=language, document=document, work=work)
session

# %% [markdown] tags=["fr"]
# # Diagnostic : les 3C
#
# Trois regards avant de décider : l’organisation (*Company*), les autres (*Competition*), le
# public (*Community*). Chacun s’appuie sur des chiffres datés ; ce qui manque est dit.

# %% [markdown] tags=["en"]
# # Diagnosis: the three Cs
#
# Three looks before deciding: the organisation (*company*), the others (*competition*), the
# public (*community*). Each rests on dated figures; what is missing is said.

# %% [markdown] tags=["fr"]
# ## Présence voulue, présence subie
#
# La présence **voulue** est celle que l’organisation tient : ses comptes, son site. La présence
# **subie** existe sans elle : avis, groupes, parodies, comptes de salariés. Des avis ne sont
# jamais une présence voulue, même favorables. La carte croise la maîtrise et la tonalité.

# %% [markdown] tags=["en"]
# ## Managed and unmanaged presence
#
# **Managed** presence is what the organisation runs: its accounts, its site. **Unmanaged**
# presence exists without it: reviews, groups, parodies, employees’ accounts. Reviews are never
# managed presence, even when they are kind. The map crosses control and tone.

# %%
presence = strategy.map_presence(session.brief.inputs["presence"], session.period)
views.presence_map(session.look, presence)

# %% [markdown] tags=["fr"]
# La part subie change selon ce que l’on compte : les lieux, ce qui s’y dit, ou les contacts
# qu’ils apportent. La portée additionnée d’un lieu à l’autre ne donne pas des personnes.

# %% [markdown] tags=["en"]
# The unmanaged share changes with what is counted: the places, what is said there, or the
# contacts they bring. Reach added over places does not make a number of people.

# %%
views.presence_shares(session.look, presence)

# %%
views.tone_table(session.look, presence)

# %% [markdown] tags=["fr"]
# Une règle nommée donne l’action de chaque lieu, d’après sa maîtrise, sa tonalité et son
# activité : la règle se discute, elle ne se devine pas.

# %% [markdown] tags=["en"]
# A named rule gives each place its action, from its control, its tone and its activity: the rule
# can be discussed, it need not be guessed.

# %%
views.action_table(session.look, presence)

# %% [markdown] tags=["fr"]
# ## Ce que publie l’organisation
#
# D’abord le rythme, car une communauté vit d’habitudes. Ensuite les formats, comparés sur une
# seule base par plateforme : la portée, sinon les vues ou les impressions. Le trait sur chaque
# barre est l’intervalle de confiance ; deux traits qui se recouvrent ne départagent rien.

# %% [markdown] tags=["en"]
# ## What the organisation posts
#
# First the rhythm, for a community lives on habits. Then the formats, compared on a single basis
# a platform: reach, or else views or impressions. The line on each bar is the confidence
# interval; two lines that overlap settle nothing.

# %%
content = strategy.audit_content(session.tables["posts"], session.period, session.comparison)
views.cadence_table(session.look, content)

# %%
views.format_bars(session.look, content)

# %%
views.format_table(session.look, content)

# %% [markdown] tags=["fr"]
# Une publication se compare à ses semblables : même plateforme, même format. Celles de moins de
# sept jours à l’export attendent : leurs chiffres bougent encore.

# %% [markdown] tags=["en"]
# A post is compared with its like: same platform, same format. Those under seven days old when
# exported have to wait: their figures are still moving.

# %%
views.standouts(session.look, content)

# %% [markdown] tags=["fr"]
# ## Les autres
#
# Des autres comptes on ne voit que les chiffres publics. Une seule base permet de les comparer :
# les interactions par publication, rapportées aux abonnés. Elle avantage les petits comptes et
# mêle le payé à l’organique ; elle situe, elle ne classe pas.

# %% [markdown] tags=["en"]
# ## The others
#
# Of other accounts one sees public counts only. A single basis allows to compare them:
# interactions a post, related to followers. It favours small accounts and mixes paid with
# organic; it places, it does not rank.

# %%
watch = strategy.read_watch(session.brief.inputs["competitors"], session.period)
views.rival_bars(session.look, watch)

# %%
views.rival_table(session.look, watch)

# %%
views.gap_sentences(session.look, watch)

# %%
views.watch_note(session.look, watch)

# %% [markdown] tags=["fr"]
# ## La communauté
#
# Le public, les prescripteurs et les influenceurs se diagnostiquent sur d’autres sources. Voici
# ce que ce chapitre ne calcule pas encore, et ce qu’il lui faudrait.

# %% [markdown] tags=["en"]
# ## The community
#
# The public, recommenders and influencers are diagnosed from other sources. Here is what this
# chapter does not compute yet, and what it would take.

# %%
views.community_awaited(session.look)

# %% [markdown] tags=["fr"]
# ## Forces et faiblesses
#
# La synthèse ne contient rien de neuf : chaque ligne est un constat, donc un chiffre et une
# comparaison.

# %% [markdown] tags=["en"]
# ## Strengths and weaknesses
#
# The synthesis holds nothing new: each line is a finding, hence a figure and a comparison.

# %%
findings = strategy.find_three_c(presence, content, watch)
views.synthesis(session.look, strategy.weigh(findings))

# %% [markdown] tags=["fr"]
# ## Ce qu’il faut retenir

# %% [markdown] tags=["en"]
# ## What to remember

# %%
session.record(*findings)
