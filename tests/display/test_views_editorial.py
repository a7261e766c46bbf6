"""Chapter 5 on the page: what is shown, what is never shown, and its words."""

import datetime as dt

import pandas as pd
import pytest

from stratbook.core.language import LANGUAGES, language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import editorial as views
from stratbook.display.words.editorial import WORDS
from stratbook.strategy import editorial
from stratbook.strategy.editorial.concentration import concentration
from stratbook.strategy.editorial.winners import Trait, Winners
from strategy.editorial_rows import mentions, rows, tag
from strategy.kpi_rows import post, scope, tables
from strategy.test_editorial_slots import week_of_posts

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


@pytest.fixture
def english():
    return Look(language("en"))


@pytest.fixture
def french():
    return Look(language("fr"))


def plain(html):
    return html.markup.replace("\u00a0", " ").replace("\u202f", " ")


def pillars(*names, line=("coulisses",)):
    posts = [post(n, f"2026-10-{1 + n % 27:02d}", text=HOSTILE) for n in range(len(names))]
    tags = [tag(n, pillar=name) for n, name in enumerate(names) if name]
    sheet = rows("pillars", *({"pillar": each, "target_share": 50.0} for each in line))
    return editorial.read_pillars(
        sheet, scope(tables(posts=posts, **({"tags": tags} if tags else {})))
    )


def test_the_line_is_one_page_and_says_what_is_missing(french):
    line = editorial.read_line(
        rows("editorial_line", {"aspect": "promise", "statement": HOSTILE, "why": "confiance"})
    )
    shown = plain(views.line_page(french, line))
    assert "Promesse" in shown
    assert "&lt;img" in shown
    assert "<img" not in shown
    assert "Reste à écrire : public visé, ton, ce que l’on dit" in shown


def test_empty_sheets_say_what_to_fill_in(look):
    empty = editorial.read_pillars(rows("pillars"), scope(tables()))
    shown = [
        views.line_page(look, editorial.read_line(rows("editorial_line"))),
        views.pillar_cards(look, empty),
        views.share_figure(look, empty),
        views.cadence_table(look, ()),
        views.week(look, (), "Europe/Paris"),
        views.lorenz_figure(look, ()),
        views.reuse_matrix(look, editorial.read_assets(rows("assets"))),
        views.curation_table(look, ()),
        views.reception_table(look, (), ()),
        views.gathering_table(look, editorial.read_gatherings(rows("gatherings"), scope(tables()))),
        views.hours_figure(look, editorial.read_hours(rows("tasks"))),
    ]
    assert all("sb-note" in each.markup for each in shown)
    assert not any("<figure" in each.markup for each in shown)


def test_shares_stand_beside_their_targets_and_untagged_posts_apart(english):
    found = pillars(*["coulisses"] * 24, *["humeur"] * 8, *[None] * 8)
    shown = plain(views.share_table(english, found))
    assert "75%" in shown
    assert "58% to 87%" in shown  # Wilson, 24 of 32
    assert "20% of all posts" in shown
    assert "give it less room" in shown
    assert "name it in the line" in shown
    assert "“coulisses” takes 75% of the posts, for 50% aimed at" in plain(
        views.share_figure(english, found)
    )


def test_without_any_tag_no_share_is_drawn(english):
    found = pillars(*[None] * 8)
    assert "No publication carries a pillar" in plain(views.share_figure(english, found))
    assert "<table" not in views.share_table(english, found).markup
    assert views.drift_figure(english, found).markup == ""


def test_a_slot_that_holds_is_named_with_its_gain(english):
    grids = editorial.week_grids(week_of_posts(lucky=2.0))
    shown = plain(views.week(english, grids, "Europe/Paris"))
    assert "On Instagram, Friday, 18:00–20:00 does best, beyond what chance would give" in shown
    assert "Europe/Paris" in shown
    assert "yes: it holds on posts held out" in plain(views.best_slots(english, grids))


def test_where_chance_does_as_well_no_hour_is_advised(french):
    grids = editorial.week_grids(week_of_posts(lucky=1.0))
    shown = plain(views.week(french, grids, "Europe/Paris"))
    assert "Sur Instagram, aucun créneau ne fait mieux que le hasard" in shown
    assert "non : le hasard fait aussi bien" in plain(views.trial_table(french, grids))


def test_without_hours_the_grid_shows_weekdays_only(english):
    start = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    days = [
        post(n, (start + dt.timedelta(days=n)).date().isoformat(), reactions=20.0 + n % 5)
        for n in range(70)
    ]  # all at noon: no hour to be trusted
    shown = plain(views.week(english, editorial.week_grids(scope(tables(posts=days))), "UTC"))
    assert "no weekday is better than chance" in shown
    assert "gives no hour that can be trusted" in shown
    assert "18:00" not in shown


def test_concentration_is_set_beside_the_quoted_rule(english):
    # The top 5 % are whole posts, three of fifty (6 %): 5,200 of 9,900.
    found = concentration(pd.Series([5000.0, *[100.0] * 49]), "instagram")
    shown = plain(views.lorenz_figure(english, (found,)))
    assert "On Instagram, 6% of the posts make 53% of the audience, not 95%" in shown
    assert "as quoted" in plain(views.concentration_table(english, (found,)))
    few = concentration(pd.Series([5.0, 1.0]), "instagram")
    assert "not enough data" in plain(views.concentration_table(english, (few,)))


