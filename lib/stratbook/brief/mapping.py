"""The mappings and rates of ``client.yml``: names that exist, values that go together."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from stratbook.brief.draft import Draft
from stratbook.brief.known import currency_names
from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import shown
from stratbook.core import reference
from stratbook.core.errors import Fault
from stratbook.core.mapping import FileMapping, misfits
from stratbook.core.message import say

_ADS_ONLY = ("meta", "google_ads")  # ads whose file does not say which platform showed them


def mapping_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over the faults of the mappings that are written as mappings."""
    rows = draft.at("mapping")
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        try:
            mapping = FileMapping.model_validate_json(json.dumps(row), strict=True)
        except ValidationError:  # pydantic's own refusals are told elsewhere
            continue
        for each in misfits(mapping):
            yield draft.fault(("mapping", index, *each.path), each.problem, each.remedy)
        yield from _platform(draft, index, mapping)


def _platform(draft: Draft, index: int, mapping: FileMapping) -> Iterator[Fault]:
    value = mapping.constants.get("platform", "")
    known = (*reference.platforms(), *_ADS_ONLY)
    if value.strip() and value not in known:
        found = nearest(value, known)
        yield draft.fault(
            ("mapping", index, "constants", "platform"),
            say("There is no platform “{value}”.", value=shown(value)),
            say("Write {near} if that is what is meant.", near=found)
            if found
            else say("Write one of these: {choices}.", choices=known),
        )


def rate_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over the faults of the rates: unknown currencies, two rates for one day."""
    rows = draft.at("currencies")
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        if not isinstance(row, dict):
            continue
        code, day = draft.text("currencies", index, "currency"), str(row.get("date"))
        path = ("currencies", index, "currency")
        if code and code not in currency_names().values():
            yield draft.fault(
                path,
                say("There is no currency “{value}”.", value=shown(code)),
                say("Write the three capital letters of the currency: EUR."),
            )
        elif code and code == (draft.text("currency") or "EUR"):
            yield draft.fault(
                path,
                say("{value} is the client's own currency: it needs no rate.", value=code),
                say("Remove this rate, or put the currency that is changed."),
            )
        elif (code, day) in seen:
            yield draft.fault(
                path,
                say("{value} has two rates for the same day.", value=code),
                say("Keep one of the two."),
            )
        seen.add((code, day))
