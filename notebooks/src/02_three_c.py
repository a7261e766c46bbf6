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
from stratbook.display.views import community as public_views
from stratbook.display.views import tags as tag_views
from stratbook.display.views import three_c as views
from stratbook.notebook.session import open_session
from stratbook.strategy import community
from stratbook.strategy import three_c as strategy
from stratbook.strategy.performance import scope_for
from stratbook.strategy.tag_results import results_by_tag

session = open_session(client, period=period, language=language, document=document, work=work)
inputs, currency = session.brief.inputs, session.brief.file.currency
session

# %% [markdown] tags=["fr"]
# # Diagnostic : les 3C

# %% [markdown] tags=["en"]
# # Diagnosis: the three Cs

# %% [markdown] tags=["fr", "method"]
# Trois regards avant de décider : l’organisation (*Company*), les autres (*Competition*), le public
# (*Community*). Chacun s’appuie sur des chiffres datés ; ce qui manque est dit.

# %% [markdown] tags=["en", "method"]
# Three looks before deciding: the organisation (*company*), the others (*competition*), the public
# (*community*). Each rests on dated figures; what is missing is said.

# %% [markdown] tags=["fr"]
# ## L’organisation

# %% [markdown] tags=["en"]
# ## The organisation

# %% [markdown] tags=["fr"]
# ### Présence voulue, présence subie
#
# La présence **voulue** est celle que l’organisation tient : ses comptes, son site.

# %% [markdown] tags=["en"]
# ### Managed and unmanaged presence
#
# **Managed** presence is what the organisation runs: its accounts, its site.

# %% [markdown] tags=["fr", "method"]
# La présence **subie** existe sans elle : avis, groupes, parodies, comptes de salariés. Des avis ne
# sont jamais une présence voulue, même favorables. La carte croise la maîtrise et la tonalité.

# %% [markdown] tags=["en", "method"]
# **Unmanaged** presence exists without it: reviews, groups, parodies, employees’ accounts. Reviews
# are never managed presence, even when they are kind. The map crosses control and tone.

# %%
inputs, tables, overrides = session.brief.inputs, session.tables, session.overrides
presence = strategy.map_presence(inputs["presence"], session.period, overrides)
views.presence_map(session.look, presence)

# %% [markdown] tags=["fr", "method"]
# La part subie change selon ce que l’on compte : les lieux, ce qui s’y dit, ou les contacts qu’ils
# apportent. La portée additionnée d’un lieu à l’autre ne donne pas des personnes.

# %% [markdown] tags=["en", "method"]
# The unmanaged share changes with what is counted: the places, what is said there, or the contacts
# they bring. Reach added over places does not make a number of people.

# %% tags=["detail"]
views.presence_shares(session.look, presence)

# %% tags=["detail"]
views.tone_table(session.look, presence)

# %% [markdown] tags=["fr", "method"]
# Une règle nommée donne l’action de chaque lieu, d’après sa maîtrise, sa tonalité et son activité :
# la règle se discute, elle ne se devine pas.

# %% [markdown] tags=["en", "method"]
# A named rule gives each place its action, from its control, its tone and its activity: the rule
# can be discussed, it need not be guessed.

# %% tags=["detail"]
views.action_table(session.look, presence)

# %%
session.apply(*presence.choices)

# %% [markdown] tags=["exercise", "fr"]
# ### Exercice 3 · Présence voulue ou subie
#
# Pendant un mois, on a relevé chaque lieu où Les Ateliers du Rivage étaient visibles, et combien de
# fois on y parlait d’eux. La présence **voulue** est ce que l’entreprise tient ; la présence
# **subie** existe sans elle. La question à se poser devant chaque lieu : qui décide de ce qui peut
# s’y dire ?
#
# Donnez la part subie de deux façons, en % avec une décimale : en nombre de lieux, puis en
# mentions. Dites ensuite que faire de la chaîne YouTube. Enfin, rédigez votre préconisation au
# client : 60 mots au plus, entre guillemets, avec un chiffre, ce à quoi il se compare, une action,
# un responsable (un rôle) et une date. La vérification contrôle la structure du texte ; le fond,
# c’est votre formateur qui le lit. Remplacez chaque … de la cellule de réponse par la vôtre,
# exécutez-la, puis lancez la vérification : autant d’essais que vous voulez.

