"""Files that platforms really exported, against counts made here without our readers."""

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from ingest.client_folder import faults_of, warnings_of
from stratbook.ingest.account import FileAccount, Imported, Options
from stratbook.ingest.folder import read_exports


def of_folder(shared: Path, name: str, tmp: Path, **options: object) -> Imported:
    """Read one folder of real files as a client's exports."""
    (tmp / "exports").symlink_to(shared / "data" / "real" / name)
    return read_exports(tmp, Options(**{"timezone": "Europe/Kyiv", **options}))  # type: ignore[arg-type]


def file_of(result: Imported, part: str) -> FileAccount:
    """Return the account of the one file whose name holds ``part``."""
    (found,) = (file for file in result.account.files if part in file.file)
    return found


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file the plain way."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


@pytest.fixture
def mh4u(shared: Path, tmp_path: Path) -> Imported:
    """Return one association's files, read."""
    return of_folder(shared, "meta_mh4u", tmp_path, extracted_on=dt.date(2024, 3, 11))


@pytest.fixture
def mh4u_files(shared: Path) -> Path:
    """Return the folder of that association's files."""
    return shared / "data" / "real" / "meta_mh4u"


def test_every_file_is_known_and_whole(mh4u: Imported) -> None:
    assert mh4u.account.faults == ()
    assert {file.export for file in mh4u.account.files} == {
        "meta_content_facebook", "meta_series", "meta_audience", "meta_ads", "ga4",
    }  # fmt: skip


def test_content_refuses_the_rows_the_platform_could_not_compute(
    mh4u: Imported, mh4u_files: Path
) -> None:
    rows = csv_rows(next(mh4u_files.glob("Dec-*.csv")))
    wrong = [row["Data comment"] for row in rows if row["Data comment"]]
    file = file_of(mh4u, "Dec-12")
    assert (file.rows_read, file.kept, len(file.refused)) == (len(rows), 41, 3)
    assert len(rows) == 44
    for comment, refused in zip(wrong, file.refused, strict=True):
        assert comment in refused.reason.plain()
    posts = mh4u.tables["posts"]
    good = [row for row in rows if row["Post ID"]]
    assert set(posts["post_id"]) == {row["Post ID"] for row in good}
    for header, column in (
        ("Impressions", "impressions"), ("Reach", "reach"), ("Reactions", "reactions"),
        ("Comments", "comments"), ("Shares", "shares"), ("Total clicks", "clicks_all"),
        ("Link Clicks", "clicks_link"),
        ("Reactions, Comments and Shares", "interactions_reported"),
    ):  # fmt: skip
        values = [float(row[header]) for row in good if row[header]]
        assert posts[column].sum() == sum(values)
        assert posts[column].notna().sum() == len(values)
    assert set(posts["metric_basis"].dropna()) == {"impressions"}


def test_content_says_that_times_of_day_cannot_be_trusted(mh4u: Imported, mh4u_files: Path) -> None:
    times = [row["Publish time"] for row in csv_rows(next(mh4u_files.glob("Dec-*.csv")))]
    assert all(time[:2] == time[-2:] for time in times if time)
    (warning,) = file_of(mh4u, "Dec-12").warnings
    assert "times of day cannot be trusted" in warning.plain()


def test_ads_leave_out_the_unlabelled_total(mh4u: Imported, mh4u_files: Path) -> None:
    sheet = openpyxl.load_workbook(next(mh4u_files.glob("*.xlsx"))).active
    header, total, *ads = sheet.iter_rows(values_only=True)
    at = {name: place for place, name in enumerate(header)}
    frame = mh4u.tables["ads"]
    file = file_of(mh4u, "Ads")
    assert (file.rows_read, file.kept, [row.row for row in file.left_out]) == (51, len(ads), [2])
    spent = sum(row[at["Amount spent (UAH)"]] or 0 for row in ads)
    reach = sum(row[at["Reach"]] or 0 for row in ads)
    assert frame["spend"].sum() == pytest.approx(spent) == pytest.approx(77_818.01)
    assert frame["reach"].sum() == reach == 2_166_883
    assert total[at["Reach"]] == 1_211_188
    assert set(frame["currency"]) == {"UAH"}
    assert set(frame["date_start"].dt.date) == {dt.date(2023, 4, 14)}
    assert set(frame["date_end"].dt.date) == {dt.date(2024, 3, 11)}
    assert frame["result_type"].nunique() == 3
    assert "results" not in file.totals
    assert "reach" not in file.totals


