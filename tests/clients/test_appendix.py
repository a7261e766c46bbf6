"""What the chapters show with a value never is missing in the appendix; every figure has rows."""

from functools import cache
from pathlib import Path

import pytest

from stratbook.brief.read import read_brief
from stratbook.core.vocabulary import Document
from stratbook.ingest.folder import read_exports
from stratbook.notebook.reading import options_of, read_client
from stratbook.report.gather import gather
from stratbook.report.inputs import input_files
from stratbook.report.material import Material
from stratbook.strategy import community, objectives, performance, poem, reputation

CLIENTS = (
    "ateliers_du_rivage", "ville_de_port_alban", "halden_controls", "les_sentiers_vivants",
    "librairie_du_quai",
)  # fmt: skip
# Rest on the outlays of scenarios whose rows are named, or on counts of people.
ROWLESS: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def material_of(root: Path, tmp_path_factory):
    """Read each client once for all tests."""

    @cache
    def read(client: str) -> Material:
        folder = root / "data" / "clients" / client
        brief = read_brief(folder)
        imported = read_client(brief, tmp_path_factory.mktemp(client))
        period = brief.file.period
        return Material(brief, imported, period, Document.AUDIT, input_files(folder))

    return read


def shown_with_a_value(material: Material) -> set[str]:
    """Return the KPIs that the chapters' results hold with a value."""
    brief, scope = material.brief, material.scope
    inputs, file = brief.inputs, brief.file
    card = performance.scorecard(scope, file.objectives, material.comparison)
    families = performance.all_families(scope, material.comparison)
    said = reputation.read_reputation(scope, material.comparison, inputs["coding"])
    media = poem.weigh(poem.classify(inputs["media"], file.overrides), material.period, None).now
    found = [each.reading.now for each in card.standings]
    found += [each.now for family in families.values() for each in family.readings]
    found += [said.score, said.rating]
    found.append(objectives.align(inputs["weights"], file.objectives).measure)
    shown = {each.kpi for each in found if each.value is not None}
    if any(each.cost_per_thousand is not None for each in media.weights.values()):
        shown.add("cost_per_reached_1000")
    if any(each.standing for each in community.read_influencers(inputs["influencers"]).candidates):
        shown.add("influence_index")
    return shown


@pytest.mark.parametrize("client", CLIENTS)
def test_no_kpi_shown_with_a_value_is_missing_in_the_appendix(client, material_of) -> None:
    material = material_of(client)
    shown = shown_with_a_value(material)
    assert len(shown) > 20
    appendix = gather(material, (), "fr").appendix
    absent = dict(appendix.missing)
    unsaid = {id_ for id_ in shown & absent.keys() if id_ != "influence_index"}
    assert not unsaid
    assert shown - {"influence_index"} <= set(appendix.definitions)
    if "influence_index" in shown & absent.keys():
        assert "an account" in absent["influence_index"].plain()


@pytest.mark.parametrize("client", CLIENTS)
def test_every_figure_of_a_demo_client_names_rows_that_exist(client, material_of, root) -> None:
    material = material_of(client)
    folder = root / "data" / "clients" / client
    assert len(material.traced) > 40
    bare = {each.measure.kpi for each in material.traced
            if not any(place.lines for place in each.places)}  # fmt: skip
    assert bare == ROWLESS
    for each in material.traced:
        for place in each.places:
            path = folder / place.file.partition("!")[0]
            assert path.is_file(), (each.measure.kpi, place.file)
            if path.suffix == ".csv":
                # A quoted text may hold line ends: a row never lies past the file's lines.
                assert place.lines[-1][1] <= path.read_bytes().count(b"\n") + 1


def test_the_index_and_the_cost_of_1000_contacts_are_those_of_their_chapters(material_of) -> None:
    material = material_of("ateliers_du_rivage")
    index = material.measures["alignment_index"]
    assert index.value == pytest.approx(0.60)
    balance = poem.weigh(
        poem.classify(material.brief.inputs["media"]), material.period, None
    ).now  # fmt: skip
    known = [each for each in balance.items
             if each.medium != "earned" and None not in (each.cost, each.contacts)]  # fmt: skip
    cost = sum(each.cost for each in known) / sum(each.contacts for each in known) * 1000
    assert material.measures["cost_per_reached_1000"].value == pytest.approx(cost)
    assert material.measures["cost_per_reached_1000"].n == len(known)


def test_no_handle_of_an_author_stands_in_a_table(root: Path) -> None:
    folder = root / "data" / "clients" / "ateliers_du_rivage"
    brief = read_brief(folder)
    told = read_exports(folder, options_of(brief)).tables["mentions"]["author_hash"].dropna()
    raw = (folder / "exports" / "mentions.csv").read_text("utf-8-sig").splitlines()[1:]
    names = {line.split(";")[2] for line in raw}
    assert not names & set(told)
    assert told.nunique() == len(names - {""})
