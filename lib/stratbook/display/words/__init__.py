"""The words of findings: one module a chapter, one entry a finding key."""

import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Final

from stratbook.core.edit import Part
from stratbook.core.finding import Finding
from stratbook.core.message import Fact, Message, Quantity, say_n
from stratbook.display.look import Look

Text = str | tuple[str, str]
_COUNTED: Final[Mapping[str, Callable[[int], Message]]] = {
    "days": lambda count: say_n("{count} day", "{count} days", count),
    "times": lambda count: say_n("{count} time", "{count} times", count),
}
_COUNT: Final = re.compile(r"\{(\w+)_(days|times)\}")
_PLAIN: Final = ("plain_headline", "plain_so_what", "plain_action")


@dataclass(frozen=True)
class Words:
    """What is said of a finding: English msgids with fields, marked with ``N_``.

    Parameters
    ----------
    headline : str or (str, str)
        The finding as a sentence; a pair is (singular, plural), chosen by
        ``finding.number``.
    so_what : str or (str, str)
        What it means for the client; empty when the headline says it all.
    action : str or (str, str)
        What is recommended; said only of a finding that carries an action.
    plain_headline, plain_so_what, plain_action : str or (str, str)
        The same for a reader who is not of the trade; empty where the words are plain enough.
    """

    headline: Text
    so_what: Text = ""
    action: Text = ""
    plain_headline: Text = ""
    plain_so_what: Text = ""
    plain_action: Text = ""


@dataclass(frozen=True)
class Said:
    """A finding in the reader's language."""

    headline: str
    so_what: str
    action: str


@cache
def all_words() -> Mapping[str, Words]:
    """Return the words of every chapter's module, by finding key.

    A module has ``WORDS``, or ``PLAIN``: plain words for findings that another one tells.

    Raises
    ------
    ValueError
        When two modules have words for one key, or plain words belong to no finding.
    """
    found, plain = _gathered("WORDS"), _gathered("PLAIN")
    if lost := plain.keys() - found.keys():
        raise ValueError(f"plain words for {sorted(lost)}, which no module tells")
    for key, words in plain.items():
        spoken = {part: getattr(words, part) for part in _PLAIN if getattr(words, part)}
        found[key] = replace(found[key], **spoken)
    return found


def _gathered(name: str) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for module in sorted(each.name for each in pkgutil.iter_modules(__path__)):
        words: Mapping[str, Words] = getattr(import_module(f"{__name__}.{module}"), name, {})
        if twice := found.keys() & words.keys():
            raise ValueError(f"{module}: words for {sorted(twice)} stand in two modules")
        found.update(words)
    return found


def sentence(look: Look, finding: Finding) -> Said:
    """Put a finding into words.

    Fields are filled from the finding's facts, from its comparison (``value``,
    ``reference``, ``difference``), from its action (``low``, ``high``) and from
    ``driver``; ``{value_days}`` and ``{value_times}`` are a field with its noun: "1 day".
    What the consultant replaced or left out (``finding.edits``) goes before.

    Raises
    ------
    KeyError
        When no chapter has words for the finding's key, or the words name a field that
        the finding lacks.
    """
    words = all_words()[finding.key]
    fields = _fields(finding)

    def said(part: Part, text: Text, plain: Text) -> str:
        own = _own(look, finding, part)
        text = (plain or text) if look.plain else text
        if own is not None or not text:
            return own or ""
        return look.sentence(_message(text, finding.number, fields))

    return Said(
        headline=said("headline", words.headline, words.plain_headline),
        so_what=said("so_what", words.so_what, words.plain_so_what),
        action=said("action", words.action, words.plain_action) if finding.action else "",
    )


def _own(look: Look, finding: Finding, part: Part) -> str | None:
    """Return the consultant's sentence, empty where it is left out; None where it is ours."""
    for each in finding.edits:
        if each.part != part:
            continue
        text: str = getattr(each, look.language.code, "")
        if each.silent or text:
            return text
    return None


def _message(text: Text, number: int, fields: dict[str, Fact]) -> Message:
    one, many = (text, None) if isinstance(text, str) else text
    asked = {*_COUNT.findall(one), *_COUNT.findall(many or "")}
    counted = {f"{name}_{noun}": _counted(fields[name], noun) for name, noun in asked}
    return Message(text=one, plural=many, count=number, facts=fields | counted)


def _counted(fact: Fact, noun: str) -> Fact:
    """Return a number with its noun, in the number it asks for."""
    if not isinstance(fact, Quantity) or fact.value is None:
        return fact
    return _COUNTED[noun](round(fact.value))


def _fields(finding: Finding) -> dict[str, Fact]:
    fields: dict[str, Fact] = {}
    if finding.comparison:
        fields |= {
            "value": finding.comparison.value,
            "reference": finding.comparison.reference,
            "difference": finding.comparison.difference,
        }
    if finding.action:
        fields |= {
            "low": finding.action.low or Quantity(value=None),
            "high": finding.action.high or Quantity(value=None),
        }
    if finding.driver:
        fields["driver"] = finding.driver
    return {**fields, **finding.facts}
