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
from stratbook.plan.budget import target_split
from stratbook.strategy import poem as strategy
from stratbook.strategy.performance.scorecard import scope_for

session = open_session(client, period=period, language=language, document=document, work=work)
look, file, media = session.look, session.brief.file, session.brief.inputs["media"]
session

# %% [markdown] tags=["fr"]
# # Médias payés, détenus, gagnés

# %% [markdown] tags=["en"]
# # Paid, owned and earned media

# %% [markdown] tags=["fr", "method"]
# Ce chapitre classe chaque média de la période, pèse les trois classes par le nombre, le coût et
# les contacts, puis dit quoi faire sur chaque plateforme et s’il faut payer. On y apprend à classer
# par une règle, et à ne pas prendre des contacts pour des personnes.

# %% [markdown] tags=["en", "method"]
# This chapter classes each medium of the period, weighs the three classes by number, cost and
# contacts, then says what to do on each platform and whether to pay. It teaches to class by a rule,
# and not to take contacts for people.

# %% [markdown] tags=["fr"]
# ## L’inventaire, classé
#
# Un média est **payé** quand sa visibilité s’achète, **détenu** quand nous maîtrisons le lieu et le
# message, **gagné** quand d’autres parlent sans contrepartie (Forrester, 2009).

# %% [markdown] tags=["en"]
# ## The inventory, classed
#
# A medium is **paid** when its visibility is bought, **owned** when we control the place and the
# message, **earned** when others speak with nothing in return (Forrester, 2009).

# %% [markdown] tags=["fr", "method"]
# La règle regarde ce qui a été échangé. Le consultant peut trancher autrement ; sa raison est alors
# imprimée.

# %% [markdown] tags=["en", "method"]
# The rule looks at what changed hands. The consultant may decide otherwise; the reason is then
# printed.

# %%
items = strategy.classify(media, session.overrides)
poem = strategy.weigh(items, session.period, session.comparison)

# %% tags=["detail"]
views.inventory_table(look, poem, file.currency)

# %%
session.apply(*strategy.choices_of(poem.now.items))

# %% [markdown] tags=["fr"]
# ## Les cas difficiles et la mention légale
#
# Un contenu de client que l’on sponsorise, un influenceur doté, un avis contre un bon d’achat : les
# définitions se contredisent, la table de priorité tranche.

# %% [markdown] tags=["en"]
# ## Hard cases and the legal notice
#
# A customer’s content that one boosts, an influencer given a product, a review in return for a
# voucher: definitions disagree, the table of precedence settles it.

# %% [markdown] tags=["fr", "method"]
# Ce qui a été payé doit le dire ; une mention absente se corrige sans attendre.

# %% [markdown] tags=["en", "method"]
# What was paid for must say so; a missing notice is put right at once.

# %% tags=["detail"]
views.precedence_table(look, poem)

# %% tags=["detail"]
views.notice_table(look, strategy.duties(poem.now.items, file.organisation.country))

# %% [markdown] tags=["fr"]
# ## L’équilibre
#
# Les trois parts se lisent ensemble, puis face à la période précédente : une classe qui prend
# beaucoup de coût et apporte peu de contacts se discute ; une classe absente aussi.

# %% [markdown] tags=["en"]
# ## The balance
#
# The three shares are read together, then beside the period before: a class that takes much of the
# cost and brings few contacts is worth discussing; so is a class that is absent.

# %%
views.balance_figure(look, poem)

# %% tags=["detail"]
views.share_table(look, poem)

# %%
views.balance_table(look, poem, file.currency, file.tax)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 4 · Classer en POEM
#
# Neuf médias ont travaillé pour la marque ce mois-ci. Ce qui les classe, ce n’est pas qui parle,
# c’est ce qui a été échangé : un média est **payé** si sa visibilité s’achète, **détenu** si nous
# maîtrisons le lieu et le message, **gagné** si d’autres parlent sans contrepartie.
#
# Listez les lignes de chaque classe, entre crochets. Puis donnez la part de chaque classe dans le
# coût et dans la portée (en %, une décimale), et le coût de 1 000 contacts (en €, une décimale) ;
# là où il n’est pas défini, répondez None, sans guillemets. Remplacez chaque … de la cellule de
# réponse par la vôtre, exécutez-la, puis lancez la vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 4 · Class media as paid, owned, earned
#
# Nine media worked for the brand this month. What classes them is not who speaks but what changed
# hands: a medium is **paid** if its visibility is bought, **owned** if we control the place and the
# message, **earned** if others speak with nothing in return.
#
# List the rows of each class, between square brackets. Then give each class’s share of the cost and
# of the reach (in %, one decimal), and the cost of 1,000 contacts (in €, one decimal); where it is
# not defined answer None, without quotation marks. Replace each … of the answer cell with yours,
# run it, then run the check: as many tries as you like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex04")

# %% tags=["exercise", "answer"]
ex04 = {
    "paid_media": ..., "owned_media": ..., "earned_media": ...,
    "cost_paid": ..., "cost_owned": ..., "cost_earned": ...,
    "reach_paid": ..., "reach_owned": ..., "reach_earned": ...,
    "price_paid": ..., "price_owned": ..., "price_earned": ...,
}

