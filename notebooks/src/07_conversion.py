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
from stratbook.display.views import conversion as views
from stratbook.notebook.session import open_session
from stratbook.strategy import conversion as strategy
from stratbook.strategy.performance.scorecard import scope_for

session = open_session(client, period=period, language=language, document=document, work=work)
look, file, inputs = session.look, session.brief.file, session.brief.inputs
scope = scope_for(session.brief, session.tables, session.period)
session

# %% [markdown] tags=["fr"]
# # Scénarios de conversion

# %% [markdown] tags=["en"]
# # Conversion scenarios

# %% [markdown] tags=["fr", "method"]
# Ce chapitre ouvre le dossier de chaque scénario : ses actions, ses coûts, son entonnoir, puis ce
# qu’il rapporte. On y apprend à juger sur la marge et le coût complet, à donner une fourchette
# plutôt qu’une attribution, et à fixer la règle d’un test avant de le lire.

# %% [markdown] tags=["en", "method"]
# This chapter opens the file of each scenario: its actions, its costs, its funnel, then what it
# gives back. It teaches to judge by margin and full cost, to give a range rather than an
# attribution, and to fix a test’s rule before reading it.

# %% [markdown] tags=["fr"]
# ## Les scénarios
#
# Un scénario est une suite d’actions qui mène à une conversion : un achat, un don, une inscription.

# %% [markdown] tags=["en"]
# ## The scenarios
#
# A scenario is a series of actions that leads to a conversion: a sale, a donation, a registration.

# %% [markdown] tags=["fr", "method"]
# Chacun a ses dates, son appel à l’action et son objectif.

# %% [markdown] tags=["en", "method"]
# Each has its dates, its call to action and its objective.

# %%
judged = strategy.judge_all(strategy.scenarios(inputs, scope), session.overrides)
views.scenario_table(look, judged)

# %%
drafts = [strategy.drafted(each.scenario, file.organisation.type) for each in judged]

# %% tags=["detail"]
views.template_tables(look, [each for each in drafts if each is not None])

# %% [markdown] tags=["fr"]
# ## Le dossier de chacun
#
# Le coût complet additionne le média, la production, les heures et les prestataires.

# %% [markdown] tags=["en"]
# ## The file of each
#
# The full cost adds up media, production, hours and suppliers.

# %% [markdown] tags=["fr", "method"]
# L’entonnoir rapporte chaque étape à la précédente, avec son intervalle : peu de cas, peu de
# certitude. Un chiffre absent de la feuille vient des exports, d’après le nom des campagnes ; sa
# source est dite.

# %% [markdown] tags=["en", "method"]
# The funnel relates each step to the one before, with its interval: few cases, little certainty. A
# figure missing from the sheet comes from the exports, by the names of the campaigns; its source is
# said.

# %% tags=["detail"]
views.dossiers(look, judged, inputs, (file.currency, file.tax))

# %% [markdown] tags=["fr"]
# ## Coûts, retours et seuil de rentabilité
#
# Un retour calculé sur la recette flatte ; un coût réduit au média flatte aussi.

# %% [markdown] tags=["en"]
# ## Costs, returns and break-even
#
# A return computed on revenue flatters; a cost reduced to media flatters too.

# %% [markdown] tags=["fr", "method"]
# On compare donc les scénarios sur une seule base, tous coûts compris. Là où aucun argent n’entre,
# on compare au coût le plus haut accepté pour une conversion.

# %% [markdown] tags=["en", "method"]
# Scenarios are thus compared on one basis, all costs in. Where no money comes in, the comparison is
# with the highest cost accepted for a conversion.

# %% tags=["detail"]
views.return_table(look, judged, file.currency, file.tax)

# %%
views.compared_figure(look, judged)

# %%
views.verdict_table(look, judged)

# %%
tests = strategy.experiments(inputs["tests_ab"], session.overrides)
proofs = strategy.proofs(inputs["proofs"], session.overrides)
session.apply(*strategy.choices_of(judged, tests, proofs))

