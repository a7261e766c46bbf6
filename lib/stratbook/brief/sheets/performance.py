"""What a trend is read with: what happened, and what the market is."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "events", "Events", "Événements",
        ("What happened, to be marked on the curves: an opening, a strike, a press article.",
         "Ce qui s’est passé, à marquer sur les courbes : une ouverture, une grève, un article."),
        (
            Field("date", "Date", "Date", "day", required=True),
            Field("name", "Event", "Événement", required=True),
            Field("platform", "Platform", "Plateforme", "platform",
                  help=("Only where it concerns one platform.",
                        "Seulement s’il ne concerne qu’une plateforme.")),
        ),
    ),
    Sheet(
        "market", "Market share", "Part de marché",
        ("The brand’s share of its market, with its source: voice is held against it.",
         "La part de marché de la marque, avec sa source : la part de voix s’y compare."),
        (
            Field("date", "Date", "Date", "day", required=True,
                  help=("The last day it speaks of.", "Le dernier jour dont elle parle.")),
            Field("share", "Share of the market", "Part de marché", "number", required=True,
                  least=0, most=1, help=("Between 0 and 1, or 12%.", "Entre 0 et 1, ou 12 %.")),
            Field("market", "Which market", "Quel marché"),
            Field("source_name", "Source", "Source", required=True),
        ),
    ),
    Sheet(
        "advocacy", "Ambassadors", "Ambassadeurs",
        ("The ambassadors’ programme by period, in totals only: nobody is named.",
         "Le programme d’ambassadeurs par période, en totaux seulement : personne n’est nommé."),
        (
            Field("period", "Period", "Période", "period", required=True),
            Field("enrolled", "Enrolled", "Inscrits", "number", least=0),
            Field("active", "Active", "Actifs", "number", least=0),
            Field("proposed", "Contents proposed", "Contenus proposés", "number", least=0),
            Field("approved", "Contents approved", "Contenus validés", "number", least=0),
            Field("clicks", "Clicks on their links", "Clics sur leurs liens", "number", least=0),
        ),
    ),
)  # fmt: skip
