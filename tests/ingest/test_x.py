"""X's exports: posts of 2022 and of today, the account overview, ads."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from ingest.test_folder import accounted
from stratbook.core.language import language
from stratbook.ingest.account import Imported, Options
from stratbook.ingest.folder import read_exports

LEGACY = (
    "Tweet id,Tweet permalink,Tweet text,time,impressions,engagements,retweets,replies,likes,"
    "url clicks,follows,promoted impressions,promoted likes\n"
)
CURRENT = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,"
    "Replies,Reposts,Profile visits,URL Clicks\n"
)
OVERVIEW = (
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,"
    "Profile visits,Create Post,Video views,Media views\n"
)
ADS = (
    "ID,Campaign,Campaign URL,Time,Campaign start date,Campaign end date,Spend,Impressions,"
    "Engagements,Billed engagements,Reposts,Replies,Follows,Clicks,Likes\n"
)


def of_real(shared: Path, name: str, tmp: Path) -> tuple[Imported, list[dict[str, str]]]:
    """Read a real folder with our readers, and its one file the plain way."""
    folder = shared / "data" / "real" / name
    (path,) = folder.glob("*.csv")
    (tmp / "exports").symlink_to(folder)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return read_exports(tmp, Options(timezone="UTC")), rows


def test_the_real_posts_of_2022(shared: Path, tmp_path: Path) -> None:
    result, rows = of_real(shared, "x_legacy", tmp_path)
    (file,) = result.account.files
    posts = result.tables["posts"]
    assert (file.export, file.faults, file.refused) == ("x_legacy", (), ())
    assert (file.rows_read, file.kept, len(posts)) == (160, 160, len(rows))
    for header, column in (
        ("impressions", "impressions"), ("likes", "reactions"), ("replies", "comments"),
        ("retweets", "shares"), ("url clicks", "clicks_link"), ("follows", "follows"),
    ):  # fmt: skip
        assert posts[column].sum() == sum(float(row[header]) for row in rows)
        assert posts[column].notna().all()
    assert set(posts["post_id"]) == {row["Tweet id"] for row in rows}
    assert set(posts["account"]) == {rows[0]["Tweet permalink"].split("/")[3]}
    assert set(posts["metric_basis"]) == {"impressions"}
    first, last = min(row["time"] for row in rows), max(row["time"] for row in rows)
    assert f"{posts['published_at'].min():%Y-%m-%d %H:%M %z}" == first
    assert f"{posts['published_at'].max():%Y-%m-%d %H:%M %z}" == last


def test_the_real_overview(shared: Path, tmp_path: Path) -> None:
    result, rows = of_real(shared, "x_overview", tmp_path)
    (file,) = result.account.files
    assert (file.export, file.faults, len(rows), file.kept) == ("x_overview", (), 7, 7 * 5)
    audience = result.tables["audience"]
    sums = audience.groupby("metric")["value"].sum().to_dict()
    parts = ("Likes", "Replies", "Reposts", "Bookmarks")
    assert sums == {
        "impressions": sum(int(row["Impressions"]) for row in rows),
        "interactions": sum(int(row[part]) for row in rows for part in parts),
        "follows": sum(int(row["New follows"]) for row in rows),
        "unfollows": sum(int(row["Unfollows"]) for row in rows),
        "visits": sum(int(row["Profile visits"]) for row in rows),
    }
    days = {dt.datetime.strptime(row["Date"], "%a, %b %d, %Y").date() for row in rows}  # noqa: DTZ007
    assert set(audience["date"].dt.date) == days
    assert accounted(result.account)


def test_promotion_is_kept_apart_and_said(tmp_path: Path) -> None:
    rows = (
        '"1498352116733255685",https://twitter.com/me/status/1,a,2022-02-28 23:39 +0000,'
        "825.0,9.0,1.0,0.0,2.0,0,0,-,-\n"
        '"1498352116733255686",https://twitter.com/me/status/2,b,2022-02-28 17:39 +0000,'
        "100.0,9.0,1.0,0.0,3.0,0,0,40000.0,12.0\n"
    )
    result = imported(tmp_path, {"a.csv": (LEGACY + rows).encode()}, timezone="Europe/Paris")
    posts = result.tables["posts"].set_index("post_id")
    assert posts["impressions"].to_dict() == {
        "1498352116733255685": 825.0, "1498352116733255686": 100.0,
    }  # fmt: skip
    assert posts["reactions"].sum() == 5
    assert f"{posts['published_at'].max():%d/%m %H:%M}" == "01/03 00:39"
    assert "1 post was promoted: its 40,000 promoted impressions" in warnings_of(result)
    french = language("fr").render(result.account.files[0].warnings[-1])
    assert french.startswith("1 post a été sponsorisé")


def test_current_posts_with_spelled_dates(tmp_path: Path) -> None:
    rows = (
        '2074000000000000001,"Sat, Aug 1, 2026","A, b",https://x.com/me/status/2,1229,12,300,4,7,0,'
        "2,3,129,5\n"
        '2074000000000000002,"Fri, Jul 31, 2026",c,https://x.com/i/status/3,10,0,1,0,0,0,0,0,1,0\n'
    )
    result = imported(tmp_path, {"a.csv": (CURRENT + rows).encode()}, timezone="Europe/Paris")
    first, second = result.tables["posts"].to_dict("records")
    assert f"{second['published_at']:%Y-%m-%d %H:%M %z}" == "2026-08-01 00:00 +0200"
    assert [second[name] for name in ("reactions", "comments", "shares", "saves")] == [12, 2, 3, 4]
    assert (second["account"], second["clicks_link"], second["interactions_reported"]) == (
        "me", 5, pytest.approx(float("nan"), nan_ok=True),
    )  # fmt: skip
    assert isinstance(first["account"], float)
    assert "no times of day" in warnings_of(result)
    assert result.account.files[0].export == "x_posts"


def test_current_posts_in_french(tmp_path: Path) -> None:
    rows = (
        "ID du post,Date,Texte du post,Lien du post,Impressions,J’aime,Engagements,Signets,"
        "Réponses,Reposts\n"
        '2074000000000000001,"sam. 1 août 2026",a,https://x.com/me/status/2,12,3,4,0,1,2\n'
        '2074000000000000002,"mar. 3 mars 2026",b,https://x.com/me/status/3,13,3,4,0,1,2\n'
    )
    posts = imported(tmp_path, {"a.csv": rows.encode()}).tables["posts"]
    assert [f"{moment:%Y-%m-%d}" for moment in posts["published_at"]] == [
        "2026-03-03", "2026-08-01",
    ]  # fmt: skip
    assert posts["reactions"].tolist() == [3, 3]


def test_damaged_ids_are_refused(tmp_path: Path) -> None:
    row = '1.47689E+18,"Sat, Aug 1, 2026",a,https://x.com/me/status/2,1,1,3,4,7,0,2,3,129,5\n'
    result = imported(tmp_path, {"a.csv": (CURRENT + row).encode()})
    assert result.tables["posts"].empty
    assert "Post id: a spreadsheet has damaged the id" in faults_of(result)


def test_a_day_without_a_part_has_no_interactions(tmp_path: Path) -> None:
    rows = (
        '"Tue, Aug 25, 2026",444,4,29,0,0,1,0,6,0,4,0,0,0\n'
        '"Mon, Aug 24, 2026",300,-,29,0,0,1,0,6,0,4,0,0,0\n'
    )
    result = imported(tmp_path, {"a.csv": (OVERVIEW + rows).encode()})
    audience = result.tables["audience"]
    assert audience.query("metric == 'interactions'")["value"].tolist() == [10.0]
    assert len(audience.query("metric == 'impressions'")) == 2
    assert accounted(result.account)


def test_a_date_nobody_can_read_is_refused_by_row(tmp_path: Path) -> None:
    rows = (
        '"Tue, Aug 25, 2026",444,4,29,0,0,1,0,6,0,4,0,0,0\n'
        '"Mon, Feb 30, 2026",300,4,29,0,0,1,0,6,0,4,0,0,0\n'
    )
    result = imported(tmp_path, {"a.csv": (OVERVIEW + rows).encode()})
    assert "a.csv:3: Date: “Mon, Feb 30, 2026” is not a date." in faults_of(result)
    assert accounted(result.account)


def test_ads_by_day(tmp_path: Path) -> None:
    rows = (
        "9x,Launch,https://ads.x.com/1,2026-08-01,2026-07-01,2026-12-31,12.50,1000,9,8,1,1,0,7,3\n"
        "9x,Launch,https://ads.x.com/1,2026-08-02,2026-07-01,2026-12-31,7.50,500,9,8,1,1,0,3,3\n"
        "Total,,,,,,20.00,1500,18,16,2,2,0,10,6\n"
    )
    result = imported(tmp_path, {"a.csv": (ADS + rows).encode()}, currency="USD")
    ads = result.tables["ads"]
    (file,) = result.account.files
    assert (file.export, file.kept, [row.row for row in file.left_out]) == ("x_ads", 2, [4])
    assert (ads["spend"].sum(), ads["impressions"].sum(), ads["clicks_all"].sum()) == (20, 1500, 10)
    assert [f"{day:%d/%m}" for day in ads["date_start"]] == ["01/08", "02/08"]
    assert (ads["date_start"] == ads["date_end"]).all()
    assert set(ads["platform"]) == {"x"}
    assert "taken as USD" in warnings_of(result)


def test_ads_without_days_are_refused(tmp_path: Path) -> None:
    rows = "Campaign,Campaign URL,Campaign start date,Spend,Impressions\na,b,2026-07-01,1,2\n"
    result = imported(tmp_path, {"a.csv": rows.encode()})
    assert result.tables["ads"].empty
    assert "does not say which days" in faults_of(result)
