"""Days that stand out: too many mentions, or too many unfavourable ones, and what was said."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.alert import DayReading, coverage, daily, own_history, read_days, tail
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.reputation.sample import inert

Kind = Literal["all", "negative"]
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_TERMS: Final = 3
_AUTHORS: Final = 3  # a word that fewer people use may be a name


@dataclass(frozen=True)
class Alert:
    """One day that stands out.

    Parameters
    ----------
    kind : {"all", "negative"}
        Of all mentions, or of the unfavourable ones.
    reading : DayReading
        The day beside its ordinary days.
    terms : tuple of (str, int)
        Words said more than usual and in how many mentions of the day, most first.
    theme : (str, int) or None
        The inbox's most frequent theme that day, where it is far more frequent than usual.
    """

    kind: Kind
    reading: DayReading
    terms: tuple[tuple[str, int], ...]
    theme: tuple[str, int] | None


@dataclass(frozen=True)
class Watch:
    """A period's days, read.

    Parameters
    ----------
    counts : dict of Series
        Mentions a day, by kind, over the whole history.
    readings : dict of tuple
        The days that could be read, by kind.
    alerts : tuple of Alert
        Oldest first.
    sources : tuple of str
        Files.
    """

    counts: dict[Kind, pd.Series]
    readings: dict[Kind, tuple[DayReading, ...]]
    alerts: tuple[Alert, ...]
    sources: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether some day was read against fewer days than wanted."""
        return any(each.basis == "short" for read in self.readings.values() for each in read)

    @property
    def days(self) -> int:
        """Days that could be read."""
        return len(self.readings["all"])


@remembered
def watch(scope: Scope) -> Watch:
    """Read every day of a period against its ordinary days.

    Parameters
    ----------
    scope : Scope
        Tables, period, brands. A day is ordinary as the same weekday of the weeks before.
    """
    rows = own_history(scope)
    covered = coverage(scope.history("mentions"))
    kinds: dict[Kind, pd.DataFrame] = {"all": rows}
    if rows["sentiment"].notna().any():
        kinds["negative"] = rows[(rows["sentiment"] == "negative").fillna(value=False)]
    counts = {kind: daily(each, covered) for kind, each in kinds.items()}
    readings = {kind: read_days(each, scope.period) for kind, each in counts.items()}
    alerts = [
        _alert(kind, reading, kinds[kind], scope)
        for kind, read in readings.items()
        for reading in read
        if reading.is_alert
    ]
    ordered = sorted(alerts, key=lambda each: (each.reading.day, each.kind))
    return Watch(counts, readings, tuple(ordered), sources_of(rows))


def _alert(kind: Kind, reading: DayReading, rows: pd.DataFrame, scope: Scope) -> Alert:
    days = rows["published_at"].dt.tz_localize(None).dt.normalize()
    that = rows[days == reading.day]
    known = {word for name in scope.brands for word in _words(name)}
    return Alert(kind, reading, said_most(that, rows[days < reading.day], known),
                 _theme(scope, reading.day))  # fmt: skip


def said_most(
    day: pd.DataFrame, before: pd.DataFrame, known: set[str]
) -> tuple[tuple[str, int], ...]:
    """Return the words a day says more than the days before did.

    Parameters
    ----------
    day, before : DataFrame
        Mentions, with ``text`` and ``author_hash``.
    known : set of str
        Words that tell nothing: the brand's.

    Returns
    -------
    tuple of (str, int)
        Word and mentions, by the gain in its share of mentions. A word that fewer than three
        authors use is left out, and handles and links are never read: no person is named.
    """
    now, usual = _mentions_by_word(day), _mentions_by_word(before)
    texts = day["text"].dropna()
    who = day.loc[texts.index, "author_hash"].fillna("?")
    authors: dict[str, set[str]] = {}
    for text, author in zip(texts, who, strict=True):
        for word in _words(text):
            authors.setdefault(word, set()).add(str(author))
    gains = {
        word: count / max(1, len(day)) - usual[word] / max(1, len(before))
        for word, count in now.items()
        if word not in known and len(authors[word]) >= _AUTHORS
    }
    ranked = sorted(gains, key=lambda word: (-gains[word], word))
    return tuple((word, now[word]) for word in ranked[:_TERMS] if gains[word] > 0)


def _mentions_by_word(rows: pd.DataFrame) -> Counter[str]:
    return Counter(word for text in rows["text"].dropna() for word in _words(text))


def _words(text: object) -> set[str]:
    return set(_WORD.findall(inert(text).casefold()))


def _theme(scope: Scope, day: pd.Timestamp) -> tuple[str, int] | None:
    messages = scope.history("messages")
    days = messages["opened_at"].dt.tz_localize(None).dt.normalize()
    counted = messages.loc[days == day, "theme"].dropna().value_counts()
    if counted.empty or counted.iloc[0] < threshold("alert_least"):
        return None
    name, count = str(counted.index[0]), int(counted.iloc[0])
    told = days[messages["theme"] == name].value_counts()
    back = [day - pd.Timedelta(days=each) for each in range(1, int(threshold("alert_days")) + 1)]
    usual = [float(told.get(each, 0)) for each in back]
    return (name, count) if tail(count, usual) <= threshold("alert_tail") else None
