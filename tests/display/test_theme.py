"""Colours can be read and told apart, whatever the client's colour and the reader's sight."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from stratbook.display.colour import ciede2000, contrast, distance, ink_on, mix, readable
from stratbook.display.theme import night_of, theme_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # Sharma, Wu and Dalal (2005), table 1
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50, -1, 2), (50, 0, 0), 2.3669),
    ],
)
def test_ciede2000_agrees_with_its_published_pairs(one, other, expected) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


def test_contrast_has_its_two_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_deficient_sight_counts() -> None:
    # Matplotlib's orange and green: far apart for most, alike for protanopes.
    assert distance("#ff7f0e", "#2ca02c") < 10


@settings(max_examples=60, deadline=None)
@given(COLOURS)
def test_any_brand_gives_a_theme_that_can_be_read(colour: str) -> None:
    theme = theme_of(colour)
    assert contrast(theme.brand, "#ffffff") >= 4.5
    assert contrast(theme.ink, theme.brand_wash) >= 4.5
    assert contrast(theme.brand, theme.brand_wash) >= 4.5
    assert all(contrast(each, theme.paper) >= 3 for each in theme.series)
    assert all(contrast(each, theme.paper) >= 4.5 for each in theme.series_text)
    for fill in theme.series:
        assert contrast(ink_on(fill, *theme.on_series), fill) >= 4.5


@settings(max_examples=60, deadline=None)
@given(COLOURS)
def test_series_are_told_apart_in_every_sight(colour: str) -> None:
    theme = theme_of(colour)
    for palette in (theme.series, night_of(theme).series):
        assert len(palette) == 5
        assert min(distance(a, b) for a, b in combinations(palette, 2)) >= 10


@settings(max_examples=60, deadline=None)
@given(COLOURS)
def test_the_dark_theme_can_be_read(colour: str) -> None:
    night = night_of(theme_of(colour))
    texts = (night.ink, night.muted, night.brand, night.good, night.watch, night.bad)
    assert all(contrast(each, night.paper) >= 4.5 for each in texts)
    assert all(contrast(each, night.wash) >= 4.5 for each in texts)
    assert contrast(night.ink, night.brand_wash) >= 4.5
    assert all(contrast(night.on_series[1], each) >= 4.5 for each in night.series)
    day = theme_of(colour)
    for name in ("faint", "good", "watch", "bad"):
        at_night = (
            night.ink if day.written_on(getattr(day, name)) == day.ink else night.on_series[0]
        )
        assert contrast(at_night, getattr(night, name)) >= 4.5


@settings(max_examples=60, deadline=None)
@given(COLOURS)
def test_no_heat_step_is_another_colour_of_the_theme(colour: str) -> None:
    theme = theme_of(colour)
    others = {theme.brand, theme.brand_wash, theme.paper, theme.ink, *theme.series}
    assert len(set(theme.heat)) == 5
    assert not others & set(theme.heat)


def test_statuses_can_be_read_on_white_and_on_the_wash() -> None:
    theme = theme_of()
    for each in (theme.good, theme.watch, theme.bad, theme.muted, theme.ink):
        assert contrast(each, theme.paper) >= 4.5
        assert contrast(each, theme.wash) >= 4.5


def test_a_dark_enough_colour_is_left_as_it_is() -> None:
    assert readable("#0B5FA5") == "#0b5fa5"
    assert mix("#000000", "#ffffff", 0) == "#ffffff"


@settings(max_examples=60, deadline=None)
@given(COLOURS)
def test_numbers_in_heat_cells_can_be_read_by_day_and_by_night(colour: str) -> None:
    theme = theme_of(colour)
    night = night_of(theme)
    at_night = {theme.ink: night.ink, "#ffffff": "#ffffff"}
    for day_step, night_step in zip(theme.heat, night.heat, strict=True):
        ink = ink_on(day_step, theme.ink, "#ffffff")
        assert contrast(ink, day_step) >= 3.9
        assert contrast(at_night[ink], night_step) >= 3.9


DEMO_COLOURS = sorted(
    str(yaml.safe_load(path.read_text(encoding="utf-8"))["brand"]["colour"])
    for path in (Path(__file__).parents[2] / "data" / "clients").glob("*/client.yml")
)
LOGOS = sorted((Path(__file__).parents[2] / "data" / "clients").glob("*/*.png"))
HOSTILE_COLOURS = ("#ffffff", "#000000", "#ffff00", "#00ff00", "#ff00ff", "#808080", "#fefefe")


@pytest.mark.parametrize("colour", [*DEMO_COLOURS, *HOSTILE_COLOURS])
def test_the_audit_s_own_rule_holds_for_every_demo_and_for_hostile_brands(colour: str) -> None:
    theme = theme_of(colour)
    for palette in (theme.series, night_of(theme).series):
        assert min(distance(a, b) for a, b in combinations(palette, 2)) >= 10


@pytest.mark.parametrize("path", LOGOS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_demo_logos_are_flat(path: Path) -> None:
    """A logo's own hues are told apart too: no shades left over from a rescaling."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    whole = picture.width * picture.height
    counted = picture.getcolors(whole) or []
    hues = [rgb for count, rgb in counted if count / whole > 0.004 and max(rgb) - min(rgb) > 35]
    written = ["#{:02x}{:02x}{:02x}".format(*rgb) for rgb in hues]
    assert all(distance(a, b) >= 10 for a, b in combinations(written, 2))
