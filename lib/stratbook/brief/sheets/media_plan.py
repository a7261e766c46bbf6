"""Chapter 6: the budget and the ad platforms."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

THIRD: Final = (
    ("ad_space", "ad space", "achat d’espace"),
    ("strategy", "digital strategy", "stratégie digitale"),
    ("production", "content production", "production de contenu"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
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
