"""JupyterLab on this machine only: its address, its token, and nothing asked of the web."""

import json
import os
import secrets
import socket
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NoReturn
from urllib.parse import quote

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.message import say

HOST: Final = "127.0.0.1"
_FIRST: Final = 8888
_TRIED: Final = 50
_EXTENSIONS: Final = ("jupyterlab", "jupyter_server_terminals")
# Parts of JupyterLab that speak to extensions of the server which are not loaded.
ASLEEP: Final = ("@jupyter/nbgrader", "@voila-dashboards/jupyterlab-preview")
_QUIET: Final = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
_NOTICES: Final = "@jupyterlab/apputils-extension:notification"


@dataclass(frozen=True)
class Address:
    """Where the server answers.

    Parameters
    ----------
    port : int
        On this machine.
    token : str
        What the browser must know.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_hex(24), repr=False)

    def url(self, path: str) -> str:
        """Return the whole address of a page, the token in it."""
        return f"http://{HOST}:{self.port}{quote(path)}?token={self.token}"


def free_port(asked: int | None) -> int:
    """Return a port nobody answers on.

    Parameters
    ----------
    asked : int or None
        The one asked for; None for the first free one from 8888 on.

    Raises
    ------
    ParameterError
        When the one asked for is taken or not allowed, or none is free.
    """
    for port in [asked] if asked is not None else range(_FIRST, _FIRST + _TRIED):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
        return port
    taken = say("Port {port} is taken or not allowed on this machine.", port=str(asked or _FIRST))
    remedy = say("Give another one with --port, or leave --port out: a free one is then found.")
    raise ParameterError((Fault("--port", taken, remedy),))


def prepare(own: Path, reader: Language) -> None:
    """Make this Python the notebooks' kernel, and JupyterLab's settings those of a quiet lab.

    Parameters
    ----------
    own : Path
        Folder of what the server needs, searched before the person's own.
    reader : Language
        Whose menus are wanted, where a pack of that language is installed.
    """
    from ipykernel.kernelspec import get_kernel_dict  # noqa: PLC0415 - slow, and only here

    kernel = get_kernel_dict()
    kernel["argv"] = [*kernel["argv"], "--IPKernelApp.log_level=40"]
    _write(own / "kernels" / "python3" / "kernel.json", kernel)
    settings: dict[str, object] = {_NOTICES: _QUIET}
    if (locale := menus_of(reader)) is not None:
        settings["@jupyterlab/translation-extension:plugin"] = {"locale": locale}
    _write(own / "settings" / "overrides.json", settings)
    _write(own / "settings" / "page_config.json", {
        "disabledExtensions": dict.fromkeys(ASLEEP, True),
    })  # fmt: skip
    paths = [str(own), os.environ.get("JUPYTER_PATH", "")]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(each for each in paths if each)


@contextmanager
def quietly() -> Iterator[None]:
    """Keep what a library says to its own developers off the person's terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def menus_of(reader: Language) -> str | None:
    """Return the locale of JupyterLab's own menus; None where they stay in English."""
    from jupyterlab_server.translation_utils import get_language_packs  # noqa: PLC0415 - slow

    packs: Any = get_language_packs
    return next((each for each in packs()[0] if each.startswith(f"{reader.code}_")), None)


def _write(path: Path, values: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Opened:
    """What a server shows.

    Parameters
    ----------
    root : Path
        The folder its file browser shows.
    page : str
        The page it opens on: ``/lab/tree/…``.
    own : Path
        Folder of what the server keeps: kernel, settings, workspaces, signatures.
    reader : Language
        Whose menus are wanted.
    """

    root: Path
    page: str
    own: Path
    reader: Language


def serve(opened: Opened, address: Address, *, browser: bool) -> None:
    """Run JupyterLab until it is interrupted.

    Parameters
    ----------
    opened : Opened
        What it shows.
    address : Address
        Where it answers.
    browser : bool
        Whether to open the person's browser.
    """
    prepare(opened.own, opened.reader)
    with quietly():
        app = import_module("jupyterlab.labapp").LabApp  # slow, and only here
        app.load_other_extensions = False  # only those named: what else is installed stays asleep
        app.launch_instance(argv=_settings(opened, address, browser=browser))


def leave() -> NoReturn:
    """End this process now that its server has ended and all is said.

    A kernel that was still starting when Ctrl-C came holds a thread that nothing wakes, and
    Python would wait for it; the kernel itself ends with this process.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _settings(opened: Opened, address: Address, *, browser: bool) -> list[str]:
    """Return JupyterLab's settings: only this machine, and no call to the web."""
    values: dict[str, object] = {
        "ServerApp.ip": HOST,
        "ServerApp.port": address.port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": browser,
        "ServerApp.root_dir": opened.root,
        "ServerApp.answer_yes": True,  # Ctrl-C ends it, once
        "ServerApp.allow_root": True,  # in a container; it only answers this machine
        "ServerApp.allow_remote_access": False,
        "ServerApp.jpserver_extensions": dict.fromkeys(_EXTENSIONS, True),
        "IdentityProvider.token": address.token,
        "Application.log_level": "ERROR",
        "NotebookNotary.data_dir": opened.own,
        "LabApp.default_url": opened.page,
        "LabApp.app_settings_dir": opened.own / "settings",
        "LabApp.workspaces_dir": opened.own / "workspaces",
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
    }
    return [f"--{name}={value}" for name, value in values.items()]
