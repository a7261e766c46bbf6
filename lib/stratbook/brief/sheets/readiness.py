"""Chapter 6: what is checked or decided before a campaign is launched."""

import tomllib
from typing import Any, Final

from stratbook.brief.sheets.brand import ANSWER
from stratbook.brief.sheets.field import Field, Sheet
from stratbook.core.language import language
from stratbook.core.reference import csv_rows, folder

_ELIGIBILITY: Final[dict[str, Any]] = tomllib.loads(
    (folder() / "ad_eligibility.toml").read_text(encoding="utf-8")
)
_FRENCH: Final = language("fr")


def _worded(id_: str, label: str) -> tuple[str, str, str]:
    return (id_, label, _FRENCH.text(label))


RULE: Final = tuple(_worded(each["id"], each["label"]) for each in _ELIGIBILITY["rule"])
CONTENT: Final = tuple(_worded(each["id"], each["label"]) for each in _ELIGIBILITY["content"])
MOBILE: Final = tuple(
    _worded(each["check"], each["label"]) for each in csv_rows("mobile_checklist.csv")
)
CONCERN: Final = (
    ("concerned", "concerned", "concerné"),
    ("not_concerned", "not concerned", "non concerné"),
)
SEGMENT: Final = (
    ("persona", "persona", "persona"),
    ("visitors", "site visitors", "visiteurs du site"),
    ("customers", "existing customers", "clients existants"),
    ("engaged", "engaged followers", "abonnés qui réagissent"),
)
USE: Final = (
    ("prospecting", "prospecting", "prospection"),
    ("retargeting", "retargeting", "reciblage"),
    ("exclusion", "exclusion", "exclusion"),
)
WAY: Final = (
    ("in_house", "in-house", "en interne"),
    ("provider", "provider", "prestataire"),
)
QUESTION: Final = (
    ("headcount", "how many people work here?", "combien de personnes travaillent ici ?"),
    ("advocacy", "are they asked to speak of the organisation?",
     "leur demande-t-on de parler de l’organisation ?"),
    ("incidents", "how many incidents in twelve months?", "combien d’incidents en douze mois ?"),
    ("regulated", "is the sector regulated, or the duty of reserve in force?",
     "le secteur est-il réglementé, ou soumis au devoir de réserve ?"),
    ("exists", "is there a charter already?", "une charte existe-t-elle déjà ?"),
)  # fmt: skip
_ROLE: Final = ("A role, no person's name.", "Un rôle, pas de nom de personne.")
_MONEY: Final = ("In the client's currency and tax basis.",
                 "Dans la devise et la base de taxe du client.")  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "ad_contents", "Ad contents", "Contenu des annonces",
        ("What each flight speaks of that the law or a platform looks at.",
         "Ce dont parle chaque vague et que la loi ou une régie regarde."),
        (
            Field("flight", "Flight", "Vague",
                  help=("As the sheet of flights, or a budget line, names it. Empty: every flight.",
                        "Comme la feuille des vagues, ou une ligne de budget, le nomme. "
                        "Vide : toutes les vagues.")),
            Field("content", "It speaks of", "Il parle de", "choice", required=True,
                  choices=CONTENT),
            Field("note", "Note", "Note"),
        ),
    ),
    Sheet(
        "eligibility", "Ad eligibility", "Éligibilité des annonces",
        ("What the person responsible confirmed of each rule, before the launch.",
         "Ce que la personne responsable a confirmé de chaque règle, avant le lancement."),
        (
            Field("rule", "Rule", "Règle", "choice", required=True, choices=RULE),
            Field("concern", "Your answer", "Votre réponse", "choice", choices=CONCERN),
            Field("confirmed", "Confirmed", "Confirmé", "flag"),
            Field("by", "By (a role)", "Par (un rôle)", help=_ROLE),
            Field("on", "On", "Le", "day"),
            Field("note", "Note", "Note"),
        ),
    ),
    Sheet(
        "ad_offers", "Ad offers", "Offres publicitaires",
        ("What an ad platform offers today, as you read it: it replaces the reference table.",
         "Ce que propose une régie aujourd’hui, relevé par vous : remplace la table de référence."),
        (
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("minimum_day", "Minimum a day", "Minimum par jour", "number", least=0,
                  help=("In the client's currency.", "Dans la devise du client.")),
            Field("formats", "Formats", "Formats"),
            Field("targeting", "Targeting", "Ciblage"),
            Field("buying", "Buying modes", "Modes d’achat"),
            Field("priced_on", "Read on", "Relevé le", "day", required=True),
            Field("where", "Where", "Où"),
        ),
    ),
    Sheet(
        "mobile_checks", "Mobile checks", "Contrôles mobiles",
        ("Whether the ads and the page they lead to are made for a phone.",
         "Si les annonces et la page où elles mènent sont faites pour un téléphone."),
        (
            Field("check", "Check", "Contrôle", "choice", required=True, choices=MOBILE),
            Field("answer", "Answer", "Réponse", "choice", choices=ANSWER,
                  help=("Empty where you give a measured value.",
                        "Vide là où vous donnez une valeur mesurée.")),
            Field("measured", "Measured value", "Valeur mesurée", "number", least=0,
                  help=("Seconds, fields or pixels, as the check says.",
                        "Secondes, champs ou pixels, comme le dit le contrôle.")),
            Field("seen_on", "Seen on", "Vu le", "day"),
            Field("note", "Note", "Note"),
        ),
    ),
    Sheet(
        "audiences", "Audiences", "Audiences",
        ("The audiences that are built on each ad platform, and what each is for.",
         "Les audiences construites sur chaque régie, et à quoi chacune sert."),
        (
            Field("audience", "Audience", "Audience", required=True),
            Field("segment", "Made from", "Tirée de", "choice", required=True, choices=SEGMENT),
            Field("persona", "Persona", "Persona",
                  help=("As the sheet of personas names it.",
                        "Comme la feuille des personas le nomme.")),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("how", "How it is built", "Comment elle est construite"),
            Field("size", "People", "Personnes", "number", least=0,
                  help=("As the platform estimates it.", "Selon l’estimation de la régie.")),
            Field("use", "Use", "Usage", "choice", choices=USE),
            Field("consent", "People agreed to it", "Accord des personnes", "flag",
                  help=("For lists and trackers: consent gathered for this very use.",
                        "Pour listes et traceurs : accord recueilli pour cet usage précis.")),
        ),
    ),
    Sheet(
        "video_options", "Video options", "Options vidéo",
        ("What videos cost, in-house and with a provider; several rows may make one option.",
         "Ce que coûte la vidéo, en interne et chez un prestataire ; une option peut tenir sur "
         "plusieurs lignes."),
        (
            Field("option", "Option", "Option", required=True),
            Field("way", "Way", "Mode", "choice", required=True, choices=WAY),
            Field("item", "Item", "Poste"),
            Field("fixed", "Fixed cost a year", "Coût fixe par an", "number", least=0, help=_MONEY),
            Field("hours", "Hours a video", "Heures par vidéo", "number", least=0),
            Field("rate", "Hourly rate", "Taux horaire", "number", least=0, help=_MONEY),
            Field("other", "Other cost a video", "Autre coût par vidéo", "number", least=0,
                  help=_MONEY),
            Field("quote", "Quote a video", "Devis par vidéo", "number", least=0, help=_MONEY),
            Field("planned", "Videos a year", "Vidéos par an", "number", least=0),
            Field("quality", "Quality, 1 to 5", "Qualité, de 1 à 5", "number", least=1, most=5),
        ),
    ),
    Sheet(
        "charter", "Charter", "Charte",
        ("What tells whether a charter for employees is needed.",
         "Ce qui dit s’il faut une charte pour les salariés."),
        (
            Field("question", "Question", "Question", "choice", required=True, choices=QUESTION),
            Field("answer", "Answer", "Réponse", "choice", choices=ANSWER[:2]),
            Field("number", "Number", "Nombre", "number", least=0),
            Field("note", "Note", "Note"),
        ),
    ),
)  # fmt: skip
