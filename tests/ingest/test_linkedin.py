"""LinkedIn: page workbooks (binary, and XML under .xls) and the campaigns' report."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.ingest.account import Imported, Options
from stratbook.ingest.folder import read_exports


def real(shared: Path, tmp: Path, name: str) -> tuple[Path, Imported]:
    """Read one folder of real files as a client's exports."""
    folder = shared / "data" / "real" / name
    (tmp / "exports").symlink_to(folder)
    return next(folder.iterdir()), read_exports(tmp, Options(timezone="America/Chicago"))


def sheet(book: CalamineWorkbook, name: str, header: int) -> list[dict[str, object]]:
    """Return a sheet's rows below a header, as calamine gives them."""
    names, *rows = book.get_sheet_by_name(name).to_python()[header:]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_page_workbook_by_day(shared: Path, tmp_path: Path) -> None:
    path, result = real(shared, tmp_path, "linkedin_page")
    book = CalamineWorkbook.from_path(path)
    updates = sheet(book, "Update metrics (aggregated)", 1)
    visits = sheet(book, "Visitor metrics", 0)
    (file,) = result.account.files
    audience = result.tables["audience"]
    assert faults_of(result) == ""
    expected = {
        "impressions": sum(row["Impressions (total)"] for row in updates),
        "reach": sum(row["Unique impressions (organic)"] for row in updates),
        "interactions": sum(
            row[f"{name} (total)"]
            for row in updates
            for name in ("Reactions", "Comments", "Shares")
        ),
        "visits": sum(row["Total page views (total)"] for row in visits),
    }
    assert audience.groupby("metric")["value"].sum().to_dict() == expected
    assert expected["impressions"] > expected["reach"] > 0
    assert set(audience.groupby("metric").size()) == {len(updates)} == {len(visits)} == {91}
    assert file.kept == file.rows_read == 4 * 91 + 10
    assert "organic posts only" in warnings_of(result)


def test_page_workbook_posts(shared: Path, tmp_path: Path) -> None:
    path, result = real(shared, tmp_path, "linkedin_page")
    rows = sheet(CalamineWorkbook.from_path(path), "Update Engagement", 1)
    posts = result.tables["posts"]
    assert set(posts["permalink"]) == {row["Update link"] for row in rows}
    assert set(posts["post_id"]) == {str(row["Update link"]).rpartition(":")[2] for row in rows}
    for header, column in (
        ("Impressions", "impressions"), ("Clicks", "clicks_all"), ("Likes", "reactions"),
        ("Comments", "comments"), ("Shares", "shares"),
    ):  # fmt: skip
        assert posts[column].sum() == sum(row[header] for row in rows)
    zero = dt.date(1899, 12, 30)
    assert sorted(posts["published_at"].dt.date) == sorted(
        zero + dt.timedelta(days=row["Created date"]) for row in rows
    )
    assert posts["follows"].isna().all()


def test_campaign_manager(shared: Path, tmp_path: Path) -> None:
    path, result = real(shared, tmp_path, "linkedin_ads")
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    header, *rows = lines[5:]
    assert len(header) == 84
    at = {name: place for place, name in enumerate(header)}
    ads = result.tables["ads"]
    (file,) = result.account.files
    assert faults_of(result) == ""
    assert (file.export, file.rows_read, file.kept) == ("linkedin_ads", len(rows), len(ads))
    for name, column in (
        ("Total Spent", "spend"), ("Impressions", "impressions"), ("Clicks", "clicks_all"),
        ("Clicks to Landing Page", "clicks_link"), ("Conversions", "conversions"),
    ):  # fmt: skip
        assert ads[column].sum() == sum(float(row[at[name]]) for row in rows)
    assert set(ads["currency"]) == {row[at["Currency"]] for row in rows} == {"USD"}
    assert set(ads["date_start"].dt.date) == {dt.date(2024, 10, 1)}
    assert set(ads["date_end"].dt.date) == {dt.date(2024, 10, 29)}
    assert "sum of that span" in warnings_of(result)


PREAMBLE = (
    "Campaign Performance Report (in UTC)\n"
    '"Report Start: October 1, 2026, 12:00 AM"\n"Report End: October 31, 2026, 11:59 PM"\n'
    '"Date Generated: November 2, 2026, 3:22 PM"\n\n'
)
HEADER = "Start Date (in UTC),Currency,Campaign ID,Campaign Name,Total Spent,Impressions,Clicks\n"


def test_the_preamble_settles_the_order_of_dates(tmp_path: Path) -> None:
    rows = '10/2/2026,EUR,7,Automne,"1,200.50",800,9\n10/3/2026,EUR,7,Automne,10.00,90,1\n'
    text = PREAMBLE + (HEADER + rows).replace('"1,200.50"', "1200.50").replace(",", "\t")
    for name, each in (("a", (PREAMBLE + HEADER + rows).encode()), ("b", text.encode("utf-16"))):
        result = imported(tmp_path / name, {"a.csv": each})
        ads = result.tables["ads"]
        assert faults_of(result) == ""
        assert [f"{day:%m-%d}" for day in ads["date_start"]] == ["10-02", "10-03"]
        assert (ads["date_end"] == ads["date_start"]).all()
        assert ads["spend"].sum() == 1210.5


