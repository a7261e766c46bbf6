"""Google: Ads, Analytics' traffic, Search Console, Business Profile; English and French."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports


def test_real_campaign_report(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "real" / "google_ads"
    (tmp_path / "exports").symlink_to(folder)
    result = read_exports(tmp_path, Options(currency="INR"))
    with next(folder.iterdir()).open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))[2:]
    at = {name: place for place, name in enumerate(header)}
    campaigns = [row for row in rows if not row[0].startswith("Total")]
    (total,) = [row for row in rows if row[0] == "Total: Account"]
    ads = result.tables["ads"]
    (file,) = result.account.files
    assert faults_of(result) == ""
    assert (file.kept, len(file.left_out), file.rows_read) == (len(campaigns), 4, len(rows))
    for name, column in (
        ("Cost", "spend"),
        ("Impr.", "impressions"),
        ("Conversions", "conversions"),
    ):
        values = [float(row[at[name]].replace(",", "")) for row in campaigns]
        assert ads[column].sum() == pytest.approx(sum(values))
    assert ads["spend"].sum() == pytest.approx(float(total[at["Cost"]]), abs=0.02)
    assert set(ads["date_start"].dt.date) == {dt.date(2025, 7, 8)}
    assert set(ads["date_end"].dt.date) == {dt.date(2025, 7, 31)}
    assert set(ads["currency"]) == {"INR"}
    assert ads["clicks_link"].isna().all()
    assert "missing from the export" not in warnings_of(result)


FRENCH = (
    "Rapport sur les campagnes\n{span}\n"
    "État de la campagne\tCampagne\tType de campagne\tCode de la devise\tImpr.\tClics\tCTR\tCoût\t"
    "Conversions\n"
    "Active\tMarque | Été\tRéseau de Recherche\tEUR\t1\u00a0178\t42\t3,57\u00a0%\t23,55\t1,50\n"
    "En veille\tVidéo\tVidéo\tEUR\t322\t --\t --\t10,00\t0,00\n"
    "Total\u00a0: campagnes\t --\t --\tEUR\t1\u00a0500\t42\t2,80\u00a0%\t{total}\t1,50\n"
    "Total\u00a0: compte\t\t\tEUR\t1\u00a0500\t42\t2,80\u00a0%\t{total}\t1,50\n"
)


@pytest.mark.parametrize(
    "span", ["1 sept. 2026 - 30 sept. 2026", "1er septembre 2026 – 30 septembre 2026"]
)
def test_french_campaign_report(span: str, tmp_path: Path) -> None:
    data = FRENCH.format(span=span, total="33,55").encode("utf-16")
    result = imported(tmp_path, {"Rapport.csv": data})
    ads = result.tables["ads"].sort_values("spend")
    assert faults_of(result) == ""
    assert ads["campaign"].tolist() == ["Vidéo", "Marque | Été"]
    assert ads["impressions"].tolist() == [322.0, 1178.0]
    assert ads["clicks_link"].isna().tolist() == [True, False]
    assert ads["spend"].sum() == pytest.approx(33.55)
    assert {(f"{row.date_start:%m-%d}", f"{row.date_end:%m-%d}") for row in ads.itertuples()} == {
        ("09-01", "09-30")
    }
    assert len(result.account.files[0].left_out) == 2


def test_totals_that_do_not_add_up_are_named(tmp_path: Path) -> None:
    data = FRENCH.format(span="1 sept. 2026 - 30 sept. 2026", total="99,00").encode("utf-16")
    result = imported(tmp_path, {"a.csv": data})
    assert result.tables["ads"]["spend"].sum() == pytest.approx(33.55)
    assert "the file's total is 99.00, its rows add up to 33.55" in warnings_of(result)


def test_campaign_report_by_day(tmp_path: Path) -> None:
    text = (
        'Campaign report\n"September 1, 2026 - September 3, 2026"\n'
        "Day,Campaign,Currency code,Cost,Impr.,Clicks\n"
        '2026-09-01,Spring,CAD,12.34,"1,234",7\n2026-09-02,Spring,CAD,"1,020.50",10,8\n'
        'Total: Account, --,CAD,"1,032.84","1,244",15\n'
    )
    ads = imported(tmp_path, {"a.csv": text.encode()}, currency="CAD").tables["ads"]
    assert (ads["date_start"] == ads["date_end"]).all()
    assert ads["spend"].tolist() == [12.34, 1020.5]
    assert ads["clicks_link"].sum() == 15


@pytest.mark.parametrize(
    ("header", "preamble", "said"),
    [
        ("Week,Campaign", "September 1, 2026 - September 30, 2026", "cut by “Week”"),
        ("Budget,Campaign", "All time", "does not say which days"),
    ],
)
def test_reports_without_days_are_refused(
    header: str, preamble: str, said: str, tmp_path: Path
) -> None:
    text = f'Campaign report\n"{preamble}"\n{header},Cost,Impr.\n2026-09-07,A,1.50,20\n'
    result = imported(tmp_path, {"a.csv": text.encode()})
    assert said in faults_of(result)
    assert result.tables["ads"].empty


GA4_FR = (
    "# ----------------------------------------\n# Acquisition de trafic\n"
    "# Date de début\u00a0: 20260901\n# Date de fin\u00a0: 20260930\n"
    "# ----------------------------------------\n{header}\n{rows}"
)


def test_french_traffic_by_day(tmp_path: Path) -> None:
    text = GA4_FR.format(
        header="Date,Source / Support de la session,Groupe de canaux principal de la session "
        "(Groupe de canaux par défaut),Sessions,Sessions avec engagement,Utilisateurs actifs,"
        "Événements clés,Revenu total",
        rows='20260902,instagram / social,Organic Social,1200,800,900,12,"1234,50"\n'
        "20260901,(direct) / (none),Direct,300,100,250,0,0\n",
    )
    result = imported(tmp_path, {"a.csv": text.encode()})
    web = result.tables["web"]
    assert faults_of(result) == ""
    assert web["source_name"].tolist() == ["(direct)", "instagram"]
    assert web["medium"].tolist() == ["(none)", "social"]
    assert web["channel_group"].tolist() == ["Direct", "Organic Social"]
    assert web["engaged_sessions"].sum() == 900
    assert web["revenue"].sum() == 1234.5
    assert web["users"].sum() == 1150
    assert "active users" in warnings_of(result)


def test_french_traffic_without_dates_never_enters_the_daily_table(tmp_path: Path) -> None:
    text = GA4_FR.format(
        header="Source / Support de la session,Sessions,Sessions avec engagement",
        rows="instagram / social,1200,800\n(direct) / (none),300,100\n",
    )
    result = imported(tmp_path, {"a.csv": text.encode()})
    assert result.tables["web"].empty
    assert [row.count for row in result.account.files[0].left_out] == [2]
    assert "1–30 September 2026" in warnings_of(result)


@pytest.mark.parametrize("block", ["# Start date: 20260901\n# End date: 20260902\n", ""])
def test_english_traffic_by_day_with_and_without_its_comments(block: str, tmp_path: Path) -> None:
    text = (
        f"{block}Session source / medium,Date,Sessions,Engaged sessions,Key events\n"
        "google / cpc,20260902,5,4,1\nfacebook.com / referral,20260901,7,6,\n"
        "Total,,12,10,1\n"
    )
    result = imported(tmp_path, {"a.csv": text.encode()})
    web = result.tables["web"]
    assert faults_of(result) == ""
    assert (len(web), web["sessions"].sum(), web["key_events"].count()) == (2, 12.0, 1)


@pytest.mark.parametrize(
    "header", ["Date,Clicks,Impressions,CTR,Position", "Date,Clics,Impressions,CTR,Position"]
)
def test_search_console_by_day(header: str, tmp_path: Path) -> None:
    text = f"{header}\n2026-09-01,12,340,3.53%,8.41\n2026-09-02,9,210,4.29%,7.1\n"
    result = imported(tmp_path, {"Dates.csv": text.encode()})
    search = result.tables["search"]
    assert faults_of(result) == ""
    assert search[["clicks", "impressions"]].sum().tolist() == [21.0, 550.0]
    assert search["position"].tolist() == [8.41, 7.1]
    assert result.account.files[0].totals == {"clicks": 21.0, "impressions": 550.0}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Top queries,Clicks", "queries"), ("Requêtes les plus fréquentes,Clics", "queries"),
        ("Top pages,Clicks", "pages"), ("Pages les plus populaires,Clics", "pages"),
    ],
)  # fmt: skip
def test_search_console_of_a_period_is_left_out(header: str, said: str, tmp_path: Path) -> None:
    text = f"{header},Impressions,CTR,Position\npoterie,12,340,3.53%,8.41\n"
    result = imported(tmp_path, {"a.csv": text.encode()})
    assert faults_of(result) == ""
    assert result.tables["search"].empty
    assert f"The {said} have no dates" in warnings_of(result)


PROFILE_EN = (
    "Store code,Business name,Address,Labels,Google Search - Mobile,Google Search - Desktop,"
    "Google Maps - Mobile,Google Maps - Desktop,Calls,Messages,Bookings,Directions,Website clicks\n"
    ",,,,Number of people that viewed,Number of people that viewed,Number of people that viewed,"
    "Number of people that viewed,Number of calls,,,Number of requests,Number of clicks\n"
    "17,Atelier,1 rue X,,100,50,30,20,7,0,0,9,11\n18,Boutique,2 rue X,,10,,3,2,1,0,0,4,5\n"
)
PROFILE_FR = (
    "Code de magasin;Nom de l’établissement;Recherche Google – Mobile;Recherche Google – "
    "Ordinateur;Google Maps – Mobile;Google Maps – Ordinateur;Appels;Itinéraires;"
    "Clics vers le site Web\n17;Atelier;100;50;30;20;7;9;11\n18;Boutique;10;;3;2;1;4;5\n"
)


@pytest.mark.parametrize("text", [PROFILE_EN, PROFILE_FR], ids=["en", "fr"])
def test_business_profile_of_a_month(text: str, tmp_path: Path) -> None:
    name = "GMB insights - 2026-9-1 - 2026-9-30.csv"
    result = imported(tmp_path, {name: text.encode()})
    search = result.tables["search"].set_index("place")
    assert faults_of(result) == ""
    assert search["directions"].to_dict() == {"Atelier": 9.0, "Boutique": 4.0}
    assert (search["calls"].sum(), search["clicks"].sum()) == (8.0, 16.0)
    assert search["views"]["Atelier"] == 200
    assert search["views"].isna()["Boutique"]
    assert set(search["date"].dt.date) == {dt.date(2026, 9, 30)}
    assert "whole months only" in warnings_of(result)
    assert "more than once" in warnings_of(result)


@pytest.mark.parametrize("name", ["insights.csv", "a 2026-09-01 - 2026-10-31.csv"])
def test_business_profile_of_unknown_days_is_left_out(name: str, tmp_path: Path) -> None:
    result = imported(tmp_path, {name: PROFILE_FR.encode()})
    assert result.tables["search"].empty
    assert "one month a file" in warnings_of(result)


def test_business_profile_by_day(tmp_path: Path) -> None:
    text = "Date,Business name,Google Maps - Mobile,Calls,Directions\n2026-09-01,Atelier,5,1,2\n"
    search = imported(tmp_path, {"a.csv": text.encode()}).tables["search"]
    assert search["directions"].tolist() == [2.0]
    assert search["views"].tolist() == [5.0]


def test_search_console_as_downloaded(tmp_path: Path) -> None:
    tables = {
        "Dates.csv": "Date,Clicks,Impressions,CTR,Position\n2026-09-01,12,340,3.53%,8.41\n",
        "Queries.csv": "Top queries,Clicks,Impressions,CTR,Position\npoterie,12,340,3.53%,8.41\n",
        "Pages.csv": "Top pages,Clicks,Impressions,CTR,Position\nhttps://r/,12,340,3.53%,8.41\n",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in tables.items():
            archive.writestr(name, text)
    result = imported(tmp_path, {"performance.zip": stream.getvalue()})
    assert faults_of(result) == ""
    assert result.tables["search"]["impressions"].tolist() == [340.0]
    assert "The queries have no dates" in warnings_of(result)
