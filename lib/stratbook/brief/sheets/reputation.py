"""Chapter 9: comments to judge, mentions coded by people, the crisis plan."""

from typing import Final

from stratbook.brief.sheets.company import TONE
from stratbook.brief.sheets.field import Field, Sheet
from stratbook.core.reference import csv_rows
from stratbook.core.triage import triage

CONTENT: Final = tuple((each.id, each.en, each.fr) for each in triage().content)
AUTHOR: Final = tuple((each.id, each.en, each.fr) for each in triage().author)
PLAN_ITEM: Final = tuple((row["item"], row["en"], row["fr"]) for row in csv_rows("crisis_plan.csv"))

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "comments", "Comments to judge", "Commentaires à trier",
        ("Comments that call for a decision, each with its place, its author and a draft reply.",
         "Les commentaires à décider, chacun avec son lieu, son auteur et un projet de réponse."),
        (
            Field("comment", "Comment (a short name)", "Commentaire (un nom court)", required=True,
                  help=("A name of your own; no person's name.",
                        "Un nom à vous ; pas de nom de personne.")),
            Field("date", "Seen on", "Vu le", "day", required=True),
            Field("time", "At", "À", help=("14:30", "14:30")),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("theme", "Theme", "Thème"),
            Field("content", "What it is", "Nature", "choice", required=True, choices=CONTENT),
            Field("place", "Place", "Lieu"),
            Field("removable", "You can remove it", "Vous pouvez le retirer", "flag"),
            Field("author", "Who writes", "Qui écrit", "choice", required=True, choices=AUTHOR),
            Field("reach", "Their followers", "Abonnés de l’auteur", "number", least=0),
            Field("velocity", "Reactions an hour", "Réactions par heure", "number", least=0),
            Field("draft", "Draft reply", "Projet de réponse"),
            Field("second_reader", "Read again by (a role)", "Relu par (un rôle)"),
            Field("replied_on", "Replied on", "Répondu le", "day"),
        ),
    ),
    Sheet(
        "coding", "Tone coded by people", "Tonalité codée",
        ("A random sample of mentions, read by one or two people, to check the tool's tone.",
         "Des mentions tirées au hasard, lues par une ou deux personnes, pour vérifier l’outil."),
        (
            Field("mention", "Mention", "Mention", required=True),
            Field("text", "Text", "Texte"),
            Field("coder_1", "Reader 1", "Lecteur 1", "choice", choices=TONE),
            Field("coder_2", "Reader 2", "Lecteur 2", "choice", choices=TONE),
        ),
    ),
    Sheet(
        "crisis_plan", "Crisis plan", "Plan de crise",
        ("What a crisis plan holds: what is ready, who answers for it, since when.",
         "Ce que contient un plan de crise : ce qui est prêt, qui en répond, depuis quand."),
        (
            Field("item", "Item", "Élément", "choice", required=True, choices=PLAN_ITEM),
            Field("done", "Ready", "Prêt", "flag"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
            Field("checked_on", "Checked on", "Vérifié le", "day"),
        ),
    ),
)  # fmt: skip