def test_a_report_by_month_covers_months(tmp_path: Path) -> None:
    preamble = PREAMBLE.replace("October 1", "September 10")
    rows = "9/10/2026,EUR,7,A,5,80,9\n10/1/2026,EUR,7,A,6,90,1\n"
    ads = imported(tmp_path, {"a.csv": (preamble + HEADER + rows).encode()}).tables["ads"]
    assert [f"{day:%m-%d}" for day in ads["date_end"]] == ["09-30", "10-31"]


def test_french_campaign_manager(tmp_path: Path) -> None:
    text = (
        "Rapport de performance (en UTC)\nDébut du rapport : 1 octobre 2026, 00:00\n"
        "Fin du rapport : 31 octobre 2026, 23:59\nDate de création : 2 novembre 2026\n\n"
        "Date de début (en UTC)\tDevise\tID de la campagne\tNom de la campagne\tTotal dépensé\t"
        "Impressions\tClics\n"
        "02/10/2026\tEUR\t7\tAutomne\t1\u202f200,50\t800\t9\n"
        "03/10/2026\tEUR\t7\tAutomne\t10,00\t90\t1\n"
    )
    result = imported(tmp_path, {"a.csv": text.encode("utf-16")}, timezone="Europe/Paris")
    ads = result.tables["ads"]
    assert faults_of(result) == ""
    assert [f"{day:%m-%d}" for day in ads["date_start"]] == ["10-02", "10-03"]
    assert ads["spend"].sum() == 1210.5
    assert "days in UTC" in warnings_of(result)


def spreadsheetml(*sheets: tuple[str, list[list[str]]], head: str = "") -> bytes:
    """Write a workbook of the XML kind of 2003; numbers as such, empty cells left out."""
    parts = []
    for name, rows in sheets:
        written = ""
        for row in rows:
            cells = "".join(
                f'<Cell ss:Index="{at}"><Data ss:Type="'
                f'{"Number" if text.isdigit() else "String"}">{text}</Data></Cell>'
                for at, text in enumerate(row, start=1)
                if text
            )
            written += f"<Row>{cells}</Row>"
        parts.append(f'<Worksheet ss:Name="{name}"><Table>{written}</Table></Worksheet>')
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?>{head}<Workbook xmlns="{space}" xmlns:ss="{space}">'
        + "".join(parts)
        + "</Workbook>"
    ).encode()


METRICS = [
    ["Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)",
     "Unique impressions (organic)", "Reactions (total)", "Comments (total)", "Reposts (total)",
     "Clicks", "Clicks"],
    ["The day in UTC", "Times shown", "Times shown paid", "Times shown in all", "People shown to",
     "All reactions", "All comments", "All reposts", "Clicks made", "Clicks made again"],
    ["10/13/2026", "80", "20", "100", "60", "5", "1", "2", "3", "4"],
    ["10/14/2026", "40", "", "40", "30", "2", "", "1", "3", "3"],
]  # fmt: skip
POSTS = [
    ["Post title", "Post link", "Post type", "Created date", "Impressions", "Clicks", "Likes",
     "Comments", "Reposts", "Content Type"],
    ["A", "https://l/urn:li:activity:7000000000000000001", "Organic", "10/13/2026", "80", "3", "5",
     "", "1", "Video"],
    ["A", "https://l/urn:li:activity:7000000000000000001", "Sponsored", "10/13/2026", "900", "30",
     "9", "4", "2", "Video"],
]  # fmt: skip


def test_xml_workbook_with_a_row_of_explanations(tmp_path: Path) -> None:
    data = spreadsheetml(("Metrics", METRICS), ("All posts", POSTS))
    result = imported(tmp_path, {"page.xls": data})
    audience, posts = result.tables["audience"], result.tables["posts"]
    (file,) = result.account.files
    assert faults_of(result) == ""
    values = audience.pivot_table(index="date", columns="metric", values="value").to_dict("list")
    assert values["impressions"] == [100.0, 40.0]
    assert values["reach"] == [60.0, 30.0]
    assert audience.query("metric == 'interactions'")["value"].tolist() == [8.0]
    assert posts["impressions"].tolist() == [80.0]
    assert posts["post_id"].tolist() == ["7000000000000000001"]
    assert "20 sponsored impressions" in warnings_of(result)
    assert sum(row.count for row in file.left_out) + file.kept == file.rows_read


def test_followers_workbook_in_both_languages(tmp_path: Path) -> None:
    for name, header in (
        ("en", ["Date", "Sponsored followers", "Organic followers", "Total followers"]),
        ("fr", ["Date", "Abonnés sponsorisés", "Abonnés organiques", "Nombre total d’abonnés"]),
    ):
        rows = [header, ["10/13/2026", "1", "4", "5"], ["10/14/2026", "0", "2", "2"]]
        data = spreadsheetml(("New followers", rows))
        result = imported(tmp_path / name, {"a.xls": data})
        audience = result.tables["audience"]
        assert (set(audience["metric"]), audience["value"].sum()) == ({"follows"}, 7.0)


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FAR = b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row><Cell ss:Index="%s"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>'  # noqa: E501


@pytest.mark.parametrize(
    "data",
    [
        spreadsheetml(("Metrics", METRICS), head=BOMB),
        spreadsheetml(("Metrics", METRICS))[:-40],
        FAR % b"99999999999",
        FAR % b"-4",
        FAR % b"many",
    ],
    ids=["entities", "cut", "too far", "negative", "no number"],
)
def test_hostile_xml_is_refused_and_never_swells(data: bytes, tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.xls": data})
    assert "broken, or is not safe" in faults_of(result)
    assert result.tables["audience"].empty
