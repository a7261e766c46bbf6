"""``summary.json`` of a batch: what was asked, what came of it, and where to go on."""

import datetime as dt
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import JsonValue, TypeAdapter, ValidationError

from stratbook import __version__
from stratbook.core.errors import Fault
from stratbook.core.language import language
from stratbook.report.again.digests import digest_of
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Facts, Outcome, State

FILE: Final = "summary.json"
_FACTS: Final = TypeAdapter(Facts)
_LARGEST: Final = 512 << 20


def summary(
    outcomes: Sequence[Outcome], out: Path, ended: str, times: tuple[dt.datetime, dt.datetime]
) -> dict[str, JsonValue]:
    """Return a batch's summary as plain values.

    Parameters
    ----------
    outcomes : sequence of Outcome
        In the order of the batch.
    out : Path
        The folder of reports; paths are told from there.
    ended : str
        Why it ended; ``running`` while it has not.
    times : (datetime, datetime)
        When it began, and now.
    """
    began, now = times
    counted = Counter(each.state.value for each in outcomes)
    return {
        "stratbook": __version__,
        "ended": ended,
        "build": {"began": _stamp(began), "written": _stamp(now)},
        "counts": {state.value: counted[state.value] for state in State},
        "outcomes": [_row(each, out) for each in outcomes],
    }


def write_summary(path: Path, content: Mapping[str, JsonValue]) -> None:
    """Write a file of JSON beside, then move it into place."""
    write_whole(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a text beside, then move it into place: whoever reads sees the old or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=f".{path.name}-", delete=False, encoding="utf-8", newline="\n"
    ) as file:
        new = Path(file.name)
        try:
            file.write(text)
            file.close()
            new.chmod(0o644)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def finished(
    path: Path, orders: Sequence[Order], stands: Callable[[Path], bool] = Path.is_file
) -> dict[int, Outcome]:
    """Return what an earlier run of the same orders finished, by place.

    Parameters
    ----------
    path : Path
        Its ``summary.json``; a missing or broken one has finished nothing.
    orders : sequence of Order
        What is asked for now.
    stands : callable
        Says of a report's page whether it still stands.

    Returns
    -------
    dict
        Only orders whose reports still stand where they were put.
    """
    rows = {row["order"]: row for row in _rows(path) if isinstance(row.get("order"), str)}
    found = {
        place: _outcome(rows[key], order, path.parent, stands)
        for place, order in enumerate(orders)
        if (key := order_key(order)) in rows
    }
    return {place: each for place, each in found.items() if each is not None}


def order_key(order: Order) -> str:
    """Return what an order is known by from one run to the next."""
    return digest_of(
        {
            "client": order.client,
            "period": order.period,
            "languages": list(order.languages),
            "document": order.document.value,
            "forms": [each.value for each in order.forms],
            "levels": [order.detail, order.audience],
            "out": order.out,
        }
    )[:16]


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        if path.stat().st_size > _LARGEST:
            return []
        content = json.loads(path.read_text(encoding="utf-8"))
        return [row for row in content["outcomes"] if isinstance(row, dict)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _outcome(
    row: dict[str, Any], order: Order, out: Path, stands: Callable[[Path], bool]
) -> Outcome | None:
    """Read a row back; None unless its reports are whole and still there."""
    try:
        state, reports = State(row["state"]), [out / each for each in row["reports"]]
        facts = _FACTS.validate_python(row["facts"]) if row["facts"] is not None else None
    except (KeyError, TypeError, ValueError, ValidationError):
        return None
    inside = all(each.resolve().is_relative_to(out.resolve()) for each in reports)
    if not (state.whole and reports and inside and all(stands(each) for each in reports)):
        return None
    shown = tuple(str(each) for each in reports)
    return Outcome(order, State.UNCHANGED, reports=shown, facts=facts)


def _row(outcome: Outcome, out: Path) -> dict[str, JsonValue]:
    order = outcome.order
    facts = None if outcome.facts is None else _FACTS.dump_python(outcome.facts, mode="json")
    languages: list[JsonValue] = [*order.languages]
    forms: list[JsonValue] = [each.value for each in order.forms]
    return {
        "order": order_key(order),
        "client": order.name,
        "row": order.row,
        "period": order.period,
        "languages": languages,
        "document": order.document.value,
        "forms": forms,
        "state": outcome.state.value,
        "reports": [relative(each, out) for each in outcome.reports],
        "faults": [_fault(each) for each in outcome.faults],
        "seconds": round(outcome.seconds, 3),
        "cpu_seconds": round(outcome.cpu_seconds, 3),
        "peak_bytes": outcome.peak_bytes,
        "chapters_run": outcome.chapters_run,
        "chapters_kept": outcome.chapters_kept,
        "facts": facts,
    }


def relative(report: str, out: Path) -> str:
    """Return a report's path from the folder of reports; another address as it is."""
    path = Path(report)
    return path.relative_to(out).as_posix() if path.is_relative_to(out) else report


def _fault(fault: Fault) -> dict[str, JsonValue]:
    english = language("en")
    return {
        "place": fault.place,
        "problem": english.render(fault.problem),
        "remedy": english.render(fault.remedy),
    }


def _stamp(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds")
