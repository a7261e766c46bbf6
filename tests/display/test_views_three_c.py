"""Chapter 2 on the page: the map, the bars, the tables and the words of its findings."""

import pytest

from stratbook.core.language import LANGUAGES, language
from stratbook.core.tables import Tables, empty
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import three_c as views
from stratbook.display.words.three_c import WORDS
from stratbook.strategy.kpis import Scope
from stratbook.strategy.tag_results import TagResult, TagResults
from stratbook.strategy.three_c import (
    Company,
    audit_content,
    compare_voices,
    find_company,
    find_competition,
    hear_staff,
    map_presence,
    weigh,
)
from strategy.three_c_rows import (
    LIVE,
    OCTOBER,
    OLD,
    OURS,
    PHOTOS,
    RIVAL,
    ROW,
    SEPTEMBER,
    THREE,
    WATCH,
    audit,
    count,
    hear,
    hygiene,
    inputs,
    mentions,
    post,
    posts,
    register,
    voices,
    watch,
)  # fmt: skip

HOSTILE = "<img src=x onerror=alert(1)>"
PRESENCE = (views.presence_map, views.presence_shares, views.tone_table, views.action_table)
CONTENT = (views.cadence_table, views.format_bars, views.format_table, views.standouts)
RIVALS = (views.rival_bars, views.rival_table, views.gap_sentences, views.watch_note)
REELS = [post(f"2026-10-{day}", "reel", 1000, 100) for day in range(10, 16)]


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


@pytest.fixture
def french():
    return Look(language("fr"))


def presence(*rows: dict):
    return map_presence(register(*rows), OCTOBER)


@pytest.mark.parametrize("view", PRESENCE, ids=lambda view: view.__name__)
def test_names_of_places_are_escaped(look, view):
    rows = [{"place": HOSTILE, "control": "managed", "tone": "positive", "volume": 3}]
    assert "<img src=x" not in view(look, presence(*rows)).markup


@pytest.mark.parametrize("view", CONTENT, ids=lambda view: view.__name__)
def test_texts_of_posts_are_escaped(look, view):
    rows = [{**each, "text": HOSTILE, "format": HOSTILE} for each in PHOTOS]
    assert "<img src=x" not in view(look, audit(*rows)).markup


@pytest.mark.parametrize("view", RIVALS, ids=lambda view: view.__name__)
def test_names_of_accounts_are_escaped(look, view):
    rows = [{**each, "competitor": HOSTILE} for each in WATCH if not each["is_client"]]
    assert "<img src=x" not in view(look, watch(*rows, *WATCH)).markup


def silence():
    """Return what is heard where there is no listening export."""
    tables = Tables({"mentions": empty("mentions", "Europe/Paris")}, "Europe/Paris")
    return compare_voices(Scope(tables, OCTOBER, "EUR", brands=("Us",)), SEPTEMBER)


def test_every_view_stands_without_data(look):
    nothing = map_presence(inputs("presence", []), OCTOBER)
    no_posts = audit_content(empty("posts", "Europe/Paris"), OCTOBER, SEPTEMBER)
    shown = [
        *(view(look, nothing) for view in PRESENCE),
        *(view(look, no_posts) for view in CONTENT),
        *(view(look, watch()) for view in RIVALS),
        views.synthesis(look, weigh(())),
        views.account_table(look, hygiene()),
        views.staff_panel(look, hear_staff(inputs("employee_voice", []), posts(*PHOTOS), OCTOBER)),
        views.lesson_table(look, ()),
        views.voice_panel(look, silence()),
    ]
    assert all(each.markup for each in shown)


def test_an_empty_register_has_no_share_and_no_zero(look):
    nothing = map_presence(inputs("presence", []), OCTOBER)
    for view in (views.presence_shares, views.tone_table, views.action_table):
        markup = view(look, nothing).markup
        assert "<table" not in markup
        assert ">0<" not in markup


def test_the_map_is_drawn_twice_and_told(french):
    markup = views.presence_map(french, presence()).markup
    assert markup.count("data:image/svg+xml") == 2
    assert "43,3\u202f% de ce qui se dit" in markup
    assert "subie et critique\u00a0: 3" in markup
    places = len(presence().places)
    assert f"{places} lieux au 31 octobre 2026, selon la maîtrise et la tonalité" in markup


def test_a_place_without_tone_is_named_below_the_map(french):
    rows = {"place": "Chez Lulu", "control": "unmanaged", "volume": 3}
    assert "faute de tonalité\u00a0: Chez Lulu" in views.presence_map(french, presence(rows)).markup


def test_a_missing_reach_is_not_shown_as_zero(french):
    markup = views.presence_shares(french, presence()).markup
    assert "avec doublons" in markup
    assert "n.d." in markup
    assert "55,6\u202f%" in markup


def test_each_place_has_its_action_and_its_rule(french):
    markup = views.action_table(french, presence()).markup
    assert "fermer ou relancer" in markup
    assert "(P01)" in markup
    assert "silent account" not in markup


