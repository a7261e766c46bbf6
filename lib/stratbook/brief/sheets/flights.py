"""Chapter 6: the flights of the media plan, and the events it turns around."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

OBJECTIVE: Final = (
    ("awareness", "awareness", "notoriété"),
    ("traffic", "traffic", "trafic"),
    ("leads", "leads", "prospects"),
    ("sales", "sales", "ventes"),
    ("engagement", "engagement", "engagement"),
)
BUYING: Final = (
    ("cpm", "CPM", "CPM"),
    ("cpc", "CPC", "CPC"),
    ("cpv", "CPV", "CPV"),
    ("cpa", "CPA", "CPA"),
)
BASIS: Final = (
    ("excluded", "tax excluded", "HT"),
    ("included", "tax included", "TTC"),
)
STATE: Final = (
    ("draft", "draft", "brouillon"),
    ("to_validate", "to validate", "à valider"),
    ("approved", "approved", "validé"),
)
_PRICE: Final = (
    "Yours, if you know it; in the client’s currency. One figure or three.",
    "Le vôtre, si vous le connaissez ; dans la devise du client. Un chiffre ou trois.",
)
_RATE: Final = (
    "Yours, if you know it, as a share: 0.012 for 1.2%.",
    "Le vôtre, si vous le connaissez, en part : 0,012 pour 1,2 %.",
)


def _prices(id_: str, name: str, most: int | None) -> tuple[Field, ...]:
    """Return the three columns of a price or a rate: low, one figure, high."""
    help_ = _PRICE if most is None else _RATE
    return tuple(
        Field(
            id_ + end, f"{name}{en}", f"{name}{fr}", "number", least=0.00001, most=most, help=help_
        )
        for end, en, fr in (("_low", ", low", ", bas"), ("", "", ""), ("_high", ", high", ", haut"))
    )


SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "flights", "Flights", "Vagues",
        ("The media plan: one row is one flight, on one platform, for one audience.",
         "Le plan média : une ligne est une vague, sur une régie, pour une audience."),
        (
            Field("flight", "Flight", "Vague", required=True,
                  help=("A short name of its own: IG-gifts.",
                        "Un nom court et unique : IG-cadeaux.")),
            Field("starts", "Starts", "Début", "day", required=True),
            Field("ends", "Ends", "Fin", "day", required=True,
                  help=("The last day counts.", "Le dernier jour compte.")),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("objective", "Objective", "Objectif", "choice", required=True, choices=OBJECTIVE),
            Field("audience", "Audience", "Audience",
                  help=("The persona or the segment, named the same way in each flight.",
                        "Le persona ou le segment, nommé de même dans chaque vague.")),
            Field("placement", "Placement", "Emplacement"),
            Field("format", "Format", "Format"),
            Field("buying", "Buying mode", "Mode d’achat", "choice", choices=BUYING),
            Field("budget", "Budget", "Budget", "number", required=True, least=0,
                  help=("In the client’s currency.", "Dans la devise du client.")),
            Field("landing", "Landing page", "Page d’arrivée"),
            Field("people", "Audience size", "Taille d’audience", "number", least=1,
                  help=("People, as the platform’s ad manager estimates them.",
                        "En personnes, selon l’estimation de la régie.")),
            *_prices("cpm", "CPM", None),
            *_prices("ctr", "CTR", 1),
            *_prices("cvr", "CVR", 1),
            Field("tax", "Tax basis", "Base de taxe", "choice", choices=BASIS,
                  help=("Only where it is not the client’s.",
                        "Seulement si ce n’est pas celle du client.")),
            Field("state", "State", "État", "choice", choices=STATE),
            Field("approved_by", "Approved by (a role)", "Validé par (un rôle)",
                  help=("A role, no person's name.", "Un rôle, pas de nom de personne.")),
            Field("approved_on", "Approved on", "Validé le", "day"),
            Field("comment_client", "Client's comment", "Commentaire du client"),
            Field("comment_agency", "Agency's comment", "Commentaire de l’agence"),
        ),
    ),
    Sheet(
        "plan_events", "Plan events", "Temps forts",
        ("What makes advertising worth more, or less, on some days of the plan.",
         "Ce qui donne à la publicité plus, ou moins, de valeur certains jours du plan."),
        (
            Field("name", "Name", "Nom", required=True),
            Field("starts", "Starts", "Début", "day", required=True),
            Field("ends", "Ends", "Fin", "day", required=True),
            Field("weight", "Weight", "Poids", "number", required=True, least=0.1, most=5,
                  help=("1 is a day like any other; 1.5 is worth half as much again.",
                        "1 : un jour comme un autre ; 1,5 : moitié plus.")),
        ),
    ),
)  # fmt: skip