# %% [markdown] tags=["exercise", "en"]
# ### Exercise 3 · Managed or unmanaged presence
#
# For a month each place where Les Ateliers du Rivage could be seen was written down, and how often
# they were spoken of there. **Managed** presence is what the company holds; **unmanaged** presence
# exists without it. The question to put to each place: who decides what can be said there?
#
# Give the unmanaged share in two ways, in % with one decimal: by number of places, then by
# mentions. Then say what to do with the YouTube channel. Last, write your recommendation to the
# client: 60 words at most, between quotation marks, with a figure, what it is compared with, an
# action, an owner (a role) and a date. The check looks at the structure of the text; its substance
# is read by your trainer. Replace each … of the answer cell with yours, run it, then run the check:
# as many tries as you like.

# %% tags=["exercise"]
from stratbook.notebook.course import open_course

course = open_course(session.look.language.code)
course

# %% tags=["exercise"]
course.show("ex03")

# %% tags=["exercise", "answer"]
ex03 = {
    "by_count": ..., "by_volume": ...,
    "silent_account": ...,
    "recommendation": ...,
}

# %% tags=["solution"]
places = course.data("ex03")["places"]
outside = places["holder"] != "company"
count = round(outside.mean() * 100, 1)
volume = round(places.loc[outside, "mentions"].sum() / places["mentions"].sum() * 100, 1)
advice = {
    "fr": f"{count} % des lieux nous échappent, contre {volume} % des mentions : le community "
    "manager répond aux avis chaque semaine et ferme la chaîne YouTube avant le 30 novembre.",
    "en": f"{count}% of places are not ours, against {volume}% of mentions: the community "
    "manager answers reviews every week and closes the YouTube channel by 30 November.",
}
ex03 = {"by_count": count, "by_volume": volume, "silent_account": "close_or_revive",
        "recommendation": advice[course.look.language.code]}

# %% tags=["exercise", "check"]
course.check("ex03", ex03)

# %% [markdown] tags=["fr"]
# ### Les comptes : garder, corriger, fusionner, fermer
#
# Chaque compte de l’inventaire passe les mêmes questions, dans le même ordre : fait-il double
# emploi, vit-il, qui en a l’accès, qui en répond, à quoi sert-il, que dit sa biographie ?

# %% [markdown] tags=["en"]
# ### The accounts: keep, fix, merge, close
#
# Each account of the inventory passes the same questions in the same order: is it a double, is it
# alive, who holds the login, who answers for it, what is it for, how old is its biography?

# %% [markdown] tags=["fr", "method"]
# La première réponse qui pèche donne le verdict ; la règle est écrite en face.

# %% [markdown] tags=["en", "method"]
# The first wrong answer gives the verdict; the rule stands beside it.

# %%
accounts = strategy.audit_accounts(
    inputs["accounts"], tables["posts"], session.period.end, overrides
)

# %% tags=["detail"]
views.account_table(session.look, accounts)

# %%
session.apply(*accounts.choices)

# %% [markdown] tags=["fr", "method"]
# Fermer ou fusionner un compte ne se défait pas : ces verdicts-là sont soumis à décision et passent
# au journal des décisions.

# %% [markdown] tags=["en", "method"]
# Closing or merging an account cannot be undone: these verdicts are put up for decision and go into
# the decision log.

# %%
session.decide(*strategy.account_decisions(accounts))

# %% [markdown] tags=["fr", "explore"]
# **À essayer.** Un fichier de exports/ que rien ne reconnaît se lit ici : dites ce qu’est chaque
# colonne, regardez les lignes qui en sortent, puis gardez la correspondance.

# %% [markdown] tags=["en", "explore"]
# **To try.** A file of exports/ that nobody recognises is read here: say what each column is, look
# at the rows that come out, then keep the mapping.

# %% tags=["explore"]
from stratbook.notebook.explorers.mapping import explore_mapping

explore_mapping(session)

