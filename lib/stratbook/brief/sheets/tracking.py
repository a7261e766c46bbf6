"""Chapter 6: flights in the air, and how the ad platforms and the client name and count them."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet
from stratbook.brief.sheets.flights import OBJECTIVE

_NEW: Final = ("Needed where the sheet of flights does not hold this flight.",
               "Nécessaire si la feuille des vagues ne contient pas cette vague.")  # fmt: skip
_PLANNED: Final = ("What the plan counted on, in the client’s currency.",
                   "Ce que le plan prévoyait, dans la devise du client.")  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "tracking", "Tracking", "Suivi",
        ("Flights of the plan in force, and the name of each flight’s campaign.",
         "Les vagues du plan en cours, et le nom de la campagne de chaque vague."),
        (
            Field("flight", "Flight", "Vague", required=True,
                  help=("As the sheet of flights names it, or a short name of its own.",
                        "Comme la feuille des vagues le nomme, ou un nom court et unique.")),
            Field("campaign", "Campaign in the ad manager", "Campagne dans la régie",
                  help=("Exactly as the ad platform’s export writes it.",
                        "Exactement comme l’export de la régie l’écrit.")),
            Field("starts", "Starts", "Début", "day", help=_NEW),
            Field("ends", "Ends", "Fin", "day", help=_NEW),
            Field("platform", "Platform", "Plateforme", "platform", help=_NEW),
            Field("objective", "Objective", "Objectif", "choice", choices=OBJECTIVE, help=_NEW),
            Field("budget", "Budget", "Budget", "number", least=0, help=_NEW),
            Field("landing", "Landing page", "Page d’atterrissage"),
            Field("spent", "Spent", "Dépensé", "number", least=0,
                  help=("Only where no export says it, with its date.",
                        "Seulement si aucun export ne le dit, avec sa date.")),
            Field("spent_on", "Spent by", "Dépensé au", "day"),
            Field("cpm", "Planned CPM", "CPM prévu", "number", least=0, help=_PLANNED),
            Field("cpc", "Planned CPC", "CPC prévu", "number", least=0, help=_PLANNED),
            Field("cpa", "Planned cost per result", "Coût par résultat prévu", "number", least=0,
                  help=_PLANNED),
        ),
    ),
)  # fmt: skip
