"""What the models cannot see of overrides: the rule must exist, and offer that choice."""

from collections.abc import Iterator

from stratbook.brief.draft import Draft
from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.brief.yaml_text import shown
from stratbook.core import reference
from stratbook.core.errors import Fault
from stratbook.core.message import say


def override_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over the faults of overrides: unknown rule, choice the rule does not offer, twice."""
    rows = draft.at("overrides")
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        if not isinstance(row, dict) or not (rule := draft.text("overrides", index, "rule")):
            continue
        path = ("overrides", index)
        if rule not in reference.rules():
            yield _unknown(draft, (*path, "rule"), rule)
        else:
            yield from _choice(draft, path, reference.rules()[rule])
        yield from _twice(draft, path, seen)


def _unknown(draft: Draft, path: KeyPath, rule: str) -> Fault:
    near = nearest(rule, {each: each for each in reference.rules()})
    return draft.fault(
        path,
        say("There is no rule “{value}”.", value=shown(rule)),
        say("Write {near} if that is what is meant.", near=near)
        if near
        else say("Copy the rule's name from the appendix of the report."),
    )


def _choice(draft: Draft, path: KeyPath, rule: reference.Rule) -> Iterator[Fault]:
    choice = draft.text(*path, "choice")
    if rule.kind == "choice" and choice not in rule.choices:
        yield draft.fault(
            (*path, "choice") if choice else path,
            say("The rule {rule} does not choose “{value}”.", rule=rule.id, value=shown(choice)),
            say("Write one of these: {choices}.", choices=rule.choices),
        )


def _twice(draft: Draft, path: KeyPath, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    named = draft.text(*path, "rule"), " ".join(draft.text(*path, "subject").casefold().split())
    if named in seen:
        yield draft.fault(
            path,
            say("The rule {rule} is overridden twice for the same subject.", rule=named[0]),
            say("Keep one of the two."),
        )
    seen.add(named)
