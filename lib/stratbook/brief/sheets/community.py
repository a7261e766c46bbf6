"""Chapter 2, community: what the public says, who speaks for the brand, where it is met."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

AUDIENCE: Final = (
    ("customer", "customers", "clients"),
    ("prospect", "prospects", "prospects"),
    ("community", "community", "communauté"),
)
HEARD_IN: Final = (
    ("inbox", "inbox", "messagerie"),
    ("comments", "comments", "commentaires"),
    ("review", "reviews", "avis"),
    ("survey", "survey", "enquête"),
    ("search", "searches", "recherches"),
    ("lead_form", "contact form", "formulaire de contact"),
    ("field", "front desk", "accueil et terrain"),
)
SAYING: Final = (
    ("problem", "problem", "problème"),
    ("need", "need", "besoin"),
    ("question", "question", "question"),
    ("objection", "objection", "objection"),
    ("praise", "praise", "compliment"),
)
FUNNEL: Final = (
    ("discover", "discovers", "découvre"),
    ("compare", "compares", "compare"),
    ("decide", "decides", "décide"),
    ("after", "after the decision", "après la décision"),
)
RECOMMENDER: Final = (
    ("customer", "customer", "client"),
    ("employee", "employee", "salarié"),
    ("professional", "professional", "professionnel"),
    ("partner", "partner", "partenaire"),
    ("press", "press", "presse"),
    ("institution", "institution", "institution"),
    ("association", "association", "association"),
)
MOMENT: Final = (
    ("stimulus", "stimulus", "stimulus"),
    ("zmot", "ZMOT", "ZMOT"),
    ("fmot", "FMOT", "FMOT"),
    ("smot", "SMOT", "SMOT"),
)
TOUCHPOINT: Final = (
    ("ad", "advertising", "publicité"),
    ("post", "social posts", "publications"),
    ("press", "press", "presse"),
    ("search", "search results", "résultats de recherche"),
    ("site", "own site", "site de l’organisation"),
    ("review", "reviews", "avis"),
    ("comparison", "comparisons and guides", "comparatifs et guides"),
    ("video", "demonstration video", "vidéo de démonstration"),
    ("community", "groups and forums", "groupes et forums"),
    ("place", "place or desk", "lieu ou accueil"),
    ("order", "order or sign-up", "commande ou inscription"),
    ("service", "after-sales or follow-up", "après-vente ou suivi"),
    ("share", "sharing the experience", "partage de l’expérience"),
)
TREND: Final = (
    ("usage", "usage shift", "évolution des usages"),
    ("behaviour", "consumer behaviour", "comportement du public"),
    ("market", "market", "marché"),
)
_NO_PERSON: Final = ("An organisation or a role; no person's name.",
                     "Une organisation ou un rôle ; pas de nom de personne.")  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "voice", "Voice of the public", "Voix du public",
        ("What customers, prospects and the community say, counted by theme and by period.",
         "Ce que disent clients, prospects et communauté, compté par thème et par période."),
        (
            Field("period", "Period", "Période", "period", required=True,
                  help=("2026-10, 2026-Q3 or 2026", "2026-10, 2026-Q3 ou 2026")),
            Field("audience", "Who speaks", "Qui parle", "choice", required=True,
                  choices=AUDIENCE),
            Field("heard_in", "Heard in", "Entendu dans", "choice", required=True,
                  choices=HEARD_IN),
            Field("theme", "Theme", "Thème", required=True),
            Field("kind", "What it is", "Nature", "choice", required=True, choices=SAYING),
            Field("count", "Times heard", "Nombre de fois", "number", required=True, least=0),
            Field("stage", "Where they stand", "Étape", "choice", choices=FUNNEL,
                  help=("Empty: the rule decides by what it is.",
                        "Vide : la règle décide d’après la nature.")),
            Field("department", "Department to act (a role)", "Service à saisir (un rôle)",
                  help=("Empty: the rule decides by the theme.",
                        "Vide : la règle décide d’après le thème.")),
        ),
    ),
    Sheet(
        "recommenders", "Recommenders", "Prescripteurs",
        ("Who recommends you, to whom, and when you last spoke to them.",
         "Qui vous recommande, à qui, et quand vous leur avez parlé."),
        (
            Field("recommender", "Recommender", "Prescripteur", required=True, help=_NO_PERSON),
            Field("kind", "Kind", "Type", "choice", required=True, choices=RECOMMENDER),
            Field("recommends_to", "Recommends to", "Recommande à"),
            Field("reach", "People it can reach", "Personnes touchées", "number", least=0),
            Field("recommendations", "Recommendations in twelve months",
                  "Recommandations en douze mois", "number", least=0),
            Field("last_contact_on", "Last contact on", "Dernier contact le", "day"),
            Field("relation", "Relation, 1 to 5", "Relation, de 1 à 5", "number", least=1, most=5),
            Field("next_action", "Next action", "Prochaine action"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
        ),
    ),
    Sheet(
        "influencers", "Influencers", "Influenceurs",
        ("Public accounts that could speak of you: size, reactions, fit and price.",
         "Comptes publics qui pourraient parler de vous : taille, réactions, affinité, prix."),
        (
            Field("handle", "Public account", "Compte public", required=True),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("topics", "Topics", "Sujets"),
            Field("topic_match", "Topic match, 0 to 5", "Proximité des sujets, de 0 à 5",
                  "number", least=0, most=5),
            Field("followers", "Followers", "Abonnés", "number", least=1),
            Field("followers_before", "Followers 30 days before", "Abonnés 30 jours avant",
                  "number", least=1),
            Field("engagements", "Engagements a post, on average",
                  "Interactions par publication, en moyenne", "number", least=0),
            Field("comments", "Comments a post, on average",
                  "Commentaires par publication, en moyenne", "number", least=0),
            Field("posts", "Posts counted", "Publications comptées", "number", least=0),
            Field("audience_share", "Audience in your country, in %",
                  "Audience dans votre pays, en %", "number", least=0, most=100),
            Field("brand_fit", "Fit with the brand, 1 to 5", "Affinité avec la marque, de 1 à 5",
                  "number", least=1, most=5),
            Field("fee", "Fee asked", "Tarif demandé", "number", least=0,
                  help=("In the client's currency and tax basis; empty when unknown.",
                        "Dans la devise et la base de taxe du client ; vide si inconnu.")),
            Field("posts_bought", "Posts for that fee", "Publications pour ce tarif",
                  "number", least=1),
            Field("is_gifted", "Products or invitations given", "Produits ou invitations offerts",
                  "flag"),
            Field("last_worked_on", "Last collaboration on", "Dernière collaboration le", "day"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
        ),
    ),
    Sheet(
        "touchpoints", "Touchpoints", "Points de contact",
        ("Where people meet you, from the first spark to the shared experience.",
         "Où l’on vous rencontre, du déclic à l’expérience partagée."),
        (
            Field("stage", "Moment", "Moment", "choice", required=True, choices=MOMENT),
            Field("touchpoint", "Touchpoint", "Point de contact", required=True),
            Field("kind", "Kind", "Type", "choice", choices=TOUCHPOINT),
            Field("present", "You are there", "Vous y êtes", "flag"),
            Field("quality", "Quality, 0 to 5", "Qualité, de 0 à 5", "number", least=0, most=5),
            Field("importance", "Importance, 1 to 5", "Importance, de 1 à 5", "number",
                  least=1, most=5),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
        ),
    ),
    Sheet(
        "trends", "Trends", "Tendances",
        ("What changes around you, from a dated source, and what follows for you.",
         "Ce qui change autour de vous, d’après une source datée, et ce qui en découle."),
        (
            Field("date", "Date of the source", "Date de la source", "day"),
            Field("kind", "Kind", "Type", "choice", required=True, choices=TREND),
            Field("statement", "What changes", "Ce qui change", required=True),
            Field("source_name", "Where it was read", "Source"),
            Field("effect", "What it means for you", "Ce que cela change pour vous"),
            Field("action", "Action", "Action"),
        ),
    ),
)  # fmt: skip
