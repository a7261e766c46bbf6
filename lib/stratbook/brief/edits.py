"""What models cannot see of changed sentences: the finding exists, the change says something."""

from collections.abc import Iterator

from stratbook.brief.draft import Draft
from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.brief.yaml_text import shown
from stratbook.core import reference
from stratbook.core.errors import Fault
from stratbook.core.message import say


def edit_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over the faults of ``sentences``: unknown finding, nothing changed, changed twice."""
    rows = draft.at("sentences")
    seen: set[tuple[str, str, str]] = set()
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        path = ("sentences", index)
        if not isinstance(row, dict) or not (key := draft.text(*path, "finding")):
            continue
        yield from _known(draft, path, key)
        yield from _changed(draft, path)
        named = key, " ".join(draft.text(*path, "subject").casefold().split())
        whole = *named, draft.text(*path, "part")
        if whole in seen:
            yield draft.fault(
                path,
                say("The same sentence of {finding} is changed twice.", finding=shown(key)),
                say("Keep one of the two."),
            )
        seen.add(whole)


def _known(draft: Draft, path: KeyPath, key: str) -> Iterator[Fault]:
    known = {each.id: each.id for each in reference.rules().values() if each.kind == "finding"}
    if key in known:
        return
    near = nearest(key, known)
    yield draft.fault(
        (*path, "finding"),
        say("There is no finding “{value}”.", value=shown(key)),
        say("Write {near} if that is what is meant.", near=near)
        if near
        else say("Copy the finding's name from findings.json or from the full edition's appendix."),
    )


def _changed(draft: Draft, path: KeyPath) -> Iterator[Fault]:
    texts = draft.text(*path, "fr").strip() or draft.text(*path, "en").strip()
    silent, pinned = draft.at(*path, "silent") is True, draft.at(*path, "pin") is True
    part = draft.text(*path, "part")
    if texts and silent:
        yield draft.fault(
            path,
            say("The sentence is both replaced and silenced."),
            say("Keep the text, or keep silent: true."),
        )
    elif texts and not part:
        yield draft.fault(
            path,
            say("Nothing says which sentence is replaced."),
            say("Add part: headline, so_what or action."),
        )
    elif not (texts or silent or pinned):
        yield draft.fault(
            path,
            say("This changes nothing."),
            say("Write a text under fr or en, silent: true, or pin: true."),
        )
