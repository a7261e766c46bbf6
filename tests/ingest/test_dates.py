"""Dates: one order a file, and zones through the change of clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from stratbook.ingest.account import Options
from stratbook.ingest.dates import date_order, instant, nearest_day, read_stamp
from stratbook.ingest.notes import Notes, UnreadableError

PARIS = Options(timezone="Europe/Paris")


def test_one_date_decides_for_the_whole_file() -> None:
    assert date_order(["03/04/2026", "13/04/2026"], PARIS, Notes()) == "dmy"
    assert date_order(["03/04/2026", "04/13/2026"], PARIS, Notes()) == "mdy"


def test_both_orders_in_one_file_are_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        date_order(["13/04/2026", "04/13/2026"], PARIS, Notes())
    assert "13/04/2026" in caught.value.problem.plain()


def test_an_open_date_is_refused_with_both_readings() -> None:
    with pytest.raises(UnreadableError) as caught:
        date_order(["03/04/2026"], PARIS, Notes())
    said = caught.value.problem.plain()
    assert "3 April 2026" in said
    assert "4 March 2026" in said


def test_the_brief_settles_an_open_date_and_never_a_proved_one() -> None:
    notes = Notes()
    options = Options(date_order="mdy")
    assert date_order(["03/04/2026"], options, notes) == "mdy"
    assert notes.warnings == []
    assert date_order(["13/04/2026"], options, notes) == "dmy"
    assert "whatever the brief says" in notes.warnings[0].plain()


def test_a_date_that_reads_the_same_both_ways_is_not_open() -> None:
    assert date_order(["03/03/2026", "2026-04-05"], PARIS, Notes()) == "dmy"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-23T23:30:00-07:00", "2026-03-24T06:30:00+00:00"),
        ("2022-02-28 17:39 +0000", "2022-02-28T17:39:00+00:00"),
        ("2026-07-01", "2026-06-30T22:00:00+00:00"),
        ("20260701", "2026-06-30T22:00:00+00:00"),
        ("01/07/2026 18:05", "2026-07-01T16:05:00+00:00"),
        ("01/07/2026 6:05 PM", "2026-07-01T16:05:00+00:00"),
        ("01/07/2026 12:05 AM", "2026-06-30T22:05:00+00:00"),
        ("2026/10/31", "2026-10-30T23:00:00+00:00"),
        (dt.datetime(2026, 7, 1, 12), "2026-07-01T10:00:00+00:00"),  # noqa: DTZ001
        (dt.date(2026, 7, 1), "2026-06-30T22:00:00+00:00"),
    ],
)  # fmt: skip
def test_moments(written: object, moment: str) -> None:
    stamp = read_stamp(written, "dmy")  # type: ignore[arg-type]
    assert stamp is not None
    assert instant(stamp, PARIS).isoformat() == moment


@pytest.mark.parametrize(
    ("written", "local"),
    [("2026-03-29 02:30", "2026-03-29 03:30"), ("2026-10-25 02:30", "2026-10-25 02:30")],
)
def test_hours_that_the_clocks_skip_or_repeat_keep_their_day(written: str, local: str) -> None:
    stamp = read_stamp(written, "dmy")
    assert stamp is not None
    found = instant(stamp, PARIS).astimezone(ZoneInfo("Europe/Paris"))
    assert f"{found:%Y-%m-%d %H:%M}" == local


def test_times_without_a_zone_are_read_in_the_zone_of_the_exports() -> None:
    stamp = read_stamp("2026-07-01 23:00", "dmy")
    assert stamp is not None
    options = Options(timezone="Europe/Paris", exports_timezone="America/Los_Angeles")
    assert instant(stamp, options).isoformat() == "2026-07-02T06:00:00+00:00"


def test_daily_stamps_that_slip_by_an_hour_stay_on_their_day() -> None:
    for written in ("2024-04-01T00:00:00", "2024-04-01T01:00:00", "2024-03-31T23:00:00"):
        stamp = read_stamp(written, "dmy")
        assert stamp is not None
        assert nearest_day(stamp, PARIS).date() == dt.date(2024, 4, 1)


@pytest.mark.parametrize("written", ["", "soon", "31/02/2026", "3.апр", "0001-01-01", "46104"])
def test_what_is_no_date(written: str) -> None:
    assert read_stamp(written, "dmy") is None
