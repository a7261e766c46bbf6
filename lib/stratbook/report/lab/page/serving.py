"""Voilà on this machine only, with a template of our own that asks nothing of the web."""

import os
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import nbformat

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.display.html import escape
from stratbook.display.look import Look
from stratbook.notebook.ipynb import new_notebook, text_of
from stratbook.report.lab.place import Lab
from stratbook.report.lab.server import HOST, Address, prepare, quietly

INSTALL: Final = 'pip install "stratbook[page]"'
TEMPLATE: Final = "stratbook"
_CELL: Final = """\
from stratbook.report.lab.page.shown import explorer_page

explorer_page(**{parameters!r})"""
_PARTS: Final = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "@voila-dashboards/widgets-manager7",
)
_WORDS: Final[dict[str, Message]] = {
    "title": say("Explore"),
    "loading": say("The page is being prepared: the client’s files are read…"),
    "stopped": say("This page cannot be shown."),
    "elsewhere": say("There is no page at this address."),
    "entry": say("This address lacks its key: open the one that the terminal printed."),
    "again": say("Look at the terminal where it was opened, then open it again."),
}
# nbformat's functions carry no types.
_nbformat: Any = nbformat


def voila() -> Any:
    """Return Voilà's application.

    Raises
    ------
    ParameterError
        Saying what to install, when it is not there.
    """
    try:
        return import_module("voila.app").Voila
    except ImportError:
        problem = say("The page without code needs {library}, which is missing.", library="voila")
        remedy = say("Install it: {command}.", command=INSTALL)
        raise ParameterError((Fault("stratbook[page]", problem, remedy),)) from None


def put_page(lab: Lab, own: Path, address: Address) -> Path:
    """Write the page's notebook and its words; return the notebook.

    Parameters
    ----------
    lab : Lab
        The client and the reader's language.
    own : Path
        Folder of what the server needs.
    address : Address
        Where it will answer.
    """
    cell = _nbformat.v4.new_code_cell(_CELL.format(parameters=lab.parameters))
    cell["id"] = "explore"
    notebook = new_notebook([cell])
    look = Look(lab.language)
    said = {name: look.say(each) for name, each in _WORDS.items()}
    notebook.metadata["title"] = said["title"]
    place = own / "page" / lab.language.code / "explore.ipynb"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text_of(notebook), encoding="utf-8")
    words = own / "voila" / "templates" / TEMPLATE / "words.j2"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.touch(mode=0o600)
    said |= {"language": lab.language.code, "token": address.token}
    lines = (f"{{% set {name} %}}{escape(text)}{{% endset %}}" for name, text in said.items())
    words.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def serve_page(lab: Lab, own: Path, address: Address, *, browser: bool) -> None:
    """Serve the page until it is interrupted.

    Parameters
    ----------
    lab : Lab
        The client and the reader's language.
    own : Path
        Folder of what the server needs.
    address : Address
        Where it answers.
    browser : bool
        Whether to open the person's browser.

    Raises
    ------
    ParameterError
        When Voilà is not installed.
    """
    voila()
    prepare(own, lab.language)
    templates = str(files("stratbook.report.lab.page") / "share")
    os.environ["JUPYTER_PATH"] = os.pathsep.join((templates, os.environ["JUPYTER_PATH"]))
    notebook = put_page(lab, own, address)
    with quietly():
        _application(address).launch_instance(
            argv=[str(notebook), *_settings(address, browser=browser)]
        )


def _application(address: Address) -> Any:
    """Return Voilà with our pages for whoever has no key, and nothing allowed from elsewhere."""
    base = voila()
    policy = (
        "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; "
        f"connect-src 'self' ws://{HOST}:{address.port}; frame-ancestors 'none'"
    )

    def init_settings(app: Any) -> dict[str, Any]:
        settings: dict[str, Any] = base.init_settings(app)
        return settings | {
            "jinja2_env": settings["voila_jinja2_env"],
            "allow_remote_access": False,
            "ws_ping_timeout": 30_000,  # tornado refuses one longer than the interval, aloud
            "headers": {"Content-Security-Policy": policy},
        }

    return type("Page", (base,), {"init_settings": init_settings})


def _settings(address: Address, *, browser: bool) -> list[str]:
    values: dict[str, object] = {
        "Voila.ip": HOST,
        "Voila.port": address.port,
        "Voila.port_retries": 0,
        "Voila.open_browser": browser,
        "Voila.token": address.token,
        "Voila.log_level": "ERROR",
        "VoilaConfiguration.template": TEMPLATE,
        "VoilaConfiguration.allow_template_override": "NO",
        "VoilaConfiguration.allow_theme_override": "NO",
        "VoilaConfiguration.strip_sources": True,
        "VoilaConfiguration.show_tracebacks": False,
        "VoilaConfiguration.file_allowlist": ["$^"],
        "VoilaConfiguration.extension_allowlist": list(_PARTS),
    }
    return [f"--{name}={value}" for name, value in values.items()]
