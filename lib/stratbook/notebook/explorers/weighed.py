"""The choice of platforms under what one moves: weights, scores, a person's word; what keeps it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.brief.keep.change import AddItem, Change, Kept, SetRow
from stratbook.brief.values import number_of, text_of
from stratbook.brief.yaml_text import Plain
from stratbook.core.choice import Override, override_of
from stratbook.core.message import Fact, Message, Quantity, Unit, say
from stratbook.display.views.exploring.platforms import changed
from stratbook.notebook.session import Session
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms import choose_platforms, read_accounts, read_grid
from stratbook.strategy.platforms.accounts import Accounts
from stratbook.strategy.platforms.choice import RULE, PlatformChoice, decision_name
from stratbook.strategy.platforms.scores import criterion_name, criterion_of

_CHAPTER: Final = "04_platforms"
_EQUAL: Final = 1e-6
BY_RULE: Final = ""  # the rule decides


@dataclass(frozen=True)
class Setting:
    """Where the controls stand.

    Parameters
    ----------
    weights : mapping
        Points of each criterion, by id.
    scores : mapping
        Score by (platform, criterion); what nobody judged is not there.
    decisions : mapping
        By platform, what a person decides against the rule; empty leaves it to the rule.
    """

    weights: Mapping[str, float]
    scores: Mapping[tuple[str, str], float]
    decisions: Mapping[str, str]


@dataclass(frozen=True)
class Room:
    """What does not move: the sheets as they were read, the accounts, the other overrides."""

    criteria: pd.DataFrame
    scores: pd.DataFrame
    accounts: Accounts
    overrides: tuple[Override, ...]


def room_of(session: Session) -> Room:
    """Return a client's room."""
    inputs = session.brief.inputs
    accounts = read_accounts(inputs, session.tables["posts"], session.period.end)
    return Room(inputs["criteria"], inputs["platform_scores"], accounts, session.overrides)


def start(room: Room) -> Setting:
    """Return what the sheets and ``client.yml`` say."""
    weights: dict[str, float] = {}
    for row in room.criteria.to_dict("records"):
        weights.setdefault(criterion_of(row["criterion"]), number_of(row["weight"]) or 0.0)
    scores: dict[tuple[str, str], float] = {}
    for row in room.scores.to_dict("records"):
        value = number_of(row["score"])
        if value is not None:
            scores.setdefault((text_of(row["platform"]), criterion_of(row["criterion"])), value)
    named = dict.fromkeys(text_of(each) for each in room.scores["platform"])
    words = {each: override_of(room.overrides, RULE, platform_name(each).text) for each in named}
    decisions = {each: found.choice if found else BY_RULE for each, found in words.items()}
    return Setting(weights, scores, decisions)


def moved(room: Room, setting: Setting) -> PlatformChoice:
    """Return the choice of platforms under a setting."""
    ids = room.criteria["criterion"].map(criterion_of)
    criteria = room.criteria.assign(weight=ids.map(dict(setting.weights)).astype("float64"))
    scores = pd.DataFrame(
        [
            {"platform": platform, "criterion": criterion, "score": setting.scores.get(pair)}
            for pair in dict.fromkeys((*_pairs(room), *setting.scores))
            for platform, criterion in [pair]
        ],
        columns=["platform", "criterion", "score"],
    ).assign(reason="", source="")
    overrides = (*_others(room, setting), *_decided(setting))
    return choose_platforms(read_grid(criteria, scores), room.accounts, overrides)


def kept(room: Room, now: Setting, before: Setting) -> Kept | None:
    """Return what keeps a setting; None when nothing differs from what is kept.

    Parameters
    ----------
    room : Room
        The sheets.
    now, before : Setting
        What the controls say, and what is kept.
    """
    changes = (
        *_weights(room, now, before),
        *_scores(room, now, before),
        *_words(room, now, before),
    )
    if not changes:
        return None
    choice = moved(room, now)
    criteria = tuple(_weighed(name, each) for name, each in now.weights.items() if each)
    ranked = tuple(_standing(each.name, each.choice.chosen) for each in choice.standings)
    return Kept(
        _CHAPTER,
        say("Which platforms, with which weights?"),
        say(
            "{platforms}. {changes}", platforms=ranked, changes=changed(choice, moved(room, before))
        ),
        changes,
        criteria=criteria,
    )


def _pairs(room: Room) -> Iterator[tuple[str, str]]:
    for row in room.scores.to_dict("records"):
        yield text_of(row["platform"]), criterion_of(row["criterion"])


def _others(room: Room, setting: Setting) -> Iterator[Override]:
    """Iterate over the overrides that the controls do not move."""
    moved_ = [platform_name(each).text for each in setting.decisions]
    for each in room.overrides:
        if each.rule != RULE or (each.subject and not any(_is(each, name) for name in moved_)):
            yield each


def _is(override: Override, name: str) -> bool:
    return override_of((override,), RULE, name) is not None


def _decided(setting: Setting) -> Iterator[Override]:
    for platform, word in setting.decisions.items():
        if word:
            subject = platform_name(platform).text
            yield Override(rule=RULE, subject=subject, choice=word, reason=word)


def _weights(room: Room, now: Setting, before: Setting) -> Iterator[Change]:
    for row in room.criteria.to_dict("records"):
        name = criterion_of(row["criterion"])
        if abs(now.weights[name] - before.weights[name]) > _EQUAL:
            where = {"criterion": text_of(row["criterion"])}
            yield SetRow("criteria", where, {"weight": round(now.weights[name], 2)}, made=False)


def _scores(room: Room, now: Setting, before: Setting) -> Iterator[Change]:
    written = _written(room.criteria) | _written(room.scores)
    for (platform, criterion), value in now.scores.items():
        was = before.scores.get((platform, criterion))
        if was is None or abs(value - was) > _EQUAL:
            where = {"platform": platform, "criterion": written.get(criterion, criterion)}
            yield SetRow("platform_scores", where, {"score": value})


def _written(sheet: pd.DataFrame) -> dict[str, str]:
    """Return each criterion of a sheet as its cells write it, by id."""
    found: dict[str, str] = {}
    for each in sheet["criterion"]:
        found.setdefault(criterion_of(each), text_of(each))
    return found


def _words(room: Room, now: Setting, before: Setting) -> Iterator[Change]:
    """Iterate over decisions against the rule; one taken back becomes the rule's own word."""
    by_rule = moved(room, replace(now, decisions=dict.fromkeys(now.decisions, BY_RULE)))
    computed = {each.platform: each.choice.computed for each in by_rule.standings}
    for platform, word in now.decisions.items():
        choice = word or computed.get(platform, "")
        if word != before.decisions.get(platform, BY_RULE) and choice:
            subject = platform_name(platform).text
            value: dict[str, Plain] = {"rule": RULE, "subject": subject, "choice": choice}
            yield AddItem(("overrides",), value, ("rule", "subject"))


def _weighed(name: str, points: float) -> Message:
    weight = Quantity(value=points, unit=Unit.DECIMAL, digits=0 if points == int(points) else 1)
    return say("{criterion} {score}", criterion=criterion_name(name), score=weight)


def _standing(name: Fact, decision: str) -> Message:
    return say("{platform}: {decision}", platform=name, decision=decision_name(decision))
