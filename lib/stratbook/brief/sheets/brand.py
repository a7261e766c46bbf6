"""Chapters 2 and 4: the accounts, with what keeps the brand the same everywhere."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

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
            Field("logo", "Logo shown (version)", "Logo affiché (version)"),
            Field("wording", "Tagline shown", "Signature affichée"),
            Field("bio", "Biography shown", "Biographie affichée"),
            Field("bio_on", "Biography reviewed on", "Biographie revue le", "day"),
            Field("cover_on", "Cover changed on", "Couverture changée le", "day"),
            Field("link", "Link shown", "Lien affiché"),
            Field("note", "Note", "Note"),
        ),
    ),
)  # fmt: skip
