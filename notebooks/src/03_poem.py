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
from stratbook.display.views import poem as views
from stratbook.notebook.session import open_session
from stratbook.strategy.poem.balance import weigh
from stratbook.strategy.poem.findings import find_poem
from stratbook.strategy.poem.inventory import classify

session = open_session(client, period=period, language=language, document=document, work=work)
look, file = session.look, session.brief.file
session

# %% [markdown] tags=["fr"]
# # Médias payés, détenus, gagnés
#
# Ce chapitre classe chaque média de la période, pèse les trois classes par le nombre, le coût et
# les contacts, et montre ce que l’on achète ou gagne sans en tirer parti. On y apprend à classer par
# une règle, et à ne pas prendre des contacts pour des personnes.
#
# ## L’inventaire, classé
#
# Un média est **payé** quand sa visibilité s’achète, **détenu** quand nous maîtrisons le lieu et le
# message, **gagné** quand d’autres parlent sans être payés. La règle regarde ce qui a été échangé :
# un influenceur rémunéré est payé, un avis est gagné. Le consultant peut trancher autrement ; sa
# raison est alors imprimée.

# %% [markdown] tags=["en"]
# # Paid, owned and earned media
#
# This chapter classes each medium of the period, weighs the three classes by number, cost and
# contacts, and shows what is bought or earned without being put to use. It teaches to class by a
# rule, and not to take contacts for people.
#
# ## The inventory, classed
#
# A medium is **paid** when its visibility is bought, **owned** when we control the place and the
# message, **earned** when others speak unpaid. The rule looks at what changed hands: a paid
# influencer is paid, a review is earned. The consultant may decide otherwise; the reason is then
# printed.

# %%
poem = weigh(classify(session.brief.inputs["media"]), session.period, session.comparison)
views.inventory_table(look, poem, file.currency)

# %% [markdown] tags=["fr"]
# ## L’équilibre
#
# Les trois parts se lisent ensemble : une classe qui prend beaucoup de coût et apporte peu de
# contacts se discute ; une classe absente aussi.

# %% [markdown] tags=["en"]
# ## The balance
#
# The three shares are read together: a class that takes much of the cost and brings few contacts
# is worth discussing; so is a class that is absent.

# %%
views.balance_figure(look, poem)

# %% [markdown] tags=["fr"]
# ## Ce que coûtent les contacts
#
# Le coût comprend les heures à leur prix : un média détenu n’est pas gratuit. Les contacts
# s’additionnent avec doublons. Pour les médias gagnés, le coût de 1 000 contacts n’est pas défini :
# on ne l’achète pas.

# %% [markdown] tags=["en"]
# ## What contacts cost
#
# Cost includes hours at their price: an owned medium is not free. Contacts are added with
# duplicates. For earned media the cost of 1,000 contacts is not defined: it is not bought.

# %%
views.balance_table(look, poem, file.currency, file.tax)

# %% [markdown] tags=["fr"]
# ## Les manques, plateforme par plateforme
#
# Trois manques se corrigent vite : une visibilité achetée qui ne mène à aucune page à soi, une
# parole gagnée que l’on ne reprend jamais, une classe absente. Chaque plateforme a son action.

# %% [markdown] tags=["en"]
# ## The gaps, platform by platform
#
# Three gaps are soon closed: visibility bought that leads to no page of one’s own, praise earned
# and never taken up, a class that is absent. Each platform has its action.

# %%
views.gaps_table(look, poem, file.currency)

# %% [markdown] tags=["fr"]
# ## À retenir
#
# Chaque constat vient d’une règle écrite ; son seuil figure en annexe.

# %% [markdown] tags=["en"]
# ## What to keep in mind
#
# Each finding comes from a written rule; its threshold is in the appendix.

# %%
session.record(*find_poem(poem, file.currency))
