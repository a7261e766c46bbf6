"""The sheets people fill in: one a table, with its columns, words and choices."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["text", "number", "day", "flag", "choice", "period", "platform"]


@dataclass(frozen=True)
class Field:
    """One column of a sheet.

    Parameters
    ----------
    id : str
        Column name in the table that comes out.
    en, fr : str
        Header in each language; both are read, whatever the workbook's language.
    kind : {"text", "number", "day", "flag", "choice", "period", "platform"}
        What a cell holds. A period comes out as its code (``2026-10``), a platform of the
        registry as its id, any other place as it was written; both are text.
    required : bool
        Whether a row without it is refused.
    choices : tuple of (id, en, fr)
        The drop-down list, for kind "choice": the id is what comes out.
    least : float or None
        The smallest number allowed.
    help : tuple of (en, fr)
        What to write, shown when the cell is selected.
    """

    id: str
    en: str
    fr: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[tuple[str, str, str], ...] = ()
    least: float | None = None
    help: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its id, its name and purpose in both languages, its columns."""

    id: str
    en: str
    fr: str
    purpose: tuple[str, str]
    fields: tuple[Field, ...]


CONTROL: Final = (
    ("managed", "managed", "voulue"),
    ("unmanaged", "unmanaged", "subie"),
)
TONE: Final = (
    ("positive", "positive", "positive"),
    ("neutral", "neutral", "neutre"),
    ("mixed", "mixed", "mitigée"),
    ("negative", "negative", "négative"),
)
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
THIRD: Final = (
    ("ad_space", "ad space", "achat d’espace"),
    ("strategy", "digital strategy", "stratégie digitale"),
    ("production", "content production", "production de contenu"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "presence", "Presence", "Présence",
        ("Every place where the brand is seen, managed or not.",
         "Tous les lieux où la marque est visible, voulus ou subis."),
        (
            Field("place", "Place", "Lieu", required=True),
            Field("url", "Address", "Adresse",
                  help=("https://…", "https://…")),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("control", "Control", "Présence", "choice", required=True, choices=CONTROL),
            Field("volume", "Mentions a month", "Mentions par mois", "number", least=0,
                  help=("How often the brand is spoken of there, in a month.",
                        "Combien de fois on y parle de la marque, en un mois.")),
            Field("reach", "Reach a month", "Portée par mois", "number", least=0),
            Field("tone", "Tone", "Tonalité", "choice", choices=TONE),
            Field("last_post_on", "Last post on", "Dernière publication le", "day"),
            Field("note", "Note", "Note"),
        ),
    ),
    Sheet(
        "competitors", "Competitors", "Concurrents",
        ("Public counts of each competitor's account, at two dates or more; your own account too.",
         "Chiffres publics des comptes concurrents, à deux dates au moins ; le vôtre aussi."),
        (
            Field("date", "Date", "Date", "day", required=True),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("competitor", "Account", "Compte", required=True),
            Field("is_client", "Is the client", "Est le client", "flag"),
            Field("followers", "Followers", "Abonnés", "number", least=0,
                  help=("On that date, as the account shows it.",
                        "À cette date, tel que le compte l’affiche.")),
            Field("posts", "Posts in the 30 days before", "Publications des 30 jours précédents",
                  "number", least=0),
            Field("interactions", "Interactions in the 30 days before",
                  "Interactions des 30 jours précédents", "number", least=0),
        ),
    ),
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
        ),
    ),
    Sheet(
        "budget_lines", "Budget lines", "Lignes de budget",
        ("Every line of the budget, planned and spent.",
         "Chaque ligne du budget, prévue et dépensée."),
        (
            Field("line", "Line", "Ligne", required=True),
            Field("third", "Part", "Part", "choice", required=True, choices=THIRD),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("planned", "Planned", "Prévu", "number", required=True, least=0,
                  help=("In the client's currency and tax basis.",
                        "Dans la devise et la base de taxe du client.")),
            Field("spent", "Spent", "Dépensé", "number", least=0),
        ),
    ),
    Sheet(
        "ad_platforms", "Ad platforms", "Régies",
        ("What each ad platform gave, or is expected to give, for the media plan.",
         "Ce que chaque régie a donné, ou devrait donner, pour le plan média."),
        (
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("past_spend", "Past spend", "Dépense passée", "number", least=0),
            Field("past_results", "Past results", "Résultats passés", "number", least=0),
            Field("expected_results", "Results expected from 1,000",
                  "Résultats attendus pour 1 000", "number", least=0),
            Field("minimum", "At least", "Au moins", "number", least=0),
            Field("maximum", "At most", "Au plus", "number", least=0),
        ),
    ),
)  # fmt: skip


def sheet(id_: str) -> Sheet:
    """Return a sheet by its id; raise KeyError when there is none."""
    return {each.id: each for each in SHEETS}[id_]
