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
from stratbook.display.views import media_plan as views
from stratbook.notebook.session import open_session
from stratbook.plan.findings import find_media_plan, indicator_of
from stratbook.plan.media_plan import plan_media

session = open_session(client, period=period, language=language, document=document, work=work)
look, file = session.look, session.brief.file
session

# %% [markdown] tags=["fr"]
# # Plan média
#
# Ce chapitre partage le budget en trois, puis l’achat d’espace entre les régies, de trois façons. On
# y apprend ce que valent une règle empirique, un classement par résultats passés et un optimum, et
# ce que coûte chaque contrainte.
#
# ## Le budget en trois parts
#
# La règle empirique : un tiers pour l’achat d’espace, un tiers pour la stratégie, un tiers pour la
# production. Les poids se changent dans le brief ; l’écart entre le plan et l’intention se lit en
# montant et en points.

# %% [markdown] tags=["en"]
# # Media plan
#
# This chapter splits the budget in three, then the ad space between platforms, in three ways. It
# teaches what a rule of thumb, a ranking by past results and an optimum are worth, and what each
# constraint costs.
#
# ## The budget in three parts
#
# The rule of thumb: a third for ad space, a third for strategy, a third for production. The weights
# are changed in the brief; the distance between plan and intention is read as an amount and in
# points.

# %%
plan = plan_media(session.brief)
views.thirds_figure(look, plan, file.currency)

# %%
views.thirds_table(look, plan, file.currency, file.tax)

# %% [markdown] tags=["fr"]
# ## Quand l’achat d’espace est plafonné
#
# Sans moyens pour acheter de la visibilité, on mise sur la créativité et la stratégie : ce que le
# plafond libère leur revient à parts égales.

# %% [markdown] tags=["en"]
# ## When ad space is capped
#
# Without the means to buy visibility, one leans on creativity and strategy: what the cap frees goes
# to them in equal parts.

# %%
views.cap_table(look, plan, file.currency)

# %% [markdown] tags=["fr"]
# ## L’achat d’espace, réparti au mieux
#
# Chaque euro de plus rapporte un peu moins : la courbe s’aplatit. Le meilleur partage est celui où
# la même somme, ajoutée sur n’importe quelle régie, rapporterait autant. Il n’est le meilleur que
# sous ces courbes, et l’intervalle dit à quel point on les connaît.

# %% [markdown] tags=["en"]
# ## Ad space, split at its best
#
# Each further unit of money brings a little less: the curve flattens. The best split is the one at
# which the same sum, added on any platform, would bring as much. It is best only under these
# curves, and the interval says how well they are known.

# %%
views.allocation_figure(look, plan, file.currency)

# %% [markdown] tags=["fr"]
# ## Trois façons de répartir
#
# Parts égales : simple, et souvent proche. Selon les résultats passés : donne plus à qui rend plus,
# sans voir que les courbes s’aplatissent. Au mieux : égalise les rendements, dans les bornes fixées.

# %% [markdown] tags=["en"]
# ## Three ways to split
#
# Equal parts: simple, and often close. By past performance: gives more to what returns more,
# without seeing that curves flatten. At best: equalises the returns, within the bounds set.

# %%
views.allocation_table(look, plan, file.currency, file.tax)

# %% [markdown] tags=["fr"]
# ## Ce qui est sûr, ce qui l’est moins
#
# Le niveau de chaque courbe est retiré au sort mille fois : si le partage tient, on peut s’y fier.

# %% [markdown] tags=["en"]
# ## What is sure and what is less so
#
# The level of each curve is redrawn a thousand times: if the split holds, it can be relied on.

# %%
views.robustness(look, plan, file.currency)

# %% [markdown] tags=["fr"]
# ## À retenir
#
# Un plan média se relit chaque mois avec les résultats : les courbes bougent, le partage aussi.

# %% [markdown] tags=["en"]
# ## What to keep in mind
#
# A media plan is read again each month with its results: curves move, and so does the split.

# %%
session.record(*find_media_plan(plan, file.currency, indicator_of(file)))