# %% [markdown] tags=["fr"]
# ### Ce que publie l’organisation
#
# D’abord le rythme, car une communauté vit d’habitudes.

# %% [markdown] tags=["en"]
# ### What the organisation posts
#
# First the rhythm, for a community lives on habits.

# %% [markdown] tags=["fr", "method"]
# Ensuite les formats, comparés sur une seule base par plateforme : la portée, sinon les vues ou les
# impressions. Le trait sur chaque barre est l’intervalle de confiance ; deux traits qui se
# recouvrent ne départagent rien.

# %% [markdown] tags=["en", "method"]
# Then the formats, compared on a single basis a platform: reach, or else views or impressions. The
# line on each bar is the confidence interval; two lines that overlap settle nothing.

# %%
content = strategy.audit_content(tables["posts"], session.period, session.comparison)

# %% tags=["detail"]
views.cadence_table(session.look, content)

# %% tags=["detail"]
views.format_bars(session.look, content)

# %% tags=["detail"]
views.format_table(session.look, content)

# %% [markdown] tags=["fr", "method"]
# Une publication se compare à ses semblables : même plateforme, même format. Celles de moins de
# sept jours à l’export attendent : leurs chiffres bougent encore.

# %% [markdown] tags=["en", "method"]
# A post is compared with its like: same platform, same format. Those under seven days old when
# exported have to wait: their figures are still moving.

# %% tags=["detail"]
views.standouts(session.look, content)

# %% [markdown] tags=["fr", "method"]
# Les piliers disent de quoi l’on parle. Ils viennent des étiquettes des publications : sans
# étiquettes, pas de piliers.

# %% [markdown] tags=["en", "method"]
# Pillars say what one speaks of. They come from the tags of the posts: no tags, no pillars.

# %%
scope = scope_for(session.brief, tables, session.period)
pillars = results_by_tag(scope, "pillar")

# %% tags=["detail"]
tag_views.results(session.look, pillars)

# %% [markdown] tags=["fr"]
# ### Ce que publient les salariés
#
# Les salariés parlent aussi de l’organisation, et souvent mieux qu’elle.

# %% [markdown] tags=["en"]
# ### What employees post
#
# Employees speak of the organisation too, and often better than it does.

# %% [markdown] tags=["fr", "method"]
# On les écoute en groupe, avec leur accord, jamais un par un : un groupe trop petit ne s’affiche
# pas.

# %% [markdown] tags=["en", "method"]
# They are heard as a group, with their consent, never one by one: a group that is too small is not
# shown.

# %%
staff = strategy.hear_staff(inputs["employee_voice"], tables["posts"], session.period)

# %% tags=["detail"]
views.staff_panel(session.look, staff)

# %% [markdown] tags=["fr"]
# ## Les autres

# %% [markdown] tags=["en"]
# ## The others

# %% [markdown] tags=["fr"]
# ### Les comptes observés, sur une seule base
#
# Des autres comptes on ne voit que les chiffres publics.

# %% [markdown] tags=["en"]
# ### The accounts watched, on a single basis
#
# Of other accounts one sees public counts only.

# %% [markdown] tags=["fr", "method"]
# Une seule base permet de les comparer : les interactions par publication, rapportées aux abonnés.
# Elle avantage les petits comptes et mêle le payé à l’organique ; elle situe, elle ne classe pas.

# %% [markdown] tags=["en", "method"]
# A single basis allows them to be compared: interactions a post, related to followers. It favours
# small accounts and mixes paid with organic; it places, it does not rank.

# %%
counted = tables["competitors"]
watch = strategy.read_watch(inputs["competitors"], session.period, counted, scope.brands)

# %% tags=["detail"]
views.watch_note(session.look, watch)

# %%
views.rival_bars(session.look, watch)

# %% tags=["detail"]
views.rival_table(session.look, watch)

# %% tags=["detail"]
views.gap_sentences(session.look, watch)

# %% [markdown] tags=["fr"]
# ### Ce que les autres font mieux
#
# Une veille sert à apprendre.

# %% [markdown] tags=["en"]
# ### What the others do better
#
# A watch is there to learn from.