def test_the_client_is_highlighted_and_the_caveat_said(french):
    bars, caveat = views.rival_bars(french, watch(*THREE)), views.watch_note(french, watch(*THREE))
    assert "la barre mise en valeur\u00a0: Us" in bars.markup
    assert "ne distinguent pas le payé de l’organique" in caveat.markup


def test_an_old_watch_carries_a_warning(french):
    old = watch(count("Us", "2026-05-01", 900), count("Big", "2026-05-01", 4000))
    markup = views.watch_note(french, old).markup
    assert "sb-note-watch" in markup
    assert "183 jours" in markup


def test_gaps_are_said_one_a_measure(french):
    markup = views.gap_sentences(french, watch(*THREE)).markup
    assert (
        "chaque publication vous apporte 5,0 interactions pour 1\u202f000 abonnés\u00a0: 75\u202f% "
        "de moins que la médiane des autres, 20,0. En tête\u00a0: A."
    ) in markup
    assert "vous avez publié 10 fois en 30 jours, comme la médiane des autres." in markup


def test_a_format_with_too_few_posts_says_so(french):
    content = audit(*PHOTOS, *REELS[:2])
    reel = next(each for each in content.formats if each.name == "reel")
    assert (reel.is_ranked, reel.rate) == (False, pytest.approx(0.1))
    assert "10,0\u202f% à 10,0\u202f%" in views.format_table(french, content).markup
    assert "Aucun format ne se détache" in views.format_bars(french, content).markup
    enough = views.format_bars(french, audit(*PHOTOS, *REELS)).markup
    assert "«\u00a0reel\u00a0» engage le plus" in enough


def test_nothing_of_a_shop_is_said_to_a_town(french):
    findings = found_in(presence(), audit(*PHOTOS, *REELS), watch(*THREE))
    shown = views.synthesis(french, weigh(findings)).markup
    shown += prose.findings(french, findings).markup
    own_words = shown.replace("Perception de la marque", "")  # a KPI's name, the dictionary's
    for word in ("client", "vente", "lead", "roas", "marque"):
        assert word not in own_words.lower()


def test_the_synthesis_carries_its_evidence(french):
    markup = views.synthesis(french, weigh(found_in(presence(), audit(*PHOTOS), watch(*THREE))))
    assert "Confiance élevée · inputs.xlsx" in markup.markup


def found_in(*plan, accounts=(), staff=(), heard=None):
    """Return the findings of both Cs."""
    seen, content, rivals = plan
    employees = hear(*staff) if staff else None
    company = Company(seen, hygiene(*accounts), content, pillars=PILLARS, staff=employees)
    return (*find_company(company), *find_competition(rivals, heard))


BEST, LEAST = (
    TagResult(name, 4, 0.4, 9, rate=rate, interval=(rate - 0.01, rate + 0.01))
    for name, rate in (("conseil", 0.06), ("boutique", 0.02))
)
PILLARS = TagResults("pillar", OCTOBER, OCTOBER, (BEST, LEAST), posts=10, tagged=8)
BY = {
    "views": {"reach": None, "impressions": 900.0, "metric_basis": "views"},
    "impressions": {"reach": None, "impressions": 900.0, "metric_basis": "impressions"},
}


def ending_at(followers: int) -> list[dict]:
    """Return the watch with the client's last count changed."""
    return [
        {**each, "followers": followers} if each["is_client"] and each["date"] > "2026-10" else each
        for each in THREE
    ]


def plans():
    """Return what together makes every finding of the chapter appear."""
    september = [post(f"2026-09-{day:02d}", "photo", 900, 3) for day in range(1, 21)]
    rising, falling = ending_at(1300), ending_at(700)
    lively = [{**each, "interactions": 900} if each["is_client"] else each for each in rising]
    calm = {"place": "A", "control": "managed", "volume": 90}
    loud = {"place": "B", "control": "unmanaged", "volume": 900}
    quiet = {**loud, "volume": 9}
    stale = [{**each, "date": each["date"].replace("2026", "2025")} for each in THREE]
    bases = [[{**each, **basis} for each in (*PHOTOS, *REELS)] for basis in BY.values()]
    return [
        (presence(), audit(*PHOTOS, *REELS), watch(*lively)),
        (presence(calm, loud), audit(*september, *PHOTOS[:2]), watch(*falling)),
        (presence(calm, quiet), audit(*september[:1], *PHOTOS, *REELS), watch(*stale)),
        *((presence(), audit(*rows), watch()) for rows in bases),
    ]


@pytest.fixture(scope="module")
def found():
    locked = {**LIVE, "account": "Locked", "has_access": False}
    sound = {**LIVE, "owner": "CM", "purpose": "News"}
    critical = {**ROW, "positive": 1, "negative": 7}
    loud, low = (
        voices(*OURS, RIVAL),
        voices(mentions("2026-10", "us", 200, "negative"), RIVAL[:120]),
    )
    more = [
        *found_in(*plans()[0], accounts=[OLD, LIVE, locked], staff=[ROW], heard=loud),
        *found_in(*plans()[0], accounts=[sound], staff=[critical], heard=low),
    ]
    return {each.key: each for plan in plans() for each in (*found_in(*plan), *more)}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_the_words_of_each_finding_are_reached(look, found, key):
    assert prose.findings(look, [found[key]]).markup