# %% tags=["solution"]
nine = course.data("ex04")["media"].set_index("medium")
nine.loc[["ad", "sponsored_article", "paid_influencer"], "class"] = "paid"
nine.loc[["newsletter", "blog", "organic_post"], "class"] = "owned"
nine.loc[["review", "press", "share"], "class"] = "earned"
sums = nine.groupby("class")[["cost", "reach"]].sum()
shares, price = sums / sums.sum() * 100, sums["cost"] / sums["reach"] * 1000
ex04 = {
    **nine.groupby("class")["row"].apply(list).add_suffix("_media"),
    **shares["cost"].add_prefix("cost_"), **shares["reach"].add_prefix("reach_"),
    "price_paid": price["paid"], "price_owned": price["owned"],
    "price_earned": None,  # nobody sells these contacts: not defined, and not zero
}

# %% tags=["exercise", "check"]
course.check("ex04", ex04)

# %% [markdown] tags=["fr"]
# ## Les médias payés
#
# Annonces, articles sponsorisés, influenceurs : ce que coûtent 1 000 contacts, et où ils mènent.

# %% [markdown] tags=["en"]
# ## Paid media
#
# Ads, sponsored articles, influencers: what 1,000 contacts cost, and where they lead.

# %% [markdown] tags=["fr", "method"]
# La figure place les médias détenus à côté, car leurs heures ont aussi un prix.

# %% [markdown] tags=["en", "method"]
# The figure sets owned media beside them, for their hours have a price too.

# %% tags=["detail"]
views.price_figure(look, poem.now, file.currency)

# %% tags=["detail"]
views.paid_table(look, poem.now, file.currency, file.tax)

# %% [markdown] tags=["fr"]
# ## Les médias détenus
#
# Site, newsletter, blog, publications : les heures à leur coût et l’argent, rapportés aux sessions
# et aux contacts.

# %% [markdown] tags=["en"]
# ## Owned media
#
# Site, newsletter, blog, posts: hours at their cost and money, related to sessions and to contacts.

# %% [markdown] tags=["fr", "method"]
# Un média détenu n’est pas gratuit, et rien ne sert d’écrire sans annoncer.

# %% [markdown] tags=["en", "method"]
# An owned medium is not free, and writing is of no use without announcing.

# %% tags=["detail"]
views.owned_table(look, poem.now, file.currency, file.tax)

# %% [markdown] tags=["fr"]
# ## Les médias gagnés
#
# Mentions, partages, avis, presse : leur volume, leur portée et leur tonalité.

# %% [markdown] tags=["en"]
# ## Earned media
#
# Mentions, shares, reviews, press: their volume, their reach and their tone.

# %% [markdown] tags=["fr", "method"]
# On ne les achète pas : le coût de leurs contacts n’est pas défini, et il n’est jamais nul.

# %% [markdown] tags=["en", "method"]
# They are not bought: the cost of their contacts is not defined, and it is never zero.

# %% tags=["detail"]
views.earned_table(look, poem.now)

# %%
scope = scope_for(session.brief, session.tables, session.period)

# %% tags=["detail"]
views.voice_table(look, strategy.listen(scope), strategy.listen(scope.over(session.comparison)))

# %% [markdown] tags=["fr"]
# ## Que faire, plateforme par plateforme
#
# Chaque plateforme appelle ses propres actions : donner une page à ce que l’on achète, reprendre ce
# que l’on gagne, annoncer ce que l’on détient, ne pas dépendre d’une seule classe.

# %% [markdown] tags=["en"]
# ## What to do, platform by platform
#
# Each platform calls for actions of its own: give a page to what one buys, take up what one earns,
# announce what one owns, not depend on a single class.

# %%
advice = strategy.advise(strategy.find_gaps(poem.now), file.objectives, session.overrides)
views.advice_table(look, poem.now, advice, file.currency)

# %% [markdown] tags=["fr"]
# ## Payer ou non
#
# Les plateformes suivent une logique de médias : toucher large y passe par l’achat.

# %% [markdown] tags=["en"]
# ## To pay or not to pay
#
# Platforms follow the logic of media: reaching many goes through buying.

# %% [markdown] tags=["fr", "method"]
# Une organisation sans budget peut miser sur la créativité et la stratégie. Voici ce que les
# chiffres permettent de dire, et rien de plus.

# %% [markdown] tags=["en", "method"]
# An organisation without a budget may rely on creativity and strategy. This is what the figures
# allow one to say, and no more.

# %%
seen = strategy.look_back(scope)

# %% tags=["detail"]
views.rate_figure(look, seen)

# %% tags=["detail"]
views.split_figure(look, seen)

# %%
split = target_split(file.budget)
space = strategy.ad_space(split and split.amounts, file.budget.period)
paying = strategy.weigh_paying(seen, poem.items, space, session.overrides)

# %% tags=["detail"]
views.scenario_table(look, paying, file.currency)

# %%
views.paying_paragraph(look, paying)

# %%
proposed = strategy.decide_paying(paying, file.currency)
session.decide(*proposed) if proposed else None

# %% [markdown] tags=["fr"]
# ## À retenir
#
# Chaque constat vient d’une règle écrite ; son seuil figure en annexe.

# %% [markdown] tags=["en"]
# ## What to keep in mind
#
# Each finding comes from a written rule; its threshold is in the appendix.

# %%
session.record(
    *strategy.find_notices(poem.now, file.organisation.country),
    *strategy.find_poem(poem, file.currency),
    *strategy.find_paying(seen, paying, file.currency),
)
