"""Values that cannot be are named row by row; amounts never change currency in silence."""

import datetime as dt
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError
from stratbook.core.mapping import Rate
from stratbook.ingest.account import FileAccount, Imported
from stratbook.notebook.reading import options_of
from stratbook.report.account import account_sheets
from tiny_client import BRIEF, write_client

ADS = "date_start,date_end,platform,campaign,spend,currency,revenue,impressions,reach,clicks_link\n"
USD = Rate(currency="USD", date=dt.date(2026, 1, 1), rate=0.9)
LATER = Rate(currency="USD", date=dt.date(2026, 2, 1), rate=0.8)


def only(result: Imported) -> FileAccount:
    """Return the account of the one file."""
    (file,) = result.account.files
    return file


def flagged(result: Imported) -> list[tuple[int, str]]:
    """Return the rows flagged, with the reason in English."""
    return [(row.row, row.reason.plain()) for row in only(result).flagged]


def test_parts_above_their_whole_are_flagged_and_kept(tmp_path: Path) -> None:
    rows = (
        "2026-01-01,2026-01-01,meta,a,1,EUR,,100,50,7\n"
        "2026-01-02,2026-01-02,meta,b,1,EUR,,100,150,7\n"
        "2026-01-03,2026-01-03,meta,c,1,EUR,,100,50,101\n"
        "2026-01-04,2026-01-04,meta,d,1,EUR,,,50,101\n"
    )
    result = imported(tmp_path, {"a.csv": (ADS + rows).encode()})
    assert len(result.tables["ads"]) == 4
    found = dict(flagged(result))
    assert sorted(found) == [3, 4]
    assert "reach is above impressions" in found[3]
    assert "clicks_link is above impressions" in found[4]
    assert "line 3" in warnings_of(result)
    titles = [sheet.caption.plain() for sheet in account_sheets(result.account)]
    assert "Rows whose figures cannot be right, kept" in titles
    assert result.account.as_json()["files"][0]["flagged"][0]["row"] in {3, 4}


def test_views_are_not_held_against_reach(tmp_path: Path) -> None:
    head = "date,platform,post_id,{},reach\n2026-01-01,facebook,a,10,20\n"
    assert flagged(imported(tmp_path, {"a.csv": head.format("views").encode()})) == []
    shown = imported(tmp_path / "b", {"a.csv": head.format("impressions").encode()})
    assert [row for row, _ in flagged(shown)] == [2]


def test_days_to_come_are_flagged(tmp_path: Path) -> None:
    rows = "date,platform,post_id\n2026-01-31,facebook,a\n2026-02-01,facebook,b\n"
    result = imported(tmp_path, {"a.csv": rows.encode()}, extracted_on=dt.date(2026, 1, 31))
    assert [row for row, _ in flagged(result)] == [3]
    assert "in the future" in warnings_of(result)
    today = f"date,platform,post_id\n{dt.date.today() + dt.timedelta(days=3)},facebook,a\n"  # noqa: DTZ011
    assert [row for row, _ in flagged(imported(tmp_path / "b", {"a.csv": today.encode()}))] == [2]
    last = dt.date(2026, 2, 1)
    assert flagged(imported(tmp_path / "c", {"a.csv": rows.encode()}, latest=last)) == []


def test_an_end_to_come_is_no_fault_but_one_before_the_start_is_refused(tmp_path: Path) -> None:
    rows = (
        "2026-01-01,2026-12-31,meta,a,1,EUR,,,,\n"
        "2026-01-05,2026-01-01,meta,b,1,EUR,,,,\n"
    )  # fmt: skip
    result = imported(tmp_path, {"a.csv": (ADS + rows).encode()}, extracted_on=dt.date(2026, 1, 31))
    assert flagged(result) == []
    assert result.tables["ads"]["campaign"].tolist() == ["a"]
    assert [row.row for row in only(result).refused] == [3]
    assert "before the first" in faults_of(result)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("date,place,rating\n2026-01-01,Lyon,5\n2026-01-02,Lyon,9\n", 3),
        ("opened_at,platform,first_reply_at\n2026-01-02 10:00,x,2026-01-02 09:00\n", 2),
        ("date,sessions,engaged_sessions\n2026-01-01,10,11\n", 2),
        ("date,query,impressions,clicks\n2026-01-01,pots,3,4\n", 2),
    ],
)
def test_each_table_has_its_own(tmp_path: Path, text: str, line: int) -> None:
    result = imported(tmp_path, {"a.csv": text.encode()})
    assert faults_of(result) == ""
    assert [row for row, _ in flagged(result)] == [line]


