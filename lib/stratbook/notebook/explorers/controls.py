"""What one moves: sliders, lists and fields that name themselves, in columns that wrap.

Every control carries its name as its description, which a screen reader says and a narrow screen
keeps: the name stands above the control, whole. All are reached with Tab and moved with the arrows.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import ipywidgets as widgets

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import N_, Fact, Name
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look

T = TypeVar("T")
_WIDE: Final = widgets.Layout(width="19rem", max_width="100%", margin="0 1rem 0.25rem 0")
_LONG: Final = 34  # letters of a choice that the narrower list still shows whole
_WIDER: Final = widgets.Layout(width="30rem", max_width="100%", margin="0 1rem 0.25rem 0")
_ROOM: Final = widgets.Layout(flex_flow="row wrap", width="100%", overflow="visible")
_CLASS: Final = "sb-control"
_ENDS: Final = (N_("least"), N_("most"))  # of a slider with two handles
_LOOSE: Final = {"display": "contents"}
# What ipywidgets leaves out: a slider's handles are named as the control is and say the number
# that stands beside it, not all its decimals; a list's arrows are its own, which JupyterLab takes
# for itself. Nothing of a client's enters it.
_NAMING: Final = """
if (!window.stratbookControls) {
  window.stratbookControls = true;
  const ends = %s;
  const say = (each, handles) => {
    const shown = each.querySelector(".widget-readout");
    const parts = shown ? shown.textContent.split(" – ") : [];
    if (parts.length !== handles.length) { return; }
    handles.forEach((handle, at) => {
      const text = parts[at].trim();
      if (handle.getAttribute("aria-valuetext") !== text) {
        handle.setAttribute("aria-valuetext", text);
      }
    });
  };
  const name = each => {
    const label = each.querySelector(".widget-label");
    const handles = each.querySelectorAll(".noUi-handle");
    const lists = each.querySelectorAll("select");
    if (!label || !(handles.length + lists.length)) { return; }
    each.dataset.sbNamed = "";
    const reader = Object.keys(ends).find(code => each.classList.contains("sb-reads-" + code));
    handles.forEach((handle, at) => handle.setAttribute("aria-label", label.textContent +
      (handles.length > 1 ? ", " + ends[reader][at] : "")));
    if (handles.length) {
      new MutationObserver(() => say(each, handles)).observe(each, {
        subtree: true, childList: true, characterData: true, attributeFilter: ["aria-valuetext"],
      });
      say(each, handles);
    }
    lists.forEach(list => list.setAttribute("data-lm-suppress-shortcuts", "true"));
  };
  const all = () => document.querySelectorAll(".sb-control:not([data-sb-named])").forEach(name);
  new MutationObserver(all).observe(document.body, {childList: true, subtree: true});
  all();
}
"""
# The name above its control, never cut; what has the focus is seen to have it.
_STYLES: Final = (
    ".sb-control.widget-inline-hbox,.sb-control.jupyter-widget-inline-hbox"
    "{flex-wrap:wrap;height:auto}"
    ".sb-control>.widget-label{flex:1 0 100%;width:auto;max-width:100%;text-align:left;"
    "white-space:normal;overflow:visible;height:auto;line-height:1.35}"
    ".sb-control>.widget-readout{min-width:3.5rem}"
    ".sb-control>select{min-height:1.75rem}"
    ".sb-control :focus-visible{outline:2px solid #0b5394;outline-offset:2px}"
    ".sb-moved{overflow-x:auto}"
    "@media (max-width:760px){.sb-moved .sb-scroll .sb-table td,.sb-moved .sb-scroll .sb-table th"
    "{min-width:0;white-space:normal;padding-left:5px;padding-right:5px}}"
    ".widget-html>.widget-html-content{min-width:0;max-width:100%;width:100%;"
    "box-sizing:border-box}"
)


def slider(
    look: Look, name: Fact, value: float, span: tuple[float, float, float], form: str = ".0f"
) -> widgets.FloatSlider:
    """Return a slider with its name and its number.

    Parameters
    ----------
    look : Look
        The reader's language.
    name : Fact
        What it moves; a :class:`Name` for the client's own words.
    value : float
        Where it stands first.
    span : tuple of float
        Least, most and step.
    form : str
        How its number is written.
    """
    least, most, step = span
    made = widgets.FloatSlider(
        value=value, min=least, max=most, step=step, readout_format=form, continuous_update=False,
        **_named(look, name),
    )  # fmt: skip
    return _classed(made)


def range_slider(
    look: Look, name: Fact, value: tuple[float, float], span: tuple[float, float, float]
) -> widgets.FloatRangeSlider:
    """Return a slider with two ends, as :func:`slider`."""
    least, most, step = span
    made = widgets.FloatRangeSlider(
        value=value, min=least, max=most, step=step, readout_format=".0f",
        continuous_update=False, **_named(look, name),
    )  # fmt: skip
    made.add_class(f"sb-reads-{look.language.code}")
    return _classed(made)


def dropdown(
    look: Look, name: Fact, options: Iterable[tuple[Fact, T]], value: T
) -> widgets.Dropdown:
    """Return a list to choose from.

    Parameters
    ----------
    look : Look
        The reader's language.
    name : Fact
        What is chosen.
    options : iterable of (Fact, value)
        What one reads, and what it stands for.
    value : object
        What is chosen first.
    """
    choices = [(_words(look, words), each) for words, each in options]
    made = widgets.Dropdown(options=choices, value=value, **_named(look, name))
    if max((len(words) for words, _ in choices), default=0) > _LONG:
        made.layout = _WIDER
    return _classed(made)


def number_field(look: Look, name: Fact, value: str) -> widgets.Text:
    """Return a field for a number, which may be empty: nobody knows it yet."""
    return _classed(widgets.Text(value=value, continuous_update=False, **_named(look, name)))


def text_field(look: Look, name: Fact, hint: str = "") -> widgets.Text:
    """Return a field for a line of text, with an example in it (a msgid; empty for none)."""
    shown = look.text(hint) if hint else ""
    return _classed(widgets.Text(placeholder=shown, **_named(look, name)))


def text_area(look: Look, name: Fact, hint: str = "") -> widgets.Textarea:
    """Return a field for several lines of text, as :func:`text_field`."""
    shown = look.text(hint) if hint else ""
    made = widgets.Textarea(
        placeholder=shown, rows=3, continuous_update=False, **_named(look, name)
    )  # fmt: skip
    return _classed(made)


def day_field(
    look: Look, name: Fact, value: dt.date | None, ends: tuple[dt.date, dt.date]
) -> widgets.DatePicker:
    """Return a field for a day between two days, empty for None."""
    made = widgets.DatePicker(value=value, min=ends[0], max=ends[1], **_named(look, name))
    return _classed(made)


def button(look: Look, words: Fact) -> widgets.Button:
    """Return a button that says what it does."""
    own = widgets.Layout(width="auto", max_width="100%", align_self="flex-start")
    return widgets.Button(description=look.sentence(words), button_style="primary", layout=own)


def heading(look: Look, said: Fact) -> widgets.HTML:
    """Return a line that names the controls after it."""
    return page(element("p", element("strong", look.sentence(said))))


def page(*shown: Html) -> widgets.HTML:
    """Return where what the controls change is painted; only escaped markup enters it."""
    return widgets.HTML(join(shown).markup, layout=widgets.Layout(width="100%"))


def paint(place: widgets.HTML, *shown: Html) -> None:
    """Paint a place anew, if it differs."""
    place.value = element("div", *shown, class_="sb-moved").markup


def columns(*controls: widgets.Widget) -> widgets.HBox:
    """Return controls side by side where there is room, one below the other where not."""
    return widgets.HBox(controls, layout=_ROOM)


def stack(*parts: widgets.Widget) -> widgets.VBox:
    """Return parts one below the other, with the explorers' styles."""
    styles = widgets.HTML(f"<style>{_STYLES}</style>", layout=_LOOSE)
    before = widgets.Box((styles, _naming()), layout=_LOOSE)
    return widgets.VBox((before, *parts), layout=widgets.Layout(width="100%"))


def _naming() -> widgets.Output:
    """Return the script that names handles, as an output: the page runs it where it is shown."""
    looks = {code: Look(language(code)) for code in LANGUAGES}
    ends = {code: [look.text(each) for each in _ENDS] for code, look in looks.items()}
    script = _NAMING % json.dumps(ends, ensure_ascii=False)
    shown = {"output_type": "display_data", "data": {"application/javascript": script},
             "metadata": {}}  # fmt: skip
    return widgets.Output(outputs=(shown,), layout={"height": "0", "overflow": "hidden"})


def watch(controls: Iterable[widgets.Widget], update: Callable[[], None]) -> None:
    """Call something whenever a control's value changes."""
    for each in controls:
        each.observe(lambda _: update(), names="value")


def _words(look: Look, said: Fact) -> str:
    """Return words with a capital; a name of the client's own stays as it is written."""
    return look.say(said) if isinstance(said, Name) else look.sentence(said)


def _named(look: Look, name: Fact) -> dict[str, object]:
    words = _words(look, name)
    return {
        "description": words,
        "tooltip": words,
        "style": {"description_width": "initial"},
        "layout": _WIDE,
    }


def _classed(control: T) -> T:
    control.add_class(_CLASS)  # type: ignore[attr-defined]
    return control
