"""Chapter 6: the budget and the ad platforms."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

THIRD: Final = (
    ("ad_space", "ad space", "achat d’espace"),
    ("strategy", "digital strategy", "stratégie digitale"),
    ("production", "content production", "production de contenu"),
)

COUNTED: Final = (
    ("reach", "people reached", "personnes touchées"),
    ("traffic", "clicks", "clics"),
    ("leads", "leads", "prospects"),
    ("sales", "sales", "ventes"),
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
            Field("past_days", "Days of that past", "Jours de ce passé", "number", least=1,
                  help=("Empty: as many as the plan lasts.", "Vide : autant que dure le plan.")),
            Field("expected_results", "Results expected from 1,000",
                  "Résultats attendus pour 1 000", "number", least=0),
            Field("counted", "Results counted", "Résultats comptés", "choice", choices=COUNTED,
                  help=("Empty: those the plan aims at.", "Vide : ceux que vise le plan.")),
            Field("value", "Value per result", "Valeur par résultat", "number", least=0,
                  help=("Revenue or margin of one sale, when the plan aims at money.",
                        "Chiffre d’affaires ou marge d’une vente, si le plan vise de l’argent.")),
            Field("audience", "Audience ceiling (people)", "Audience maximale (personnes)",
                  "number", least=1),
            Field("minimum", "At least", "Au moins", "number", least=0),
            Field("maximum", "At most", "Au plus", "number", least=0),
            Field("if_used", "If used, at least", "Si utilisée, au moins", "number", least=0),
            Field("frozen", "Already decided", "Déjà décidé", "number", least=0,
                  help=("An amount that the split must not change.",
                        "Un montant que la répartition ne doit pas changer.")),
            Field("group", "Group", "Groupe",
                  help=("The ad house it is bought from, as in the sheet of groups.",
                        "La maison qui la vend, comme dans la feuille des groupes.")),
        ),
    ),
    Sheet(
        "ad_groups", "Ad groups", "Groupes de régies",
        ("Limits that several ad platforms share.",
         "Les limites que plusieurs régies partagent."),
        (
            Field("group", "Group", "Groupe", required=True),
            Field("minimum", "At least", "Au moins", "number", least=0),
            Field("maximum", "At most", "Au plus", "number", least=0),
        ),
    ),
    Sheet(
        "lift_tests", "Lift tests", "Tests d’incrémentalité",
        ("What a lift test or a geo test measured: results that would not have come anyway.",
         "Ce qu’un test d’incrémentalité ou géographique a mesuré : les résultats qui ne seraient "
         "pas venus sans publicité."),
        (
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("days", "Days", "Jours", "number", required=True, least=1),
            Field("spend", "Spend", "Dépense", "number", required=True, least=0),
            Field("results", "Incremental results", "Résultats incrémentaux", "number",
                  required=True),
            Field("deviation", "± standard error", "± erreur type", "number", required=True,
                  least=0),
        ),
    ),
)  # fmt: skip