# %% [markdown] tags=["fr", "method"]
# Là où un autre compte mène nettement, on regarde ce qui se voit de sa manière de faire, puis on en
# tire un essai, pas une copie.

# %% [markdown] tags=["en", "method"]
# Where another account clearly leads, one looks at what can be seen of its ways, then makes a trial
# of it, not a copy.

# %% tags=["detail"]
views.lesson_table(session.look, strategy.learn(watch))

# %% [markdown] tags=["fr"]
# ### Qui l’on cite, et sur quel ton
#
# La part de voix compte ce que les gens disent, non ce que publient les comptes.

# %% [markdown] tags=["en"]
# ### Who is spoken of, and in what tone
#
# Share of voice counts what people say, not what accounts publish.

# %% [markdown] tags=["fr", "method"]
# Elle dépend de la liste des noms suivis par l’outil d’écoute : changer la liste change la part.

# %% [markdown] tags=["en", "method"]
# It depends on the list of names the listening tool follows: another list makes another share.

# %%
voices = strategy.compare_voices(scope, session.comparison)

# %% tags=["detail"]
views.voice_panel(session.look, voices)

# %% [markdown] tags=["fr"]
# ## Ce que dit le public
#
# Ceux qui répondent chaque jour aux gens connaissent leurs problèmes avant tout le monde : les
# tenir loin des décisions coupe l’organisation de son public.

# %% [markdown] tags=["en"]
# ## What the public says
#
# Those who answer people every day know their problems before anybody else: keeping them away from
# decisions cuts the organisation off from its public.

# %% [markdown] tags=["fr", "method"]
# Chaque thème est donc compté, comparé à la période précédente, puis confié à un service qui doit
# agir.

# %% [markdown] tags=["en", "method"]
# Each theme is counted, compared with the period before, then handed to a department that must act.

# %%
said = community.gather(
    inputs["voice"], session.tables["messages"], session.period, session.comparison
)
voice = community.read_voice(said, session.overrides)
public_views.theme_bars(session.look, voice)

# %% tags=["detail"]
public_views.desk_table(session.look, voice)

# %% tags=["detail"]
public_views.theme_table(session.look, voice)

# %% tags=["detail"]
public_views.counted_note(session.look, voice)

# %% [markdown] tags=["fr", "method"]
# Les avis disent une satisfaction, avec l’incertitude que laisse leur nombre. Un avis sans réponse
# se lit aussi.

# %% [markdown] tags=["en", "method"]
# Reviews tell how satisfied people are, with the doubt that their number leaves. A review without
# an answer is read as well.

# %%
satisfaction = community.read_satisfaction(session.tables, session.period, session.comparison)

# %% tags=["detail"]
public_views.satisfaction_table(session.look, satisfaction)

# %% [markdown] tags=["fr", "method"]
# Ceux qui s’informent ne se plaignent pas : ils cherchent, demandent, hésitent. Leur étape décide
# de la réponse à donner : une publication, une explication ou une preuve.

# %% [markdown] tags=["en", "method"]
# People who are looking do not complain: they search, ask, hesitate. Their stage decides which
# answer they need: a publication, an explanation or a proof.

# %%
prospects = community.read_prospects(said, session.tables["search"], session.overrides)

# %% tags=["detail"]
public_views.need_table(session.look, prospects)

# %% tags=["detail"]
public_views.query_table(session.look, prospects)

# %% [markdown] tags=["fr", "method"]
# Avant d’adresser des campagnes aux internautes, il faut comprendre ce qu’ils font une fois
# arrivés. Un écart qui tient dans l’intervalle ne départage rien.

# %% [markdown] tags=["en", "method"]
# Before serving campaigns to web users, one must understand what they do once they have arrived. A
# gap that fits into the interval settles nothing.

# %%
web = session.tables["web"]
behaviour = community.read_behaviour(web, session.period, session.comparison)

# %% tags=["detail"]
public_views.engagement_bars(session.look, behaviour)

# %% tags=["detail"]
public_views.entry_table(session.look, behaviour)

# %% tags=["detail"]
public_views.segment_table(session.look, behaviour)