def test_negative_spend_is_refused(tmp_path: Path) -> None:
    rows = "2026-01-01,2026-01-01,meta,a,-5,EUR,,,,\n2026-01-02,2026-01-02,meta,a,5,EUR,,,,\n"
    result = imported(tmp_path, {"a.csv": (ADS + rows).encode()})
    assert [row.row for row in only(result).refused] == [2]
    assert result.tables["ads"]["spend"].sum() == 5


MIXED = (
    "2026-01-10,2026-01-10,meta,a,100,USD,10,,,\n"
    "2026-02-10,2026-02-10,meta,b,100,USD,,,,\n"
    "2026-02-10,2026-02-10,meta,c,100,EUR,,,,\n"
    "2026-02-10,2026-02-10,meta,d,,USD,,5,,\n"
)


def test_another_currency_without_a_rate_is_refused(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": (ADS + MIXED).encode()}, rates=())
    assert result.tables["ads"]["campaign"].tolist() == ["c", "d"]
    file = only(result)
    assert [row.row for row in file.refused] == [2, 3]
    assert file.rows_read == file.kept + len(file.refused)
    assert "USD" in faults_of(result)
    assert "currencies:" in faults_of(result)


def test_another_currency_follows_the_last_rate_of_its_day(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": (ADS + MIXED).encode()}, rates=(LATER, USD))
    ads = result.tables["ads"].set_index("campaign")
    assert ads["spend"].to_dict() == pytest.approx(
        {"a": 90.0, "b": 80.0, "c": 100.0, "d": float("nan")}, nan_ok=True
    )
    assert ads.loc["a", "revenue"] == pytest.approx(9.0)
    assert set(ads["currency"].drop("d")) == {"EUR"}
    assert faults_of(result) == ""
    assert "1 USD = 0.9 EUR" in warnings_of(result)
    assert "1 USD = 0.8 EUR" in warnings_of(result)


def test_a_rate_of_later_on_does_not_reach_back(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": (ADS + MIXED).encode()}, rates=(LATER,))
    assert [row.row for row in only(result).refused] == [2]
    assert result.tables["ads"].set_index("campaign").loc["b", "spend"] == pytest.approx(80)


def test_a_file_all_in_another_currency_is_refused_whole(tmp_path: Path) -> None:
    rows = MIXED.splitlines(keepends=True)[:2]
    result = imported(tmp_path, {"a.csv": (ADS + "".join(rows)).encode()}, rates=())
    assert result.tables["ads"].empty
    assert only(result).tables == ()
    assert (only(result).kept, only(result).rows_read) == (0, 2)


def test_the_brief_dates_its_rates(tmp_path: Path) -> None:
    section = "currencies:\n  - currency: USD\n    date: 2026-01-01\n    rate: 0.9\n"
    client = write_client(tmp_path / "pots", BRIEF + section)
    assert options_of(read_brief(client)).rates == (USD,)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("{currency: XXY, date: 2026-01-01, rate: 2}", "no currency"),
        ("{currency: EUR, date: 2026-01-01, rate: 2}", "own currency"),
        ("{currency: USD, date: 2026-01-01, rate: 0}", "rate"),
        ("{currency: USD, rate: 1}", "date"),
        ("{currency: USD, date: January, rate: 1}", "not a date"),
        ("{currency: USD, date: 2026-01-01, rate: 1}\n"
         "  - {currency: USD, date: 2026-01-01, rate: 2}", "two rates"),
    ],
)  # fmt: skip
def test_a_wrong_rate_is_refused(tmp_path: Path, row: str, word: str) -> None:
    client = write_client(tmp_path / "pots", BRIEF + f"currencies:\n  - {row}\n")
    with pytest.raises(BriefError) as refusal:
        read_brief(client)
    assert word in str(refusal.value)
    assert "currencies[" in str(refusal.value)
