"""The decision log: one table for the whole workbook."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

CHAPTER: Final = (
    ("01_objectives", "objectives", "objectifs"),
    ("02_three_c", "3C diagnosis", "diagnostic 3C"),
    ("03_poem", "POEM", "POEM"),
    ("04_platforms", "platforms and actions", "plateformes et actions"),
    ("05_editorial", "editorial line", "ligne éditoriale"),
    ("06_media_plan", "media plan", "plan média"),
    ("07_conversion", "conversion", "conversion"),
    ("08_performance", "performance", "performance"),
    ("09_reputation", "reputation", "réputation"),
    ("10_organisation", "organisation", "organisation"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "decisions", "Decisions", "Décisions",
        ("What was decided, or is still to be, by whom and why.",
         "Ce qui a été décidé, ou reste à décider, par qui et pourquoi."),
        (
            Field("chapter", "Chapter", "Chapitre", "choice", required=True, choices=CHAPTER),
            Field("question", "Question", "Question", required=True),
            Field("options", "Options", "Options",
                  help=("Separated by semicolons.", "Séparées par des points-virgules.")),
            Field("criteria", "Criteria", "Critères",
                  help=("Separated by semicolons.", "Séparés par des points-virgules.")),
            Field("choice", "Choice", "Choix",
                  help=("Empty while it is open.", "Vide tant que la question est ouverte.")),
            Field("reason", "Reason", "Raison"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
            Field("on", "Decided on", "Décidé le", "day"),
            Field("due", "Due on", "Échéance", "day"),
            Field("cost", "Cost", "Coût", "number", least=0,
                  help=("In the client's currency and tax basis.",
                        "Dans la devise et la base de taxe du client.")),
        ),
    ),
)  # fmt: skip
