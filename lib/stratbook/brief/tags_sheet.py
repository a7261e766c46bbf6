"""The sheet in which people correct tags: its columns, words and lists."""

from collections.abc import Sequence
from typing import Final

from stratbook.brief.sheets import Field, Sheet

WORKBOOK: Final = "tags.xlsx"
PLAIN: Final = "tags.csv"
NONE: Final = "–"  # a person says: no tag here, whatever the rules propose
PROPOSED: Final = "proposed_"
KEY: Final = ("platform", "post_id")
ABOUT: Final = ("day", "format", "words", "permalink")
TAGS: Final = (
    "pillar", "objective", "origin", "mechanic", "visual_type", "cta", "campaign", "calendar_id",
    "author_kind",
)  # fmt: skip
ORIGIN: Final = (
    ("brand", "brand", "marque"),
    ("curated", "curated", "curation"),
    ("ugc", "customers’ content (UGC)", "contenu des clients (UGC)"),
    ("employee", "employee", "salarié"),
    ("customer", "customer", "client"),
)
AUTHOR: Final = (
    ("company", "company", "entreprise"),
    ("employee", "employee", "salarié"),
    ("ambassador", "ambassador", "ambassadeur"),
)
_NOTHING: Final = ((NONE, NONE, NONE), (NONE, "-", "-"))  # as a spreadsheet or a hand writes it
_WORDS: Final = {
    "pillar": ("Pillar", "Pilier"),
    "objective": ("Objective", "Objectif"),
    "origin": ("Origin", "Origine"),
    "mechanic": ("Mechanic", "Mécanique"),
    "visual_type": ("Visual", "Visuel"),
    "cta": ("Call to action", "Appel à l’action"),
    "campaign": ("Campaign", "Campagne"),
    "calendar_id": ("Calendar line", "Ligne du calendrier"),
    "author_kind": ("Author", "Auteur"),
}


def tags_sheet(objectives: Sequence[str] = ()) -> Sheet:
    """Return the sheet of tags.

    Parameters
    ----------
    objectives : sequence of str
        Ids of the brief's objectives: what the column of objectives may hold. Without any,
        whatever is written there is kept.
    """
    closed = {"origin": ORIGIN, "author_kind": AUTHOR}
    if objectives:
        closed["objective"] = tuple((each, each, each) for each in objectives)
    fields = [
        Field("platform", "Platform", "Plateforme", "platform", required=True),
        Field("post_id", "Post id", "Identifiant de la publication", required=True),
        Field("day", "Day", "Jour", "day"),
        Field("format", "Format", "Format"),
        Field("words", "First words", "Premiers mots"),
        Field("permalink", "Permalink", "Permalien"),
    ]
    for name in TAGS:
        fields += _pair(name, closed.get(name, ()))
    purpose = (
        "What each publication is about: what the rules propose, what people correct.",
        "De quoi parle chaque publication : ce que les règles proposent, ce qui est corrigé.",
    )
    return Sheet("tags", "Tags", "Étiquettes", purpose, tuple(fields))


def _pair(name: str, choices: tuple[tuple[str, str, str], ...]) -> tuple[Field, Field]:
    """Return the column of a tag's proposal and the one in which people correct it."""
    english, french = _WORDS[name]
    help_ = (
        "Empty: the proposal stands. – : no tag.",
        "Vide : la proposition vaut. – : pas d’étiquette.",
    )
    return (
        Field(PROPOSED + name, f"{english} (proposed)", f"{french} (proposé)"),
        Field(
            name,
            english,
            french,
            "choice" if choices else "text",
            choices=(*choices, *_NOTHING) if choices else (),
            help=help_,
        ),
    )
