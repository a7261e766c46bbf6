"""What pydantic refuses in ``client.yml``, said with its place and what to write instead."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from stratbook.brief import models, options, report_options
from stratbook.brief.draft import Draft
from stratbook.brief.nearest import nearest
from stratbook.brief.numerals import proposal
from stratbook.brief.yaml_text import Key, shown
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.core import edit, mapping
from stratbook.core.errors import Fault
from stratbook.core.message import Message, say

_MODELS: Final[dict[str, type[BaseModel]]] = {
    "": models.ClientFile,
    "organisation": models.Organisation,
    "brand": models.Brand,
    "agency": models.Agency,
    "objectives": models.Objective,
    "budget": models.Budget,
    "thirds": models.Thirds,
    "weights": models.AimWeights,
    "exports": options.ExportOptions,
    "mapping": mapping.FileMapping,
    "currencies": mapping.Rate,
    "tags": options.TagOptions,
    "rules": options.TagRule,
    "when": options.TagConditions,
    "set": options.TagValues,
    "service": options.Service,
    "links": options.LinkOptions,
    "report": report_options.ReportOptions,
    "sentences": edit.Edit,
}
_DAY: Final = say("Write year, month and day: 2026-10-31.")
_EXPECTED: Final[dict[str, Message]] = {
    "period": say("Write 2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15."),
    "compare_with": say("Write previous, year_before, or a period such as 2025-10."),
    "colour": say('Write six digits or letters a to f between double quotes: "#0b5394".'),
    "currency": say("Write the three capital letters of the currency: EUR."),
    "country": say("Write the two capital letters of the country: FR."),
    "id": say("Write lower-case letters without accents, digits, - and _ only."),
    **dict.fromkeys(
        ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"),
        say(
            "Write letters, digits, - _ . and these fields between braces: client, source, "
            "medium, platform, period, year, month, date, objective, audience, format, id."
        ),
    ),
    **dict.fromkeys(("opens", "closes"), say("Write hours and minutes: 09:00.")),
    "due": _DAY,
    "extracted_on": _DAY,
    "date": _DAY,
}
_WHOLE: Final = frozenset({"period", "compare_with"})


def validated(draft: Draft) -> tuple[models.ClientFile | None, list[Fault]]:
    """Check a draft against the models.

    Returns
    -------
    file : ClientFile or None
        None when a value does not fit.
    faults : list of Fault
        One a key path, in the order of the file's models.
    """
    try:
        file = models.ClientFile.model_validate_json(json.dumps(draft.data), strict=True)
    except ValidationError as error:
        found = {
            path: _fault(draft, path, each)
            for each in reversed(error.errors(include_url=False))
            for path in [_path(draft, each)]
        }
        return None, list(reversed([*_colour_lost(draft), *found.values()]))
    lost = list(_colour_lost(draft))
    return (None if lost else file), lost


def _path(draft: Draft, error: ErrorDetails) -> KeyPath:
    """Return the key path of an error, without the names of validators pydantic adds."""
    path: tuple[Key, ...] = ()
    for part in error["loc"]:
        path = (*path, part)
        if part in _WHOLE or draft.at(*path) is None:
            break
        if not isinstance(draft.at(*path), dict | list):
            break
    return path


def _fault(draft: Draft, path: KeyPath, error: ErrorDetails) -> Fault:
    kind = "whole" if path[-1] in _WHOLE and error["type"] != "missing" else error["type"]
    problem, remedy = _SAID.get(kind, _other)(path, draft.at(*path), error.get("ctx", {}))
    return draft.fault(path, problem, remedy)


def _colour_lost(draft: Draft) -> Iterator[Fault]:
    """Refuse ``colour: #0b5394``: without quotes it is a comment, and the colour is gone."""
    whole = draft.document.data
    brand = whole.get("brand") if isinstance(whole, dict) else None
    if isinstance(brand, dict) and "colour" in brand and brand["colour"] is None:
        yield draft.fault(
            ("brand", "colour"),
            say("The colour is empty: without quotes, # begins a comment."),
            _EXPECTED["colour"],
        )


Said = tuple[Message, Message]
Context = dict[str, Any]


def _expected(path: KeyPath, otherwise: Message) -> Message:
    return _EXPECTED.get(str(path[-1]), otherwise)