# %%
proposed = strategy.decide(judged, file.currency)
session.decide(*proposed) if proposed else None

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 12 · Scénario de conversion et rapport
#
# Le client est ravi de son ROAS. Mais a-t-il gagné de l’argent ?
#
# - **a, les coûts.** Le coût complet additionne média, production et heures. Donnez-le, puis, sur
#   le média seul, le CPM, le taux de clic (en %), le CPC et le coût par lead ; enfin, sur le coût
#   complet, le coût par lead et le coût par vente (en €, deux décimales).
# - **a, la certitude.** Donnez le taux du clic à la vente et les deux bornes de son intervalle à
#   95 %, celui de Wilson (en %, deux décimales) : (ventes + 1,92) ÷ (clics + 3,84), moins ou plus
#   1,96 × √(ventes × (clics − ventes) ÷ clics + 0,96) ÷ (clics + 3,84).
# - **a, les retours.** Donnez le ROAS (recette ÷ média), le ROI sur la recette, puis sur la marge
#   (en %, avec leur signe), le nombre de ventes dont la marge paie le coût complet (un entier) et le
#   ROAS auquel la marge paie le média. Ce scénario a-t-il gagné de l’argent : True (oui) ou False
#   (non), sans guillemets ?
# - **b.** Cinq KPI face à leur cible : le taux d’atteinte (en %, une décimale) et le statut,
#   « reached » (atteint, à partir de 100 %), « watch » (à surveiller, à partir de 90 %) ou « missed »
#   (manqué). Pour deux d’entre eux, mieux vaut être bas.
# - **c.** Un constat pour le rapport : 60 mots au plus, entre guillemets, avec un chiffre, ce à
#   quoi il se compare, une action, un responsable (un rôle) et une date. La vérification contrôle la
#   structure du texte ; votre formateur en lit le fond.
#
# Comptez 50 minutes. Remplacez chaque … de la cellule de réponse par la vôtre, exécutez-la, puis
# lancez la vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 12 · Conversion scenario and report
#
# The client is delighted with the ROAS. But did it earn money?
#
# - **a, costs.** The full cost adds up media, production and hours. Give it, then, on media alone,
#   CPM, click-through rate (in %), CPC and cost per lead; last, on the full cost, the cost per lead
#   and the cost per sale (in €, two decimals).
# - **a, certainty.** Give the rate from click to sale and both ends of its 95% interval, Wilson’s
#   (in %, two decimals): (sales + 1.92) ÷ (clicks + 3.84), less or plus 1.96 × √(sales × (clicks −
#   sales) ÷ clicks + 0.96) ÷ (clicks + 3.84).
# - **a, returns.** Give the ROAS (revenue ÷ media), the ROI on revenue, then on margin (in %, with
#   their sign), the number of sales whose margin pays the full cost (a whole number) and the ROAS at
#   which the margin pays for media. Did this scenario earn money: True or False, without quotation
#   marks?
# - **b.** Five KPIs against their targets: attainment (in %, one decimal) and status, “reached”
#   (from 100%), “watch” (from 90%) or “missed”. For two of them lower is better.
# - **c.** One finding for the report: 60 words at most, between quotation marks, with a figure,
#   what it is compared with, an action, an owner (a role) and a date. The check looks at the
#   structure of the text; your trainer reads its substance.
#
# Allow 50 minutes. Replace each … of the answer cell with yours, run it, then run the check: as
# many tries as you like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex12")

# %% tags=["exercise", "answer"]
ex12 = {
    "cost": ..., "cpm": ..., "ctr": ..., "cpc": ..., "cpl_media": ..., "cpl_full": ..., "cpa": ...,
    "click_to_sale": ..., "low": ..., "high": ...,
    "roas": ..., "roi_revenue": ..., "roi_margin": ...,
    "break_even": ..., "break_even_roas": ..., "profitable": ...,
    "attainment_reach": ..., "attainment_er_reach": ..., "attainment_cpl": ...,
    "attainment_response_time": ..., "attainment_leads": ...,
    "status_reach": ..., "status_er_reach": ..., "status_cpl": ...,
    "status_response_time": ..., "status_leads": ...,
    "finding": ...,
}

# %% tags=["solution"]
scenario = course.data("ex12")["scenario"]["value"]
media, production, hours, rate, shown, clicks, leads, sales, basket, margin = scenario
cost = media + production + hours * rate
ex12 = {
    "cost": cost, "cpm": 1000 * media / shown, "ctr": 100 * clicks / shown, "cpc": media / clicks,
    "cpl_media": media / leads, "cpl_full": cost / leads, "cpa": cost / sales,
    "click_to_sale": 100 * sales / clicks,
}

