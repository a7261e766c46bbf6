"""Chapter 3: every medium used, paid, owned or earned."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

MEDIUM: Final = (
    ("paid", "paid", "payé"),
    ("owned", "owned", "détenu"),
    ("earned", "earned", "gagné"),
)
MEDIA_KIND: Final = (
    ("ad", "advertising", "publicité"),
    ("boosted_post", "boosted post", "publication boostée"),
    ("sponsored_article", "sponsored article", "article sponsorisé"),
    ("paid_influencer", "paid influencer", "influenceur rémunéré"),
    ("gifted_influencer", "gifted influencer", "influenceur doté"),
    ("affiliate", "affiliate", "affilié"),
    ("website", "website", "site web"),
    ("blog", "blog", "blog"),
    ("newsletter", "newsletter", "newsletter"),
    ("organic_post", "organic posts", "publications organiques"),
    ("event", "own event", "événement propre"),
    ("review", "reviews", "avis"),
    ("press", "press", "presse"),
    ("share", "shares by the public", "partages du public"),
    ("mention", "mentions", "mentions"),
    ("unpaid_influencer", "unpaid influencer", "influenceur non rémunéré"),
    ("advocacy", "employee or customer advocacy", "ambassadeurs salariés ou clients"),
    ("ugc", "user-generated content", "contenu des utilisateurs (UGC)"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "media", "Media inventory", "Inventaire média",
        ("Every medium used in the period, paid, owned or earned (POEM).",
         "Chaque média de la période, payé, détenu ou gagné (POEM)."),
        (
            Field("item", "Medium", "Média", required=True),
            Field("period", "Period", "Période", "period", required=True,
                  help=("2026-10, 2026-Q3 or 2026", "2026-10, 2026-Q3 ou 2026")),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("kind", "Kind", "Type", "choice", required=True, choices=MEDIA_KIND),
            Field("medium", "Medium class, if you disagree with the rule",
                  "Classe, si vous n’êtes pas d’accord avec la règle", "choice", choices=MEDIUM),
            Field("reason", "Why you disagree", "Pourquoi",
                  help=("Printed beside the class you chose.",
                        "Imprimé à côté de la classe choisie.")),
            Field("cost", "Money spent", "Dépense", "number", least=0,
                  help=("In the client's currency and tax basis; hours apart.",
                        "Dans la devise et la base de taxe du client ; heures à part.")),
            Field("hours", "Hours spent", "Heures passées", "number", least=0),
            Field("hourly_rate", "Cost of an hour", "Coût horaire", "number", least=0),
            Field("reach", "Reach", "Portée", "number", least=0),
            Field("sessions", "Sessions brought", "Sessions apportées", "number", least=0),
            Field("has_landing", "Leads to a page of your own", "Mène à une page à vous", "flag"),
            Field("is_reused", "Reused in your own media", "Repris dans vos médias", "flag"),
            Field("is_relayed", "Other media lead to it", "D’autres médias y mènent", "flag",
                  help=("For a site, a blog, a newsletter, an event: do posts, ads or others "
                        "send people there?",
                        "Pour un site, un blog, une newsletter, un événement : des "
                        "publications, des annonces ou d’autres y envoient-ils du monde ?")),
            Field("is_paid_fee", "A fee or commission was paid",
                  "Rémunération ou commission versée", "flag",
                  help=("To whoever speaks or publishes.", "À qui parle ou publie.")),
            Field("is_gifted", "A gift or benefit in kind was given",
                  "Cadeau ou avantage en nature", "flag",
                  help=("Product, stay, invitation, loan.",
                        "Produit, séjour, invitation, prêt.")),
            Field("is_incentivised", "Rewarded (discount, points, draw)",
                  "Récompensé (remise, points, tirage au sort)", "flag"),
            Field("is_boosted", "Boosted with money", "Sponsorisé (boosté)", "flag"),
            Field("paid_reach", "Reach that was bought", "Portée achetée", "number", least=0,
                  help=("The part of the reach that the boost brought; empty if the platform "
                        "does not tell.",
                        "La part de la portée due au boost ; vide si la plateforme ne la "
                        "donne pas.")),
            Field("notice_shown", "Legal notice shown", "Mention légale affichée", "flag",
                  help=("“Advertising”, “paid partnership”: on the content itself.",
                        "« Publicité », « Collaboration commerciale » : sur le contenu même.")),
        ),
    ),
)  # fmt: skip
