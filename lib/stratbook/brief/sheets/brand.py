"""Chapters 2 and 4: the accounts, what keeps the brand the same everywhere, and the checks."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet
from stratbook.core.reference import csv_rows

_NONE: Final = ("Write none when none is shown; empty means not looked at.",
                "Écrire aucun s’il n’y en a pas ; vide veut dire non relevé.")  # fmt: skip
_AS_BRIEF: Final = ("As client.yml names it under brand.", "Comme client.yml le nomme, sous brand.")
ANSWER: Final = (
    ("yes", "yes", "oui"),
    ("no", "no", "non"),
    ("not_applicable", "not applicable", "sans objet"),
)
CHECK: Final = tuple(
    (row["check"], row["en"], row["fr"])
    for file in ("smo_checklist.csv", "search_checklist.csv")
    for row in csv_rows(file)
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "accounts", "Accounts", "Comptes",
        ("Every account of your own, the sleeping ones too, with its brand assets.",
         "Tous vos comptes, même endormis, avec leurs éléments de marque."),
        (
            Field("account", "Account", "Compte", required=True),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("url", "Address", "Adresse"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
            Field("has_access", "You hold the login", "Vous avez l’accès", "flag"),
            Field("purpose", "What it is for", "À quoi il sert"),
            Field("followers", "Followers", "Abonnés", "number", least=0),
            Field("last_post_on", "Last post on", "Dernière publication le", "day"),
            Field("duplicate_of", "Duplicate of (an account)", "Doublon de (un compte)"),
            Field("logo", "Logo shown (version)", "Logo affiché (version)", help=_AS_BRIEF),
            Field("wording", "Tagline shown", "Signature affichée", help=_NONE),
            Field("bio", "Biography shown", "Biographie affichée", help=_NONE),
            Field("bio_on", "Biography reviewed on", "Biographie revue le", "day"),
            Field("cover_on", "Cover changed on", "Couverture changée le", "day"),
            Field("link", "Link shown", "Lien affiché", help=_NONE),
            Field("note", "Note", "Note"),
            Field("username", "Username", "Identifiant",
                  help=("What follows the @, or the end of the address.",
                        "Ce qui suit le @, ou la fin de l’adresse.")),
        ),
    ),
    Sheet(
        "checks", "Checks", "Contrôles",
        ("What was looked at on each account, on the site and on its listings: SMO and search.",
         "Ce qu’on a contrôlé sur chaque compte, le site et ses fiches : SMO et référencement."),
        (
            Field("account", "Account or page", "Compte ou page", required=True,
                  help=("As the sheet of accounts names it; or the site, or a listing.",
                        "Comme la feuille des comptes le nomme ; ou le site, ou une fiche.")),
            Field("check", "Check", "Contrôle", "choice", required=True, choices=CHECK),
            Field("answer", "Answer", "Réponse", "choice", required=True, choices=ANSWER),
            Field("seen_on", "Seen on", "Vu le", "day"),
            Field("note", "Note", "Note"),
        ),
    ),
)  # fmt: skip
