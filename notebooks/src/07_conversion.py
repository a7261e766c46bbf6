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