def _missing(path: KeyPath, _found: object, _context: Context) -> Said:
    key = str(path[-1])
    return say("The key {key} is missing.", key=key), _expected(
        path, say("Add it, followed by a colon, a space and its value.")
    )


def _unknown(path: KeyPath, _found: object, _context: Context) -> Said:
    *above, key = path
    words = [each for each in above if isinstance(each, str)]
    known = tuple(_MODELS[words[-1] if words else ""].model_fields)
    problem = say("There is no key {key} here.", key=shown(key))
    if near := nearest(str(key), known):
        return problem, say("Write {near} if that is what is meant, or remove it.", near=near)
    return problem, say("Remove it; the keys known here are {keys}.", keys=known)


def _choice(_path: KeyPath, found: object, context: Context) -> Said:
    expected = context["expected"].replace(" or ", ",").split(",")
    choices = tuple(each.strip("' ") for each in expected)
    return (
        say("“{value}” is not one of the choices.", value=shown(found)),
        say("Write one of these: {choices}.", choices=choices),
    )


def _whole(path: KeyPath, found: object, _context: Context) -> Said:
    return say("“{value}” is not a period.", value=shown(found)), _EXPECTED[str(path[-1])]


def _no_text(path: KeyPath, found: object, _context: Context) -> Said:
    if isinstance(found, dict | list):
        return say("A text is expected here, not a list or keys."), _expected(
            path, say("Write it on the same line, after the colon.")
        )
    return say("{value} is read as a number or a yes/no, not as text.", value=shown(found)), say(
        'Put it between double quotes: "{value}".', value=shown(found)
    )


def _no_number(_path: KeyPath, found: object, _context: Context) -> Said:
    problem = say("“{value}” is not a number.", value=shown(found))
    if isinstance(found, str) and (near := proposal(found)) is not None:
        return problem, say("Write {number}, without quotes, spaces or signs.", number=near)
    return problem, say("Write digits only, with a point before the decimals: 1234.5.")


def _no_day(_path: KeyPath, found: object, _context: Context) -> Said:
    return say("“{value}” is not a date.", value=shown(found)), _DAY


def _too_small(_path: KeyPath, found: object, context: Context) -> Said:
    return (
        say("{value} is too small.", value=shown(found)),
        say("Write {least} or more.", least=f"{context['ge']:g}"),
    )


def _not_above(_path: KeyPath, found: object, context: Context) -> Said:
    return (
        say("{value} is too small.", value=shown(found)),
        say("Write a number above {least}.", least=f"{context['gt']:g}"),
    )


def _no_flag(_path: KeyPath, found: object, _context: Context) -> Said:
    return (
        say("“{value}” is neither true nor false.", value=shown(found)),
        say("Write true or false, without quotes."),
    )


def _short(_path: KeyPath, found: object, context: Context) -> Said:
    least = int(context["min_length"])
    return (
        say("“{value}” is too short.", value=shown(found)),
        say("Write {least} characters or more.", least=least) if least > 1 else say("Fill it in."),
    )


def _long(_path: KeyPath, found: object, context: Context) -> Said:
    return (
        say("“{value}” is too long.", value=shown(found)),
        say("Write {most} characters at most.", most=int(context["max_length"])),
    )


def _no_keys(_path: KeyPath, found: object, _context: Context) -> Said:
    return (
        say("“{value}” stands where keys are expected.", value=shown(found)),
        say("Write the keys below it, each on its line, moved to the right by two spaces."),
    )


def _no_list(_path: KeyPath, found: object, _context: Context) -> Said:
    return (
        say("“{value}” stands where a list is expected.", value=shown(found)),
        say("Write each item on its line, beginning with a dash and a space."),
    )


def _other(path: KeyPath, found: object, _context: Context) -> Said:
    return (
        say("“{value}” does not fit here.", value=shown(found)),
        _expected(path, say("Write the value as in the file that “stratbook new” makes.")),
    )


_SAID: Final[dict[str, Callable[[KeyPath, object, Context], Said]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "enum": _choice,
    "whole": _whole,
    "string_type": _no_text,
    "float_type": _no_number,
    "date_type": _no_day,
    "date_parsing": _no_day,
    "date_from_datetime_parsing": _no_day,
    "greater_than_equal": _too_small,
    "greater_than": _not_above,
    "bool_type": _no_flag,
    "string_too_short": _short,
    "string_too_long": _long,
    "model_type": _no_keys,
    "tuple_type": _no_list,
    "dict_type": _no_keys,
}
