"""Brand consistency: scores worked out by hand, what is not checked, the laws, the findings."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import ClientFile
from stratbook.core.choice import Override
from stratbook.strategy.brand_consistency import check_brand, find_brand
from stratbook.strategy.shown import host, leads_home, obsolete_in

ON = dt.date(2026, 10, 31)
FILE = ClientFile.model_validate({
    "organisation": {"name": "Petits Pots", "type": "btoc", "website": "https://www.pots.example"},
    "period": "2026-10",
    "brand": {
        "logo_version": "2025", "tagline": "La terre, à table", "obsolete": ["Vieux Four", "été"],
    },
})  # fmt: skip
BLANK = dict.fromkeys(("logo", "wording", "bio", "link"))
NOW = {"logo": "2025", "wording": "la terre à table.", "bio": "Poterie", "link": "pots.example"}


def accounts(*rows: dict) -> pd.DataFrame:
    whole = [
        {
            "account": "Page", "platform": "facebook", "followers": float("nan"), **BLANK,
            "bio_on": None, "cover_on": None, "source": f"inputs/accounts.csv:{number}", **row,
        }
        for number, row in enumerate(rows, start=2)
    ]  # fmt: skip
    frame = pd.DataFrame(whole)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("bio_on", "cover_on")})


def checked(*rows: dict, overrides=()):
    return check_brand(accounts(*rows), FILE, ON, overrides)


def passed(account):
    return {each.id: each.passed for each in account.checks}


ROWS = (
    {"account": "Page", **NOW, "bio_on": "2026-10-01", "cover_on": "2026-08-01", "followers": 900},
    {"account": "Vidéo", "platform": "youtube", "logo": "2019", "wording": "Depuis le vieux four",
     "bio": "Films", "link": "none", "cover_on": "2026-01-01", "followers": 100},
)  # fmt: skip


def test_the_score_is_checks_passed_over_checks_made():
    # Page: 6 of 6. Vidéo: 0 of 5, its biography has no date.
    brand = checked(*ROWS)
    assert [(each.name, each.score) for each in brand.accounts] == [("Vidéo", 0.0), ("Page", 1.0)]
    assert brand.score == pytest.approx(6 / 11)
    assert brand.coverage == pytest.approx(11 / 12)
    assert [each.choice.chosen for each in brand.accounts] == ["correct", "keep"]


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"logo": "2024"}, "logo"), ({"wording": "Autre"}, "tagline"),
        ({"bio": "Au Vieux-Four"}, None), ({"bio": "Au VIEUX FOUR"}, "wording"),
        ({"bio": "Horaires d’ete"}, "wording"), ({"bio": "Étéocle"}, None),
        ({"link": "https://liens.example/pots"}, "link"), ({"link": "aucun"}, "link"),
        ({"link": "https://shop.pots.example/x"}, None),
        ({"bio_on": "2025-10-30"}, "bio_age"), ({"bio_on": "2025-10-31"}, None),
        ({"cover_on": "2026-05-03"}, "cover_age"), ({"cover_on": "2026-05-04"}, None),
    ],
)  # fmt: skip
def test_each_check_fails_for_its_own_reason(change, check):
    (account,) = checked({**ROWS[0], **change}).accounts
    assert [id_ for id_, ok in passed(account).items() if ok is False] == ([check] if check else [])


@pytest.mark.parametrize("column", [*BLANK, "bio_on", "cover_on"])
def test_a_missing_answer_is_not_checked_never_failed(column):
    (whole,) = checked(ROWS[0]).accounts
    (account,) = checked({**ROWS[0], column: None}).accounts
    assert account.score == 1.0
    assert account.checked >= whole.checked - 1
    assert False not in passed(account).values()


def test_a_brand_that_says_nothing_checks_nothing():
    bare = FILE.model_copy(update={"brand": FILE.brand.model_copy(update={
        "logo_version": "", "tagline": "", "obsolete": (),
    })})  # fmt: skip
    (account,) = check_brand(accounts(ROWS[0]), bare, ON).accounts
    assert [passed(account)[id_] for id_ in ("logo", "tagline", "wording")] == [None] * 3


def test_ages_are_counted_to_the_day_and_the_oldest_comes_first():
    brand = checked(*ROWS, {"account": "Sans date"})
    ages = [(each.name, each.check("cover_age").days) for each in brand.oldest]
    assert ages == [("Vidéo", 303), ("Page", 91)]


def test_an_account_hardly_checked_is_to_be_completed_and_an_old_cover_refreshed():
    hardly, old = {"logo": "2025"}, {**ROWS[0], "cover_on": "2026-01-01"}
    brand = checked({"account": "A", **hardly}, {**old, "account": "B"})
    assert {each.name: each.choice.chosen for each in brand.accounts} == {
        "A": "complete", "B": "refresh",
    }  # fmt: skip


def test_a_person_may_decide_otherwise():
    said = Override(rule="brand.account", subject="vidéo", choice="keep", reason="closing soon")
    brand = checked(*ROWS, overrides=(said,))
    video = brand.accounts[0].choice
    assert (video.computed, video.chosen) == ("correct", "keep")


def test_two_accounts_of_one_name_are_told_apart():
    brand = checked({"account": "Pots"}, {"account": "pots", "platform": "youtube"})
    assert {each.name for each in brand.accounts} == {"Pots (Facebook)", "pots (YouTube)"}


@given(st.permutations(ROWS))
def test_row_order_changes_nothing(rows):
    assert [e.name for e in checked(*rows).accounts] == ["Vidéo", "Page"]
    assert checked(*rows).score == checked(*ROWS).score


def test_findings_say_who_shows_what():
    found = {each.key: each for each in find_brand(checked(*ROWS))}
    assert set(found) == {
        "brand.inconsistent", "brand.old_logo", "brand.obsolete_wording", "brand.lost_link",
        "brand.stale_cover",
    }  # fmt: skip
    assert found["brand.inconsistent"].comparison.value.value == pytest.approx(6 / 11)
    assert found["brand.old_logo"].impact == pytest.approx(100 / 1000)  # of the followers counted
    assert found["brand.stale_cover"].comparison.value.value == 303


def test_a_consistent_brand_is_said_only_when_enough_was_checked():
    assert [each.key for each in find_brand(checked(ROWS[0]))] == ["brand.consistent"]
    assert [each.key for each in find_brand(checked({"logo": "2025"}))] == ["brand.unchecked"]
    assert find_brand(check_brand(accounts(ROWS[0]).iloc[:0], FILE, ON)) == ()


def test_links_and_words_are_read_as_people_write_them():
    assert host("WWW.Pots.example/x") == "pots.example"
    assert host("http://[bad") == ""
    assert leads_home("blog.pots.example", "https://pots.example")
    assert not leads_home("https://notpots.example", "https://pots.example")
    assert obsolete_in(["L’Atelier d’Été"], ["l'atelier d'ete", "ete 2"]) == ("l'atelier d'ete",)
