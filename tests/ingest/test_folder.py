"""A folder of several files: what is merged, what is counted once, what is accounted for."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest

from ingest.client_folder import faults_of, imported, warnings_of, with_files
from stratbook.core.language import language
from stratbook.core.tables import Tables, conform
from stratbook.ingest import cache
from stratbook.ingest.account import Account, Options
from stratbook.ingest.folder import merge_tables, read_exports

POSTS = "date,platform,post_id,impressions,likes\n"
ADS = "date_start,date_end,platform,campaign,spend,impressions\n"


def accounted(account: Account) -> bool:
    """Say whether every row read is kept, a duplicate, refused or left out."""
    return all(
        file.rows_read
        == file.kept + file.duplicates + sum(r.count for r in (*file.refused, *file.left_out))
        for file in account.files
    )


def test_a_later_export_overwrites_and_never_adds(tmp_path: Path) -> None:
    early = POSTS + "2026-01-01,Instagram,17,100,5\n2026-01-02,Instagram,18,50,1\n"
    later = POSTS + "2026-01-01,Instagram,17,180,9\n2026-02-01,Instagram,19,10,2\n"
    # The later one has the earlier name: what counts is how far its posts go.
    result = imported(tmp_path, {"a.csv": later.encode(), "b.csv": early.encode()})
    posts = result.tables["posts"].set_index("post_id")
    assert posts["impressions"].to_dict() == {"17": 180.0, "18": 50.0, "19": 10.0}
    first, second = result.account.files
    assert (first.kept, first.updated, first.duplicates) == (2, 1, 0)
    assert (second.kept, second.updated, second.duplicates) == (1, 0, 1)
    assert accounted(result.account)


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = POSTS + "2026-01-01,Instagram,17,100,5\n"
    result = imported(tmp_path, {"good.csv": good.encode(), "bad.csv": b"\x80\x02cio\nopen"})
    assert len(result.tables["posts"]) == 1
    assert [fault.place for fault in result.account.faults] == ["exports/bad.csv"]
    assert language("fr").render(result.account.faults[0].problem).startswith("Le fichier n’est")


def test_hidden_files_and_open_locks_are_not_exports(tmp_path: Path) -> None:
    good = (POSTS + "2026-01-01,Instagram,17,100,5\n").encode()
    files = {".DS_Store": b"\0", "~$a.xlsx": b"\0", ".old/a.csv": good, "2026/a.csv": good}
    result = imported(tmp_path, files)
    assert [file.file for file in result.account.files] == ["exports/2026/a.csv"]
    assert result.tables["posts"]["source"].tolist() == ["exports/2026/a.csv:2"]


def test_no_folder_gives_empty_tables(tmp_path: Path) -> None:
    result = read_exports(tmp_path, Options())
    assert result.account.files == ()
    assert not any(result.tables.has(table) for table in result.tables)


def test_a_lifetime_report_exported_again_replaces_the_first(tmp_path: Path) -> None:
    first = (
        ADS + "2026-01-01,2026-03-31,meta,Spring,100,1000\n2026-01-01,2026-03-31,meta,Old,9,90\n"
    )
    again = ADS + "2026-01-01,2026-04-30,meta,Spring,140,1400\n"
    result = imported(tmp_path, {"a.csv": first.encode(), "b.csv": again.encode()})
    assert result.tables["ads"].set_index("campaign")["spend"].to_dict() == {
        "Spring": 140,
        "Old": 9,
    }
    assert accounted(result.account)


def test_reports_over_crossing_spans_are_named(tmp_path: Path) -> None:
    quarter = ADS + "2026-01-01,2026-03-31,meta,Spring,100,1000\n"
    month = ADS + "2026-02-01,2026-02-28,meta,Spring,30,300\n"
    result = imported(tmp_path, {"quarter.csv": quarter.encode(), "month.csv": month.encode()})
    assert warnings_of(result).count("count twice") == 2
    assert "exports/quarter.csv" in warnings_of(result)


def test_two_ads_of_one_name_are_two_ads(tmp_path: Path) -> None:
    rows = (
        ADS + "2026-01-01,2026-01-31,meta,Spring,100,1000\n2026-01-01,2026-01-31,meta,Spring,7,70\n"
    )
    result = imported(tmp_path, {"a.csv": rows.encode(), "copy.csv": rows.encode()})
    assert sorted(result.tables["ads"]["spend"]) == [7, 100]


def test_an_ads_row_written_twice_counts_once(tmp_path: Path) -> None:
    row = "2026-01-01,2026-01-31,meta,Spring,100,1000\n"
    result = imported(tmp_path, {"a.csv": (ADS + row + row).encode()})
    assert result.tables["ads"]["spend"].sum() == 100
    assert "duplicate" in warnings_of(result)


def test_two_equal_sales_are_two_sales(tmp_path: Path) -> None:
    row = "2026-01-01,email,won,20\n"
    result = imported(tmp_path, {"crm.csv": ("date,channel,stage,amount\n" + row + row).encode()})
    assert len(result.tables["leads"]) == 2
    numbered = "date,channel,stage,amount,lead_id\n2026-01-01,email,won,20,A1\n"
    result = imported(tmp_path / "b", {"crm.csv": (numbered + numbered.splitlines()[1]).encode()})
    assert len(result.tables["leads"]) == 1


def test_days_broken_down_by_an_unread_column_are_refused(tmp_path: Path) -> None:
    rows = "date,sessions,browser\n2026-01-01,10,Firefox\n2026-01-01,20,Safari\n"
    result = imported(tmp_path, {"web.csv": rows.encode()})
    assert result.tables["web"].empty
    assert "browser" in faults_of(result)


def test_the_cache_gives_the_same_and_parses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = POSTS + "2026-01-01,Instagram,17,100,5\n,Instagram,18,50,\nTotal,,,150,5\n"
    folder = with_files(tmp_path, {"a.csv": rows.encode(), "bad.csv": b""})
    options = Options(timezone="Europe/Paris", extracted_on=dt.date(2026, 2, 1))
    plain = read_exports(folder, options)
    first = read_exports(folder, options, tmp_path / "cache")

    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(cache, "read_file", refuse)
    second = read_exports(folder, options, tmp_path / "cache")
    assert plain.account == first.account == second.account
    for table in plain.tables:
        pd.testing.assert_frame_equal(plain.tables[table], first.tables[table])
        pd.testing.assert_frame_equal(plain.tables[table], second.tables[table])
    with pytest.raises(AssertionError, match="parsed again"):
        read_exports(folder, Options(timezone="UTC"), tmp_path / "cache")


def test_the_account_as_json(tmp_path: Path) -> None:
    rows = POSTS + "2026-01-01,Instagram,17,100,5\n2026-01-02,Instagram,18\nTotal,,,100,5\n"
    account = imported(tmp_path, {"a.csv": rows.encode()}).account
    (english,) = json.loads(json.dumps(account.as_json()))["files"]
    (french,) = json.loads(json.dumps(account.as_json("fr")))["files"]
    assert english["recognised_as"] == "Plain format: posts"
    assert french["recognised_as"] == "Format simple\u00a0: publications"
    assert (english["rows_read"], english["kept"], english["period"]) == (
        3, 1, ["2026-01-01", "2026-01-01"],
    )  # fmt: skip
    assert [row["row"] for row in english["refused"]] == [3]
    assert [row["row"] for row in english["left_out"]] == [4]
    assert english["totals"] == {"impressions": 100.0, "reactions": 5.0}
    assert english["faults"][0]["place"] == "exports/a.csv:3"


def test_inputs_join_the_tables(tmp_path: Path) -> None:
    header = "date,platform,competitor,followers\n"
    read = imported(tmp_path, {"c.csv": (header + "2026-01-01,instagram,Rival,100\n").encode()})
    sheet = pd.DataFrame({
        "date": [pd.Timestamp("2026-01-01"), pd.Timestamp("2026-02-01")], "platform": "instagram",
        "competitor": "Rival", "followers": [120.0, 130.0], "source": "inputs.xlsx!competitors:2",
    })  # fmt: skip
    joined = merge_tables(read.tables, {"competitors": conform("competitors", sheet, "UTC")})
    assert joined["competitors"]["followers"].tolist() == [120.0, 130.0]
    assert merge_tables(Tables(), {})["competitors"].empty