# %% tags=["solution"]
revenue, gain = sales * basket, sales * basket * margin / 100
half = 1.96 * (sales * (clicks - sales) / clicks + 0.96) ** 0.5  # of the interval, before ÷
ex12 = ex12 | {
    "low": 100 * (sales + 1.92 - half) / (clicks + 3.84),
    "high": 100 * (sales + 1.92 + half) / (clicks + 3.84),
    "roas": revenue / media, "roi_revenue": 100 * (revenue - cost) / cost,
    "roi_margin": 100 * (gain - cost) / cost, "profitable": gain > cost,
    "break_even": -(-100 * cost // (basket * margin)), "break_even_roas": 100 / margin,
}

# %% tags=["solution"]
kpis = course.data("ex12")["kpis"].set_index("kpi").astype(float)
lower = kpis.index.isin(["cpl", "response_time"])  # the lower, the better: turned over
part = (100 * kpis["value"] / kpis["target"]).mask(lower, 100 * kpis["target"] / kpis["value"])
status = {f"status_{kpi}": "reached" if each >= 100 else "watch" if each >= 90 else "missed"
          for kpi, each in part.items()}
ex12 = ex12 | {**part.add_prefix("attainment_"), **status, "finding": {
    "fr": f"{gain:.0f} € de marge contre {cost} € de coût complet, malgré un ROAS de "
          f"{revenue / media:.2f} : la direction suspend le scénario avant le 30 novembre.",
    "en": f"€{gain:.0f} of margin against €{cost} of full cost, despite a ROAS of "
          f"{revenue / media:.2f}: management suspends the scenario by 30 November.",
}[course.look.language.code]}

# %% tags=["exercise", "check"]
course.check("ex12", ex12)

# %% [markdown] tags=["fr"]
# ## Direct ou accompagné : une fourchette
#
# Ce que l’animation d’une communauté fait vendre se prouve mal.

# %% [markdown] tags=["en"]
# ## Direct or assisted: a range
#
# What community work makes people buy is hard to prove.

# %% [markdown] tags=["fr", "method"]
# Le dernier clic l’ignore souvent, la régie s’attribue beaucoup. On montre donc tous les comptes,
# avec leur fenêtre, sans les additionner.

# %% [markdown] tags=["en", "method"]
# The last click often ignores it, the ad platform claims much. All counts are thus shown, with
# their window, and never added.

# %%
counts = [strategy.attribute(each.scenario) for each in judged]
counts.append(strategy.attribute_all(scope))

# %% tags=["detail"]
views.attribution_table(look, counts)

# %% [markdown] tags=["fr"]
# ## Les prestataires et le chemin critique
#
# La plus longue chaîne d’actions et de livrables fixe la fin du scénario : un jour perdu là est un
# jour perdu pour tout.

# %% [markdown] tags=["en"]
# ## Suppliers and the critical path
#
# The longest chain of actions and deliverables sets the end of the scenario: a day lost there is a
# day lost for all of it.

# %% [markdown] tags=["fr", "method"]
# Ailleurs, il reste de la marge.

# %% [markdown] tags=["en", "method"]
# Elsewhere there is slack.

# %%
cut_off = session.period.end
chains = [strategy.chain(each.scenario.name, inputs, cut_off) for each in judged]

# %% tags=["detail"]
views.chains(look, chains, file.currency)

# %% [markdown] tags=["fr"]
# ## Les tests A-B
#
# La règle se fixe avant le test : combien d’essais, quel écart en vaut la peine, quelle confiance.

# %% [markdown] tags=["en"]
# ## A-B tests
#
# The rule is fixed before the test: how many trials, what difference is worth it, what confidence.

# %% [markdown] tags=["fr", "method"]
# Lire trop tôt, c’est trouver des écarts qui n’existent pas.

# %% [markdown] tags=["en", "method"]
# To read too early is to find differences that do not exist.

# %% tags=["detail"]
views.result_cards(look, tests)

# %% [markdown] tags=["fr"]
# ## Les preuves à reprendre
#
# La bonne relation se reprend : témoignages, publications d’ambassadeurs, photos de clients.

# %% [markdown] tags=["en"]
# ## Proof to take up
#
# A good relation can be taken up: testimonials, ambassadors’ posts, customers’ photos.

# %% [markdown] tags=["fr", "method"]
# Jamais sans l’accord de leur auteur.

# %% [markdown] tags=["en", "method"]
# Never without their author’s consent.

# %% tags=["detail"]
views.proof_table(look, proofs)

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
    *strategy.find_scenarios(judged, file.currency),
    *strategy.find_attribution(counts),
    *strategy.find_suppliers(chains),
    *strategy.find_tests(tests),
    *strategy.find_proofs(proofs),
)