def test_winners_are_said_to_be_associated_never_caused(look):
    posts = [
        post(n, f"2026-0{1 + n % 9}-15", reach=2000.0 - n, format="reel" if n < 10 else "photo")
        for n in range(40)
    ]
    found = editorial.find_winners(scope(tables(posts=posts)))
    shown = plain(views.winners_table(look, found))
    assert "Reel" in shown
    assert ("sans en être la cause" in shown) or ("not its cause" in shown)


@pytest.mark.parametrize(
    ("code", "least", "tried", "said"),
    [
        ("en", 5, 2, ("under 5 posts are left out (3)", "for 2 traits tried (")),
        ("en", 1, 1, ("under 1 post are left out (3)", "for 1 trait tried (")),
        ("fr", 5, 2, ("de moins de 5 publications sont", "pour 2 caractéristiques essayées (")),
        ("fr", 1, 1, ("de moins de 1 publication sont", "pour 1 caractéristique essayée (")),
    ],
)
def test_what_is_left_out_of_the_winners_is_counted_right(monkeypatch, code, least, tried, said):
    values = {"editorial_top_share": 0.2, "minimum_cell": least}
    monkeypatch.setattr("stratbook.display.views.editorial.audience.threshold", values.__getitem__)
    trait = Trait("format", "reel", 3, 4, 2.0, (0.5, 8.0), 0.4, 0.4)
    found = Winners(traits=(trait,) * tried, winners=10, posts=50, rare=3, sources=())
    shown = plain(views.winners_table(Look(language(code)), found))
    for each in said:
        assert each in shown


@pytest.mark.parametrize(
    ("weeks", "english_", "french_"),
    [
        (
            1,
            "not enough data: 3 posts, and no slot with 5",
            "3 publications, et aucun créneau de 5",
        ),
        (0, "not enough data: 1 post, and no slot with 5", "1 publication, et aucun créneau de 5"),
    ],
)
def test_one_post_is_one_post(english, french, weeks, english_, french_):
    posts = week_of_posts(weeks=weeks) if weeks else scope(tables(posts=[post(0, "2026-10-05")]))
    grids = editorial.week_grids(posts)
    assert english_ in plain(views.week(english, grids, "UTC"))
    assert french_ in plain(views.week(french, grids, "UTC"))


def test_contents_of_others_without_a_right_stand_first(french):
    log = editorial.read_curation(
        rows(
            "curation",
            {"item": "sûr", "rights": "granted", "credited": True, "published_on": "2026-10-01"},
            {"item": HOSTILE, "rights": "unchecked", "published_on": "2026-10-02"},
        )
    )
    shown = plain(views.curation_table(french, log))
    assert shown.index("&lt;img") < shown.index("sûr")
    assert "▲ Régler le droit, ou retirer" in shown
    assert "<img" not in shown


def test_the_matrix_says_its_signs_to_those_who_do_not_see_them(english):
    reuse = editorial.read_assets(
        rows("assets", {"asset": "guide", "rights": "yes", "platforms": "Instagram", "hours": 1.5}),
        ("instagram",),
    )
    shown = plain(views.reuse_matrix(english, reuse))
    assert 'aria-label="ready"' in shown
    assert "1.5 h" in shown
    assert "Start with “guide”" in shown


def test_an_event_without_a_file_of_mentions_says_so(english):
    sheet = rows("gatherings", {"event": HOSTILE, "starts": "2026-10-10", "hashtag": "#x"})
    bare = editorial.read_gatherings(sheet, scope(tables()))
    shown = plain(views.gathering_table(english, bare))
    assert "no file of mentions covers these days" in shown
    assert "No listening file" in shown
    assert "<img" not in shown
    counts = {f"2026-09-{day:02d}": 2 for day in range(1, 31)} | {
        "2026-10-10": 9, "2026-10-30": 1,
    }  # fmt: skip
    heard = editorial.read_gatherings(sheet, scope(tables(mentions=mentions(counts))))
    assert "coincides with more mentions" in plain(views.gathering_table(english, heard))


def test_hours_are_summed_by_kind(french):
    budget = editorial.read_hours(
        rows(
            "tasks",
            {"task": "a", "kind": "content", "hours_month": 30.0, "repeated": True,
             "automatable": "yes"},
            {"task": "b", "kind": "watch", "hours_month": 10.0},
        )
    )  # fmt: skip
    assert "contenu : 75 % des heures" in plain(views.hours_figure(french, budget)).lower()
    assert "9 h à 21 h" in plain(views.automation_table(french, budget))


def test_every_finding_has_its_words_in_both_languages(look):
    grids = editorial.week_grids(week_of_posts(lucky=2.0))
    found = pillars(*["coulisses"] * 24, *["humeur"] * 8, *[None] * 18, line=("coulisses", "x"))
    log = editorial.read_curation(
        rows("curation", {"item": "b", "rights": "asked", "published_on": "2026-10-02"})
    )
    assets = editorial.read_assets(
        rows("assets", {"asset": "guide", "rights": "yes", "platforms": "Instagram", "hours": 1.5})
    )
    said = (
        *editorial.find_line(editorial.read_line(rows("editorial_line")), (), found),
        *editorial.find_slots(grids),
        *editorial.find_contents(log, (), assets),
    )
    keys = {each.key for each in said}
    assert {
        "editorial.line_missing", "editorial.pillar_over", "editorial.pillar_silent",
        "editorial.pillar_unnamed", "editorial.untagged", "editorial.slots_best_rate",
        "editorial.rights_missing", "editorial.assets_idle",
    } <= keys <= set(WORDS)  # fmt: skip
    shown = plain(prose.findings(look, said))
    assert "{" not in shown
    assert "cause" not in shown
