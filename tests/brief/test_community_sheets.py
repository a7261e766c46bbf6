"""The sheets of the third C: bad notes are refused, the demonstration clients' sheets are read."""

import pytest

from stratbook.brief.cells import Hand, Refused, read_cell
from stratbook.brief.inputs import read_inputs
from stratbook.brief.sheets import sheet
from stratbook.core.language import language

CLIENTS = (
    "ateliers_du_rivage", "ville_de_port_alban", "halden_controls", "les_sentiers_vivants",
    "librairie_du_quai",
)  # fmt: skip
NAMES = ("voice", "recommenders", "influencers", "touchpoints", "trends")


def field(of: str, name: str):
    return {each.id: each for each in sheet(of).fields}[name]


@pytest.mark.parametrize(
    ("of", "name", "value", "remedy"),
    [
        ("recommenders", "relation", 6, "Write 5 or less."),
        ("recommenders", "relation", 0, "Write 1 or more."),
        ("influencers", "audience_share", 140, "Write 100 or less."),
        ("touchpoints", "quality", 5.5, "Write 5 or less."),
    ],
)
def test_a_note_off_its_scale_is_refused(of, name, value, remedy):
    with pytest.raises(Refused) as refused:
        read_cell(field(of, name), value, Hand("en"))
    assert language("en").render(refused.value.remedy) == remedy
    assert read_cell(field(of, name), 3, Hand("en")) == 3


@pytest.mark.parametrize("client", CLIENTS)
def test_the_demonstration_sheets_are_filled_in_and_read(client, root):
    hand = Hand("en" if client == "halden_controls" else "fr")
    frames, faults = read_inputs(root / "data" / "clients" / client, hand)
    ours = [each for each in faults if any(f"({name})" in each.place for name in NAMES)]
    assert ours == []
    assert all(len(frames[name]) >= 3 for name in NAMES)


def test_the_demonstration_clients_do_not_tell_the_same_story(root):
    places = [root / "data" / "clients" / client / "inputs" for client in CLIENTS]
    for name in NAMES:
        assert len({(place / f"{name}.csv").read_text(encoding="utf-8") for place in places}) == 5
