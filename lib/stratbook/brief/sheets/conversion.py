"""Chapter 7: conversion scenarios, what they are made of, tests, and proof to reuse."""

from typing import Final

from stratbook.brief.sheets.company import TONE
from stratbook.brief.sheets.field import Field, Sheet
from stratbook.brief.sheets.platforms import CTA

CONVERSION: Final = (
    ("sale", "sale", "vente"),
    ("lead", "qualified lead", "contact qualifié"),
    ("registration", "registration", "inscription"),
    ("donation", "donation", "don"),
    ("signature", "signature", "signature"),
    ("volunteer", "volunteer", "bénévole"),
    ("coupon", "coupon used", "bon utilisé"),
)
TEMPLATE: Final = (("fast_visibility", "fast visibility", "visibilité rapide"),)
SCENARIO_STATE: Final = (
    ("planned", "planned", "prévu"),
    ("running", "under way", "en cours"),
    ("finished", "finished", "terminé"),
    ("stopped", "stopped", "arrêté"),
)
SUPPLIER: Final = (
    ("designer", "graphic designer", "graphiste"),
    ("photographer", "photographer", "photographe"),
    ("video", "video maker", "vidéaste"),
    ("writer", "writer", "rédacteur"),
    ("translator", "translator", "traducteur"),
    ("developer", "web developer", "développeur web"),
    ("printer", "printer", "imprimeur"),
    ("influence", "influence agency", "agence d’influence"),
    ("other", "other", "autre"),
)
FIRMNESS: Final = (
    ("quote", "quote", "devis"),
    ("firm", "firm order", "commande ferme"),
    ("invoiced", "invoiced", "facturé"),
)
PROOF: Final = (
    ("testimonial", "testimonial", "témoignage"),
    ("ambassador", "ambassador’s post", "publication d’ambassadeur"),
    ("ugc", "user content", "contenu d’utilisateur"),
    ("review", "review", "avis"),
    ("press", "press article", "article de presse"),
)
CONSENT: Final = (
    ("given", "given", "donné"),
    ("asked", "asked", "demandé"),
    ("none", "not asked", "non demandé"),
    ("refused", "refused", "refusé"),
)
_MONEY: Final = (
    "In the client's currency and tax basis; 0 where there is none.",
    "Dans la devise et la base de taxe du client ; 0 s’il n’y en a pas.",
)
_EXPORT: Final = (
    "Empty: taken from the exports, by the names of the campaigns.",
    "Vide : pris dans les exports, d’après les noms des campagnes.",
)
_SAME: Final = ("As the sheet of scenarios names it.", "Comme la feuille des scénarios le nomme.")
_AFTER: Final = (
    "Actions or deliverables that must be there first; separated by semicolons.",
    "Actions ou livrables qui doivent être là d’abord ; séparés par des points-virgules.",
)
_SCENARIO: Final = Field("scenario", "Scenario", "Scénario", required=True, help=_SAME)


def _count(id_: str, en: str, fr: str) -> Field:
    return Field(id_, en, fr, "number", least=0, help=_EXPORT)


def _money(id_: str, en: str, fr: str) -> Field:
    return Field(id_, en, fr, "number", least=0, help=_MONEY)


SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "scenarios", "Scenarios", "Scénarios",
        ("Each conversion scenario: what it asks, what it costs, what it brings.",
         "Chaque scénario de conversion : ce qu’il demande, ce qu’il coûte, ce qu’il rapporte."),
        (
            Field("scenario", "Scenario", "Scénario", required=True,
                  help=("A short name of its own.", "Un nom court et unique.")),
            Field("starts", "Starts", "Début", "day", required=True),
            Field("ends", "Ends", "Fin", "day", required=True,
                  help=("The last day counts.", "Le dernier jour compte.")),
            Field("conversion", "What converts", "Ce qui convertit", "choice", required=True,
                  choices=CONVERSION),
            Field("objective", "Objective (its id)", "Objectif (son identifiant)",
                  help=("As client.yml names it.", "Comme client.yml le nomme.")),
            Field("cta", "What people are asked to do", "Ce qu’on demande au public", "choice",
                  choices=CTA),
            Field("template", "Template", "Modèle", "choice", choices=TEMPLATE),
            Field("state", "State", "État", "choice", choices=SCENARIO_STATE),
            Field("campaigns", "Campaigns", "Campagnes",
                  help=("Their names in the ads, in web analytics and in the CRM; separated by "
                        "semicolons.",
                        "Leurs noms dans les annonces, la mesure d’audience et le CRM ; séparés "
                        "par des points-virgules.")),
            Field("media", "Media cost", "Coût média", "number", least=0, help=_EXPORT),
            _money("production", "Production cost", "Coût de production"),
            Field("hours", "Hours", "Heures", "number", least=0),
            _money("rate", "Hourly rate", "Taux horaire"),
            _money("suppliers", "Suppliers’ cost", "Coût des prestataires"),
            _count("impressions", "Impressions", "Impressions"),
            _count("clicks", "Clicks", "Clics"),
            _count("sessions", "Sessions", "Sessions"),
            _count("leads", "Leads", "Contacts qualifiés"),
            _count("sales", "Sales, or other conversions", "Ventes, ou autres conversions"),
            Field("revenue", "Money brought in", "Recette", "number", least=0, help=_EXPORT),
            Field("margin_rate", "Margin rate", "Taux de marge", "number", least=0.0001, most=1,
                  help=("Gross margin as a share: 0.45 for 45%.",
                        "Marge brute en part : 0,45 pour 45 %.")),
            Field("basket", "Average basket or gift", "Panier ou don moyen", "number", least=0),
            Field("worth", "Highest cost accepted for one conversion",
                  "Coût le plus haut accepté pour une conversion", "number", least=0,
                  help=("All costs in. Where no money comes in, it tells whether it was worth it.",
                        "Tous coûts compris. Là où aucun argent n’entre, il dit si cela valait la "
                        "peine.")),
            _count("last_click", "Conversions by last click", "Conversions au dernier clic"),
            Field("any_touch", "Conversions with any social contact",
                  "Conversions avec un contact social", "number", least=0,
                  help=("From the report of paths, or from asking people.",
                        "Du rapport des parcours, ou en demandant aux gens.")),
            Field("window", "Attribution window", "Fenêtre d’attribution"),
            Field("figures", "Where the figures come from", "D’où viennent les chiffres"),
        ),
    ),
    Sheet(
        "scenario_actions", "Scenario actions", "Actions des scénarios",
        ("What each scenario is made of, in order.",
         "De quoi chaque scénario est fait, dans l’ordre."),
        (
            _SCENARIO,
            Field("action", "Action", "Action", required=True),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("cta", "What people are asked to do", "Ce qu’on demande au public", "choice",
                  choices=CTA),
            Field("starts", "Starts on", "Début", "day", required=True),
            Field("due", "Due on", "Échéance", "day", required=True),
            Field("done_on", "Done on", "Faite le", "day"),
            Field("cost", "Cost", "Coût", "number", least=0,
                  help=("Money besides media and suppliers.",
                        "Argent, hors média et prestataires.")),
            Field("hours", "Hours", "Heures", "number", least=0),
            Field("depends_on", "Depends on", "Dépend de", help=_AFTER),
            Field("kpi", "KPI (its id)", "KPI (son identifiant)"),
            Field("result", "Result", "Résultat", "number",
                  help=("In the KPI's own unit.", "Dans l’unité du KPI.")),
        ),
    ),
    Sheet(
        "suppliers", "Suppliers", "Prestataires",
        ("What is ordered outside for a scenario, and when it arrives.",
         "Ce qui est commandé au-dehors pour un scénario, et quand cela arrive."),
        (
            _SCENARIO,
            Field("kind", "Trade", "Métier", "choice", required=True, choices=SUPPLIER),
            Field("deliverable", "Deliverable", "Livrable", required=True),
            Field("ordered_on", "Ordered on", "Commandé le", "day", required=True),
            Field("lead_days", "Lead time in days", "Délai en jours", "number", required=True,
                  least=0, most=365),
            Field("due", "Needed by", "Attendu pour le", "day"),
            Field("received_on", "Received on", "Reçu le", "day"),
            _money("cost", "Cost", "Coût"),
            Field("firmness", "Price", "Prix", "choice", choices=FIRMNESS),
            Field("depends_on", "Depends on", "Dépend de", help=_AFTER),
        ),
    ),
    Sheet(
        "tests_ab", "A-B tests", "Tests A-B",
        ("Two variants set against each other: the first row of a test is the one in place.",
         "Deux variantes face à face : la première ligne d’un test est celle qui est en place."),
        (
            Field("test", "Test", "Test", required=True),
            Field("scenario", "Scenario", "Scénario", help=_SAME),
            Field("variant", "Variant", "Variante", required=True),
            Field("metric", "Rate measured", "Taux mesuré",
                  help=("What counts as a success: clicks, sign-ups.",
                        "Ce qui compte comme réussite : clics, inscriptions.")),
            Field("trials", "Trials", "Essais", "number", required=True, least=0,
                  help=("People or displays the variant was shown to.",
                        "Personnes ou affichages qui ont vu la variante.")),
            Field("successes", "Successes", "Réussites", "number", required=True, least=0),
            Field("started", "Started on", "Commencé le", "day"),
            Field("ended", "Stopped on", "Arrêté le", "day"),
            Field("planned", "Planned trials a variant", "Essais prévus par variante", "number",
                  least=1),
        ),
    ),
    Sheet(
        "proofs", "Proof", "Preuves",
        ("What the community says well and could be taken up.",
         "Ce que la communauté dit de bien et qui pourrait être repris."),
        (
            Field("proof", "Proof", "Preuve", required=True,
                  help=("What it is, without anybody's name.",
                        "Ce que c’est, sans nom de personne.")),
            Field("kind", "Kind", "Type", "choice", required=True, choices=PROOF),
            Field("place", "Where", "Où"),
            Field("seen_on", "Seen on", "Vue le", "day"),
            Field("tone", "Tone", "Tonalité", "choice", choices=TONE),
            Field("consent", "Author's consent", "Accord de l’auteur", "choice", choices=CONSENT),
            Field("interactions", "Interactions", "Interactions", "number", least=0),
            Field("reuse", "Where to take it up", "Où la reprendre"),
            Field("reused_on", "Taken up on", "Reprise le", "day"),
            Field("scenario", "Scenario", "Scénario", help=_SAME),
        ),
    ),
)  # fmt: skip
