"""A line as high as a word: thirteen periods, the last one marked."""

from collections.abc import Sequence
from typing import Final

from stratbook.display.theme import Theme

_WIDTH: Final = 170
_HEIGHT: Final = 34
_MARGIN: Final = 4


def sparkline(values: Sequence[float | None], theme: Theme) -> str:
    """Return an SVG of a series.

    Parameters
    ----------
    values : sequence of float or None
        Oldest first; None leaves a gap.
    theme : Theme
        Greys for the line, the brand's colour for the last point.

    Raises
    ------
    ValueError
        When there is no value at all.
    """
    known = [value for value in values if value is not None]
    low, span = min(known), max(known) - min(known)
    step = (_WIDTH - 2 * _MARGIN) / max(1, len(values) - 1)

    def point(place: int, value: float) -> tuple[float, float]:
        share = (value - low) / span if span else 0.5
        return _MARGIN + place * step, _HEIGHT - _MARGIN - share * (_HEIGHT - 2 * _MARGIN)

    points = [None if value is None else point(place, value) for place, value in enumerate(values)]
    path = ""
    for before, now in zip([None, *points], points, strict=False):
        if now is not None:
            # A line of no length is drawn as a dot: a value between two gaps.
            path += f"{'L' if before else 'M'}{now[0]:.1f} {now[1]:.1f}" + ("" if before else "h0")
    x, y = next(each for each in reversed(points) if each is not None)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<path d="{path}" style="fill: none; stroke: {theme.faint}; stroke-width: 1.8; '
        'stroke-linecap: round; stroke-linejoin: round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" style="fill: {theme.brand}"/></svg>'
    )