# %% [markdown] tags=["fr"]
# ## Ceux qui parlent pour la marque
#
# Un prescripteur recommande sans être payé ; la relation s’entretient, elle ne s’achète pas.

# %% [markdown] tags=["en"]
# ## Those who speak for the brand
#
# A recommender recommends without being paid; the relation is kept up, it is not bought.

# %% [markdown] tags=["fr", "method"]
# Le score dit où elle en est, le délai dit qui attend un appel.

# %% [markdown] tags=["en", "method"]
# The score says where it stands, the delay says who waits for a call.

# %%
day = session.period.end
recommenders = community.read_recommenders(inputs["recommenders"], day, session.overrides)

# %% tags=["detail"]
public_views.recommender_bars(session.look, recommenders)

# %% tags=["detail"]
public_views.recommender_table(session.look, recommenders)

# %% [markdown] tags=["fr", "method"]
# Un influenceur se juge sur trois choses : combien de personnes il touche, combien réagissent, et
# s’il parle de vos sujets à votre public. Les poids sont un choix : le classement est donc refait
# avec d’autres poids, et ce qui change de rang n’est pas départagé.

# %% [markdown] tags=["en", "method"]
# An influencer is judged by three things: how many people the account reaches, how many react, and
# whether it speaks of your topics to your public. The weights are a choice: so the ranking is made
# again under other weights, and what changes place is not settled.

# %%
shortlist = community.read_influencers(inputs["influencers"], session.overrides)

# %% tags=["detail"]
public_views.rank_slopes(session.look, shortlist)

# %% tags=["detail"]
public_views.influence_table(session.look, shortlist, currency)

# %% tags=["detail"]
public_views.relation_table(session.look, shortlist)

# %% tags=["detail"]
public_views.legal_note(session.look, shortlist, session.brief.file.organisation.country)

# %%
session.decide(*community.propose(shortlist, currency))

# %% [markdown] tags=["fr"]
# ## Du besoin à la décision (ZMOT)
#
# Entre le déclic et la décision, on cherche, on compare, on lit les avis : c’est le moment zéro de
# vérité (*ZMOT*).

# %% [markdown] tags=["en"]
# ## From need to decision (ZMOT)
#
# Between the spark and the decision people search, compare and read reviews: the zero moment of
# truth (*ZMOT*).

# %% [markdown] tags=["fr", "method"]
# La couverture croise présence et qualité, pondérées par l’importance de chaque point de contact ;
# elle vaut ce que valent les notes données.

# %% [markdown] tags=["en", "method"]
# Coverage crosses presence and quality, weighted by the importance of each touchpoint; it is worth
# what the notes given are worth.

# %%
journey = community.read_journey(
    inputs["touchpoints"], session.tables, session.period, session.overrides
)
public_views.moment_bars(session.look, journey)

# %% tags=["detail"]
public_views.gap_table(session.look, journey)

# %% tags=["detail"]
public_views.proof_table(session.look, journey)

# %% [markdown] tags=["fr", "method"]
# Une tendance compte si elle est datée, sourcée, et si quelque chose en découle.

# %% [markdown] tags=["en", "method"]
# A trend counts if it is dated, sourced, and if something follows from it.

# %%
context = community.read_trends(inputs["trends"], session.period.end)

# %% tags=["detail"]
public_views.trend_table(session.look, context)

# %%
community_findings = community.find_community(
    community.find_public(voice, satisfaction, prospects),
    community.find_relays(recommenders, shortlist, currency),
    community.find_way(journey, behaviour, context),
)
sorted_out = (*voice.choices, *prospects.choices, *recommenders.choices)
session.apply(*sorted_out, *shortlist.choices, *journey.choices)

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
company = strategy.Company(presence, accounts, content, pillars, staff)
rivals = strategy.find_competition(watch, voices)
findings = (*strategy.find_company(company), *rivals, *community_findings)

# %% tags=["detail"]
views.synthesis(session.look, strategy.weigh(findings))

# %% [markdown] tags=["fr"]
# ## Ce qu’il faut retenir

# %% [markdown] tags=["en"]
# ## What to remember

# %%
session.record(*findings)
