"""The page itself, in the kernel that Voilà starts for whoever opens it."""

import ast
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import ipywidgets as widgets

from stratbook.brief.read import read_brief
from stratbook.core.errors import WorkbookError
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import N_, Message, say
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.styles import notebook_styles
from stratbook.display.theme import theme_of
from stratbook.notebook.faults import lines
from stratbook.notebook.parameters import Parameters, checked
from stratbook.notebook.reading import hold_client
from stratbook.notebook.session import Session, look_of
from stratbook.report.lab.page.found import Found, explorers
from stratbook.report.markdown import ChapterProse

_WIDE: Final = {"width": "100%"}
_seen: dict[Path, tuple[tuple[str, int], ...]] = {}  # the client held, as its folder stood
_FIRST: Final = "explore_clients"
_NAMES: Final[dict[str, str]] = {
    _FIRST: N_("Client and period"),
    "explore_objectives": N_("Targets and dates"),
    "explore_alignment": N_("Departments’ priorities"),
    "explore_platforms": N_("Choice of platforms"),
    "explore_budget": N_("Ad space"),
    "explore_kpis": N_("Indicators"),
    "explore_triage": N_("Sorting a comment"),
    "explore_mapping": N_("Unknown file"),
}


def explorer_page(**parameters: str) -> widgets.Widget:
    """Return the page: a line that says whose it is, a button an explorer, the one chosen.

    Parameters
    ----------
    **parameters : str
        Those of a notebook: client, period, language, document, work.
    """
    asked = checked(parameters)
    try:
        brief = read_brief(Path(asked.client))
    except WorkbookError as error:
        return _said(_faults(Look(_reader(asked), theme_of()), error))
    found = sorted(explorers(asked.language), key=lambda each: each.name != _FIRST)
    page = _Page(look_of(brief.file, _reader(asked)), asked, found)
    return page.whole


def build(found: Found, parameters: Parameters) -> Any:
    """Run what an explorer rests on, then the explorer; return what it shows.

    Parameters
    ----------
    found : Found
        The explorer, cut out of its notebook.
    parameters : Parameters
        What the notebook's parameters cell would hold.
    """
    _hold(Path(parameters.client), parameters.work)
    room: dict[str, Any] = parameters.model_dump(mode="json")
    module = ast.Module(body=[*found.needs], type_ignores=[])
    source = ast.Expression(body=found.shows)
    # The program's own notebook, not a word of the client's: what opening it there would run.
    exec(compile(module, found.chapter, "exec"), room)  # noqa: S102
    return eval(compile(source, found.chapter, "eval"), room)  # noqa: S307


def _hold(client: Path, work: str) -> None:
    """Read a client once for all explorers, and again as soon as anything in its folder changed."""
    now = tuple((str(each), each.lstat().st_mtime_ns) for each in sorted(client.rglob("*")))
    if work and _seen.get(client) != now:
        hold_client(client, Path(work))
        _seen.clear()
        _seen[client] = now


def labels(look: Look, found: Sequence[Found]) -> tuple[str, ...]:
    """Return what each button says: what one explores; the chapter's title for an unknown one."""
    return tuple(
        look.text(_NAMES[each.name]) if each.name in _NAMES else each.title for each in found
    )


class _Page:
    """The buttons, and what stands below them: each explorer is built when first opened.

    One that chooses a client and a period says so by its ``session``: the others follow it.
    """

    def __init__(self, look: Look, asked: Parameters, found: Sequence[Found]) -> None:
        self._look, self._asked, self._found = look, asked, found
        self._built: dict[tuple[int, str, str], widgets.Widget] = {}
        self._chooser: Any = None
        self._title, self._body = _said(Html()), widgets.VBox(layout=_WIDE)
        options = [(label, at) for at, label in enumerate(labels(look, found))]
        self._choice = widgets.ToggleButtons(options=options, style={"button_width": "auto"})
        self._choice.add_class("sb-page-choice")
        self._choice.observe(lambda _: self._open(), names="value")
        self.whole = widgets.VBox([self._title, self._choice, self._body], layout=_WIDE)
        self._open()

    def _now(self) -> Parameters:
        """Return the parameters, the client and the period those that were chosen."""
        if self._chooser is None:
            return self._asked
        session: Session = self._chooser.session
        client, period = str(session.brief.folder), session.period.code
        return self._asked.model_copy(update={"client": client, "period": period})

    def _open(self) -> None:
        at: int | None = self._choice.value
        if at is None:
            return
        now = self._now()
        key = (at, now.client, now.period)
        if key not in self._built:
            self._body.children = (_said(self._note(say("Being computed…"))),)
            self._built[key] = self._shown(self._found[at], now)
        self._title.value = self._line(now).markup
        self._body.children = (self._built[key],)

    def _line(self, now: Parameters) -> Html:
        try:
            file = read_brief(Path(now.client)).file
        except WorkbookError as error:  # somebody is writing in it
            return _faults(self._look, error)
        period = now.span(file.period)
        line = self._look.say(
            say("{client}, {period}", client=file.organisation.name, period=period)
        )
        return join([notebook_styles(self._look), element("h1", line, class_="sb sb-page-title")])

    def _shown(self, found: Found, now: Parameters) -> widgets.Widget:
        (label,) = labels(self._look, (found,))
        parts = [element("h2", found.section or label, class_="sb sb-page-section")]
        prose = ChapterProse(found.chapter)
        told = "".join(prose.render(each) for each in found.told)  # raw HTML is off in it
        parts.append(element("div", Html(told), class_="sb sb-page-told"))
        return widgets.VBox([_said(join(parts)), self._made(found, now)], layout=_WIDE)

    def _made(self, found: Found, now: Parameters) -> widgets.Widget:
        try:
            made = build(found, now)
        except WorkbookError as error:
            return _said(_faults(self._look, error))
        except Exception as error:  # noqa: BLE001 - one explorer that fails leaves the others
            said = say(
                "This explorer cannot be shown with the data at hand ({reason}). The notebook "
                "“{notebook}” says where it stops.",
                reason=type(error).__name__, notebook=found.title,
            )  # fmt: skip
            return _said(self._note(said, tone="bad"))
        if hasattr(made, "session"):
            self._chooser = made
            made.hide_code()
        return made if isinstance(made, widgets.Widget) else _said(made)

    def _note(self, said: Message, tone: Any = "neutral") -> Html:
        return note(self._look, said, tone)


def _said(shown: Html) -> widgets.HTML:
    return widgets.HTML(shown.markup, layout=_WIDE)


def _faults(look: Look, error: WorkbookError) -> Html:
    told = look.say(say("To put right before the page can be shown:"))
    items = (element("li", each) for each in lines(look.language, error.faults))
    inside = (element("p", told), element("ul", *items))
    return join([notebook_styles(look), element("div", *inside, class_="sb sb-note sb-note-bad")])


def _reader(asked: Parameters) -> Language:
    return language_of(asked.language or "en")
