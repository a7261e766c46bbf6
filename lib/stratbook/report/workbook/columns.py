"""A sheet's headings and choices in the reader's words."""

from stratbook.brief.sheets import Field, Sheet
from stratbook.brief.spoken import page_title
from stratbook.core.language import Language
from stratbook.display.look import Look


def heading(field: Field, look: Look) -> str:
    """Return a column's heading in the reader's language."""
    return look.language.either(field.en, field.fr)


def title(sheet: Sheet, look: Look) -> str:
    """Return a sheet's name in the reader's language, such as a workbook's page may bear."""
    return page_title(look.language.code, sheet.en, sheet.fr)


def word(field: Field, id_: str, look: Look) -> str:
    """Return a choice in the reader's language; an id that is none as it is."""
    words = {each: (en, fr) for each, en, fr in field.choices}
    return look.language.either(*words[id_]) if id_ in words else id_


def words(field: Field, look: Look) -> list[str]:
    """Return a column's choices in the reader's language, in their order."""
    return [word(field, id_, look) for id_, *_ in field.choices]


def heading_in(sheet: Sheet, key: str, language: Language) -> str:
    """Return the heading of a column by its id."""
    field = next(each for each in sheet.fields if each.id == key)
    return language.either(field.en, field.fr)
