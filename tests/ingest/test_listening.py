"""Mentions of listening tools: Talkwalker (a real file too) and Meltwater."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.ingest.account import Imported, Options
from stratbook.ingest.folder import read_exports
from stratbook.ingest.mentions import pseudonym


@pytest.fixture(scope="module")
def carrefour(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[dict[str, object]], Imported]:
    """Return the real file's rows as openpyxl reads them, and what our reader makes of it."""
    folder = shared / "data" / "real" / "mentions_talkwalker"
    place = tmp_path_factory.mktemp("client")
    (place / "exports").symlink_to(folder)
    sheet = openpyxl.load_workbook(next(folder.iterdir()), read_only=True).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert len(header) == 93
    plain = [dict(zip(header, row, strict=True)) for row in rows]
    return plain, read_exports(place, Options(timezone="Europe/Paris"))


def test_talkwalker_keeps_every_mention(
    carrefour: tuple[list[dict[str, object]], Imported],
) -> None:
    rows, result = carrefour
    mentions = result.tables["mentions"]
    things = {(row["published"], row["extra_author_attributes.id"], row["content"]) for row in rows}
    (file,) = result.account.files
    assert faults_of(result) == ""
    assert (file.export, file.rows_read) == ("talkwalker", len(rows))
    assert len(rows) == 7368
    assert len(mentions) == file.kept == len(things)
    assert file.kept + file.duplicates == len(rows)


def test_talkwalker_columns(carrefour: tuple[list[dict[str, object]], Imported]) -> None:
    rows, result = carrefour
    mentions = result.tables["mentions"]
    tones = {"negative": -5, "neutral": 0, "positive": 5}
    assert mentions["sentiment"].value_counts().to_dict() == {
        tone: sum(1 for row in rows if row["sentiment"] == value) for tone, value in tones.items()
    }
    assert mentions["reach"].sum() == sum(row["reach"] for row in rows)
    assert mentions["engagement"].sum() == sum(row["engagement"] for row in rows)
    reposts = sum(1 for row in rows if "isRepost" in str(row["tags_internal"]).split(","))
    assert mentions["is_repost"].sum() == reposts
    assert set(mentions["platform"]) == {"x"}
    assert set(mentions["brand"]) == {"Carrefour"}
    stamps = [dt.datetime.strptime(str(row["published"]), "%d/%m/%y %H:%M:%S") for row in rows]  # noqa: DTZ007
    first = mentions["published_at"].min()
    assert first.tz_localize(None) == min(stamps)
    assert str(first.tz) == "Europe/Paris"


def test_talkwalker_keeps_no_name(carrefour: tuple[list[dict[str, object]], Imported]) -> None:
    rows, result = carrefour
    authors = {str(row["extra_author_attributes.id"]) for row in rows}
    mentions = result.tables["mentions"]
    assert mentions["author_hash"].nunique() == len(authors)
    apart = mentions.drop(columns=["text", "source"]).astype("str")
    assert not authors & set(apart.to_numpy().ravel())


def test_talkwalker_says_how_far_its_figures_go(
    carrefour: tuple[list[dict[str, object]], Imported],
) -> None:
    said = warnings_of(carrefour[1])
    assert "Talkwalker's own reading" in said
    assert "possible, not counted" in said
    assert "2 mentions answer to several searches" in said


TALKWALKER = (
    "published,content,lang,sentiment,source_type,matched_profile,tags_internal,engagement,reach,"
    "extra_author_attributes.id,source_extended_attributes.twitter_followers\n"
    '20/09/26 10:00:00,Bravo,fr,3,"SOCIALMEDIA,SOCIALMEDIA_TWITTER",'
    '"SEARCH /  / Rival,SEARCH /  / Rivage",isQuestion,4,,@lea,120\n'
    '20/09/26 11:00:00,Bof,fr,-5,"SOCIALMEDIA,SOCIALMEDIA_FACEBOOK",,isRepost,,7,@zoé,0\n'
    "20/09/26 12:00:00,Un article,fr,0,ONLINENEWS_PRESS,SEARCH /  / Rivage,,1,9000,Journal,0\n"
)


def test_talkwalker_small(tmp_path: Path) -> None:
    result = imported(
        tmp_path, {"a.csv": TALKWALKER.encode()}, timezone="Europe/Paris", brand="Rivage"
    )
    mentions = result.tables["mentions"]
    assert faults_of(result) == ""
    assert mentions["brand"].tolist() == ["Rivage", "Rivage"]
    assert mentions["platform"].tolist() == ["x", "facebook"]
    assert mentions["sentiment"].tolist() == ["positive", "negative"]
    assert mentions["is_repost"].tolist() == [False, True]
    assert mentions["author_hash"].tolist() == [
        pseudonym("x", "@lea"),
        pseudonym("facebook", "@zoé"),
    ]
    assert mentions["author_followers"].isna().tolist() == [False, True]
    assert "1 mention outside the social networks" in warnings_of(result)


def test_a_mention_without_a_brand_is_refused(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": TALKWALKER.encode()})
    assert len(result.tables["mentions"]) == 1
    assert "which brand" in faults_of(result)


MELTWATER = (
    "Date\tHeadline\tURL\tHit Sentence\tSource\tInfluencer\tCountry\tLanguage\tReach\t"
    "Twitter Social Echo\tEngagement\tSentiment\tInput Name\tTwitter Followers\tState\tCity\n"
    "06-Feb-2026 03:03PM\t\thttps://t\tRT @rivage: Bravo\tTwitter\t@lea\tFrance\tFrench\t1200\t0\t"
    "5\tPositive\tRivage\t1200\tÎle-de-France\tParis\n"
    "06-Feb-2026 12:05AM\tUn titre\thttps://t\t\tInstagram\t@zoé\tFrance\tFrench\t\t0\t\t"
    "Not Rated\tRivage\t\tBretagne\t\n"
    "05-Feb-2026 11:05AM\tUn article\thttps://p\tRivage ouvre\tLe Journal\tA. B.\tFrance\tFrench\t"
    "90000\t0\t\tNégatif\tRivage\t\t\t\n"
)


def test_meltwater(tmp_path: Path) -> None:
    result = imported(tmp_path, {"m.csv": MELTWATER.encode("utf-16")}, timezone="Europe/Paris")
    mentions = result.tables["mentions"].sort_values("published_at", ascending=False)
    assert faults_of(result) == ""
    assert [f"{at:%d %H:%M}" for at in mentions["published_at"]] == ["06 15:03", "06 00:05"]
    assert mentions["platform"].tolist() == ["x", "instagram"]
    assert mentions["text"].tolist() == ["RT @rivage: Bravo", "Un titre"]
    assert mentions["sentiment"].fillna("").tolist() == ["positive", ""]
    assert mentions["is_repost"].tolist() == [True, False]
    assert mentions["place"].tolist() == ["Paris", "Bretagne"]
    assert mentions["reach"].isna().tolist() == [False, True]
    assert mentions["author_hash"].tolist() == [
        pseudonym("x", "@lea"), pseudonym("instagram", "@zoé"),
    ]  # fmt: skip
    assert "Meltwater's own reading" in warnings_of(result)
    assert result.account.files[0].left_out[0].row == 4


def test_a_date_that_is_none_is_refused_by_row(tmp_path: Path) -> None:
    data = MELTWATER.replace("06-Feb-2026 03:03PM", "31-Feb-2026 03:03PM").encode("utf-16")
    result = imported(tmp_path, {"m.csv": data})
    assert len(result.tables["mentions"]) == 1
    assert "31-Feb-2026 03:03PM" in faults_of(result)
