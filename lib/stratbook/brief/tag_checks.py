"""What the models cannot see of the rules that tag publications."""

from collections.abc import Iterator
from typing import Final

from stratbook.brief.draft import Draft
from stratbook.brief.known import platform_names
from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_LISTS: Final = ("contains", "hashtags")


def tag_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over the faults of the rules: no condition, nothing set, names that do not exist."""
    rules = draft.at("tags", "rules")
    objectives = [draft.text(*row, "id") for row in draft.objectives()]
    for index, rule in enumerate(rules if isinstance(rules, list) else []):
        if isinstance(rule, dict):
            path = ("tags", "rules", index)
            yield from _empty(draft, path)
            yield from _words(draft, path)
            yield from _unknown_platform(draft, (*path, "when", "platform"))
            yield from _unknown_objective(draft, (*path, "set", "objective"), objectives)


def _empty(draft: Draft, path: KeyPath) -> Iterator[Fault]:
    """Refuse a rule that would tag everything, or nothing."""
    when, values = draft.at(*path, "when"), draft.at(*path, "set")
    if isinstance(when, dict) and not any(when.values()):
        yield draft.fault(
            (*path, "when"),
            say("The rule has no condition: it would tag every publication."),
            say("Write contains, hashtags, format or platform below when."),
        )
    if isinstance(values, dict) and not any(values.values()):
        yield draft.fault(
            (*path, "set"),
            say("The rule proposes nothing."),
            say("Write pillar, objective, origin, mechanic, visual_type or cta below set."),
        )


def _words(draft: Draft, path: KeyPath) -> Iterator[Fault]:
    """Refuse a word that holds no letter or digit: it would never be found, or always."""
    for key in _LISTS:
        words = draft.at(*path, "when", key)
        for place, word in enumerate(words if isinstance(words, list) else []):
            if isinstance(word, str) and word and not any(each.isalnum() for each in word):
                yield draft.fault(
                    (*path, "when", key, place),
                    say("“{value}” holds no letter and no digit.", value=shown(word)),
                    say("Write a word, a phrase or a hashtag."),
                )


def _unknown_platform(draft: Draft, path: KeyPath) -> Iterator[Fault]:
    value, names = draft.text(*path), platform_names()
    if not value or value in names.values():
        return
    near = names.get(value) or nearest(value, names)
    yield draft.fault(
        path,
        say("There is no platform “{value}”.", value=shown(value)),
        say("Write {near} if that is what is meant.", near=near)
        if near
        else say("Write one of these: {choices}.", choices=sorted(set(names.values()))),
    )


def _unknown_objective(draft: Draft, path: KeyPath, known: list[str]) -> Iterator[Fault]:
    value = draft.text(*path)
    if not value or value in known:
        return
    near = nearest(value, known)
    yield draft.fault(
        path,
        say("There is no objective “{value}”.", value=shown(value)),
        say("Write {near} if that is what is meant.", near=near)
        if near
        else say("Write the id of another objective, or remove the key."),
    )
