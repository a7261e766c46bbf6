"""Chapter 1 on the page: the drawing, the tables and the words of its findings."""

from pathlib import Path

import pytest

from stratbook.brief.models import Brief, ClientFile
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import month
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import objectives as views
from stratbook.display.views.objectives import sight
from stratbook.display.words.objectives import WORDS
from stratbook.strategy.objectives import find_objectives, read_objectives

HOSTILE = "<script>alert(1)</script> & more"
SHOWN = (
    views.line_of_sight,
    views.objective_cards,
    views.smart_table,
    views.kpi_table,
    views.called_table,
)


def objectives(*rows: dict, organisation: str = "local_authority"):
    file = ClientFile.model_validate(
        {
            "organisation": {"name": "Port", "type": organisation},
            "period": "2026-10",
            "objectives": list(rows),
        }
    )
    return read_objectives(Brief(folder=Path("port"), file=file), month(2026, 10))


TOWN = (
    {"id": "top", "level": "business", "statement": "Servir", "goal": "inform_citizens"},
    {"id": "seen", "statement": HOSTILE, "goal": "inform_citizens", "serves": "top",
     "indicator": "impressions", "baseline": 100_000, "target": 120_000, "due": "2026-12-31"},
    {"id": "lost", "statement": "Être là", "goal": "awareness", "target": 12},
)  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


@pytest.fixture
def french():
    return Look(language("fr"))


@pytest.mark.parametrize("view", SHOWN, ids=lambda view: view.__name__)
def test_client_text_is_escaped(look, view):
    markup = view(look, objectives(*TOWN)).markup
    assert "<script>alert" not in markup


@pytest.mark.parametrize("view", SHOWN, ids=lambda view: view.__name__)
def test_every_view_stands_without_objectives(look, view):
    assert view(look, objectives()).markup


def test_the_drawing_says_what_it_shows(french):
    markup = views.line_of_sight(french, objectives(*TOWN)).markup
    assert markup.count("data:image/svg+xml") == 2
    assert "Orphelins\u00a0: 1" in markup
    assert "1 objectif ne se rattache à rien" in markup


def test_a_brief_without_objectives_is_not_called_sound(french):
    markup = views.line_of_sight(french, objectives()).markup
    assert "aucun objectif" in markup
    assert "Chaque objectif est relié" not in markup


def test_trouble_is_said_in_words():
    tree = objectives(*TOWN).tree
    said = {each.objective.id: sight.trouble(each) for each in tree.nodes}
    assert said["top"] is None
    assert said["lost"].text == "orphan: serves nothing"
    alone = objectives({**TOWN[0], "id": "alone"}).tree
    assert sight.trouble(alone.nodes[0]).text == "nothing serves it"


def test_no_two_boxes_of_the_drawing_overlap():
    rows = [*TOWN, *({**TOWN[1], "id": f"more{n}", "statement": f"Encore {n}"} for n in range(4))]
    tree = objectives(*rows).tree
    for boxes in (sight._spread(tree), sight._listed(tree)):
        places = sorted((box.left, box.middle) for box in boxes.values())
        pairs = [
            (one, other)
            for at, one in enumerate(places)
            for other in places[at + 1 :]
            if abs(one[0] - other[0]) < 1
        ]
        assert all(abs(one[1] - other[1]) >= sight._BOX for one, other in pairs)


def test_a_number_is_never_cut_in_two():
    assert sight._fitted("Réunir 9 500 abonnés", 9, 3).splitlines()[1] == "9\u00a0500"


def test_what_is_missing_is_said_and_never_a_zero(french):
    markup = views.objective_cards(french, objectives(*TOWN)).markup
    assert "n.d." in markup
    assert "▲ personne" in markup
    assert ">0<" not in markup


def test_the_smart_table_says_what_lacks(french):
    markup = views.smart_table(french, objectives(*TOWN)).markup
    assert "Cible 120\u202f000\u00a0: 1,20\u00a0× la valeur de départ." in markup
    assert "Il ne sert aucun objectif supérieur." in markup
    assert "✔" in markup
    assert "✖" in markup


def test_a_town_reads_nothing_of_selling(look):
    wanting = {**TOWN[1], "goal": "sell_online", "indicator": ""}
    shown = "".join(view(look, objectives(TOWN[0], wanting)).markup for view in SHOWN[2:])
    found = prose.findings(look, find_objectives(objectives(TOWN[0], wanting))).markup
    for word in ("leads", "ROAS", "Panier", "customers", "clients"):
        assert word not in shown + found


@pytest.mark.parametrize("key", sorted(WORDS))
def test_the_words_of_each_finding_are_reached(key):
    whole = {"indicator": "impressions", "baseline": 9, "target": 10, "due": "2026-12-31"}
    tied = {**TOWN[0], **whole}
    plans = (
        objectives(*TOWN),
        objectives(TOWN[2]),
        objectives(tied, {**tied, "id": "low", "level": "social", "serves": "top"}),
        objectives(tied, {**TOWN[1], "target": 1}, {**TOWN[1], "id": "n", "baseline": None}),
        objectives(tied, {**TOWN[1], "indicator": "community_size"}, {**TOWN[0], "id": "idle"}),
    )
    found = {each.key: each for plan in plans for each in find_objectives(plan)}
    for code in LANGUAGES:
        assert prose.findings(Look(language(code)), [found[key]]).markup