def test_daily_series_are_split_by_account(mh4u: Imported, mh4u_files: Path) -> None:
    audience = mh4u.tables["audience"]
    for name, metric in (("Follows", "follows"), ("Reach", "reach"), ("Visits", "visits")):
        text = (mh4u_files / f"{name}.csv").read_text(encoding="utf-16").replace('"', "")
        blocks = text.split("Date")[1:]
        for platform, block in zip(("facebook", "instagram"), blocks, strict=True):
            values = [
                float(line.replace("\t", ",").split(",")[1])
                for line in block.splitlines() if line.startswith("20")
            ]  # fmt: skip
            mine = audience[(audience["platform"] == platform) & (audience["metric"] == metric)]
            assert (len(mine), mine["value"].sum()) == (len(values), sum(values))
            assert mine["date"].is_unique
    days = audience.groupby(["platform", "metric"])["date"].agg(["size", "max"])
    assert sorted(days["size"]) == [1, 1, 229, 242, 242, 242, 242, 242]
    assert str(days.loc[("facebook", "reach"), "max"].date()) == "2024-03-05"


def test_follower_counts_are_dated_by_the_brief(mh4u: Imported) -> None:
    followers = mh4u.tables["audience"].query("metric == 'followers'")
    assert dict(zip(followers["platform"], followers["value"], strict=True)) == {
        "facebook": 30_222,
        "instagram": 3_098,
    }
    assert set(followers["date"].dt.date) == {dt.date(2024, 3, 11)}


def test_follower_counts_without_a_date_are_refused(shared: Path, tmp_path: Path) -> None:
    result = of_folder(shared, "meta_mh4u", tmp_path)
    file = file_of(result, "Audience")
    assert (file.kept, len(file.refused)) == (0, 2)
    assert "extracted_on" in file.warnings[0].plain()


def test_ga4_has_users_and_no_sessions(mh4u: Imported, mh4u_files: Path) -> None:
    lines = (mh4u_files / "data-export.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    web = mh4u.tables["web"]
    assert len(web) == len(rows) == 241
    assert web["users"].sum() == sum(float(row["Total users"]) for row in rows)
    assert not mh4u.tables.has("web", "sessions")
    assert web["date"].is_monotonic_increasing


def test_instagram_counts_views(shared: Path, tmp_path: Path) -> None:
    result = of_folder(shared, "meta_instagram", tmp_path, timezone="Africa/Johannesburg")
    rows = csv_rows(next((shared / "data" / "real" / "meta_instagram").glob("*.csv")))
    posts = result.tables["posts"]
    assert faults_of(result) == ""
    assert len(posts) == len(rows) == 78
    assert set(posts["metric_basis"]) == {"views"}
    assert posts["impressions"].sum() == sum(float(row["Views"]) for row in rows)
    assert posts["reactions"].sum() == sum(float(row["Likes"]) for row in rows)
    assert posts["follows"].notna().sum() == sum(1 for row in rows if row["Follows"])
    assert posts["format"].value_counts().to_dict() == {"photo": 39, "reel": 38, "carousel": 1}
    assert posts["published_at"].min().strftime("%Y-%m-%d %H:%M") == "2025-03-18 07:13"


def test_an_event_table_never_enters_the_daily_table(shared: Path, tmp_path: Path) -> None:
    result = of_folder(shared, "google_analytics", tmp_path)
    (file,) = result.account.files
    assert (file.export, file.kept, file.faults) == ("ga4", 0, ())
    assert [row.count for row in file.left_out] == [39]
    assert "1 January – 31 December 2023" in warnings_of(result)
    assert result.tables["web"].empty


def test_french_ads_derive_spend_from_cpm(shared: Path, tmp_path: Path) -> None:
    result = of_folder(shared, "meta_ads_fr", tmp_path)
    path = next((shared / "data" / "real" / "meta_ads_fr").glob("*.xlsx"))
    header, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    cpm = next(at for at, name in enumerate(header) if str(name).startswith("CPM"))
    shown = header.index("Impressions")
    ads = result.tables["ads"]
    assert len(ads) == len(rows)
    assert ads["spend"].sum() == pytest.approx(sum(r[cpm] * r[shown] / 1000 for r in rows))
    assert set(ads["breakdown"]) == {"age"}
    assert set(ads["currency"]) == {"USD"}
    assert "derived" in warnings_of(result)
