"""Chapter 5: the editorial calendar, and how long each format takes."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet
from stratbook.brief.sheets.platforms import CTA

AUTHOR: Final = (
    ("company", "company", "entreprise"),
    ("employee", "employee", "salarié"),
    ("ambassador", "ambassador", "ambassadeur"),
    ("customer", "customer", "client"),
)
STATE: Final = (
    ("idea", "idea", "idée"),
    ("draft", "draft", "brouillon"),
    ("to_validate", "to validate", "à valider"),
    ("approved", "approved", "validé"),
    ("scheduled", "scheduled", "programmé"),
    ("published", "published", "publié"),
    ("dropped", "dropped", "abandonné"),
)
_ROLE: Final = ("A role, no person's name.", "Un rôle, pas de nom de personne.")

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "calendar", "Calendar", "Calendrier",
        ("What is published, when, where, for whom, by whom: one row is one publication.",
         "Ce qu’on publie, quand, où, pour qui, par qui : une ligne est une publication."),
        (
            Field("id", "Row (its id)", "Ligne (son identifiant)", required=True,
                  help=("Short, each one different; never changed once given.",
                        "Court, chacun différent ; on ne le change plus ensuite.")),
            Field("date", "Date", "Date", "day", required=True),
            Field("time", "Time", "Heure",
                  help=("Hours and minutes, local time: 18:30.",
                        "Heures et minutes, heure locale : 18:30.")),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("account", "Account", "Compte",
                  help=("Only if there are several on the platform.",
                        "Seulement s’il y en a plusieurs sur la plateforme.")),
            Field("format", "Format", "Format"),
            Field("pillar", "Content pillar", "Pilier de contenu",
                  help=("As the sheet of pillars names it.",
                        "Comme la feuille des piliers le nomme.")),
            Field("persona", "Persona", "Persona",
                  help=("As the sheet of personas names it.",
                        "Comme la feuille des personas le nomme.")),
            Field("objective", "Objective (its id)", "Objectif (son identifiant)",
                  help=("As client.yml names it.", "Comme client.yml le nomme.")),
            Field("angle", "Angle", "Angle",
                  help=("What it says, to whom, why that day: one sentence.",
                        "Ce qu’on dit, à qui, pourquoi ce jour-là : une phrase.")),
            Field("text", "Text", "Texte"),
            Field("visual", "Visual (brief or file)", "Visuel (consigne ou fichier)"),
            Field("cta", "Call to action", "Appel à l’action", "choice", choices=CTA),
            Field("link", "Link", "Lien",
                  help=("Whole, with its utm tags where it leads to your site.",
                        "Entier, avec ses balises utm s’il mène à votre site.")),
            Field("campaign", "Campaign", "Campagne"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)", help=_ROLE),
            Field("author", "Who speaks", "Qui s’exprime", "choice", choices=AUTHOR),
            Field("state", "State", "État", "choice", choices=STATE),
            Field("approved_by", "Approved by (a role)", "Validé par (un rôle)", help=_ROLE),
            Field("approved_on", "Approved on", "Validé le", "day"),
            Field("hours", "Hours", "Heures", "number", least=0,
                  help=("From the idea to the publication; empty: the format's usual hours.",
                        "De l’idée à la publication ; vide : les heures usuelles du format.")),
            Field("comment_client", "Client's comment", "Commentaire du client"),
            Field("comment_agency", "Agency's comment", "Commentaire de l’agence"),
            Field("post_id", "Publication (its id)", "Publication (son identifiant)",
                  help=("The platform's own number, once published.",
                        "Le numéro donné par la plateforme, une fois publié.")),
        ),
    ),
    Sheet(
        "format_hours", "Hours by format", "Heures par format",
        ("How long one publication takes, from the idea to the answers to the first comments.",
         "Le temps d’une publication, de l’idée aux réponses aux premiers commentaires."),
        (
            Field("format", "Format", "Format", required=True),
            Field("platform", "Platform", "Plateforme", "platform",
                  help=("Empty: the same on every platform.",
                        "Vide : le même sur toutes les plateformes.")),
            Field("hours", "Hours", "Heures", "number", required=True, least=0.1, most=200),
            Field("role", "Role", "Rôle", help=_ROLE),
        ),
    ),
)  # fmt: skip
