"""``stratbook lab``: the folder made ready, the start page signed, JupyterLab opened on it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat.sign
from nbformat import NotebookNode

from stratbook.notebook.ipynb import read_notebook
from stratbook.report.lab.looked import Looked, look_at
from stratbook.report.lab.notebooks import Placed, fill, put_start
from stratbook.report.lab.place import START, Lab
from stratbook.report.lab.start import start_notebook


@dataclass(frozen=True)
class Ready:
    """A lab one can open.

    Parameters
    ----------
    lab : Lab
        Where, and with what.
    looked : Looked
        What the start page says.
    placed : tuple of Placed
        What became of each notebook, the start page last.
    """

    lab: Lab
    looked: Looked
    placed: tuple[Placed, ...]

    @property
    def page(self) -> str:
        """The start page's path on the server."""
        inside = (self.lab.folder / START).relative_to(self.lab.reports).as_posix()
        return f"/lab/tree/{inside}"


def make_ready(lab: Lab, now: dt.datetime, *, fresh: bool = False) -> Ready:
    """Write a lab's notebooks and its start page, and sign what was written here.

    Parameters
    ----------
    lab : Lab
        Where, and with what.
    now : datetime
        Names the folder of what is kept aside.
    fresh : bool
        Whether notebooks that a person changed are kept aside and written anew.

    Raises
    ------
    WorkbookError
        When the notebooks are not there, or the exports cannot be read.
    """
    looked = look_at(lab)
    stamp = now.strftime("%Y-%m-%d_%H%M%S")
    placed = fill(lab, stamp=stamp, fresh=fresh)
    start = put_start(lab, start_notebook(lab, looked), stamp=stamp)
    _sign(own_folder(lab), read_notebook(lab.folder / START))
    return Ready(lab, looked, (*placed, start))


def own_folder(lab: Lab) -> Path:
    """Return where the lab's server keeps its kernel, workspaces and signatures."""
    return lab.work / "jupyter"


def _sign(own: Path, notebook: NotebookNode) -> None:
    """Sign a notebook, so that JupyterLab shows its page as it is."""
    own.mkdir(parents=True, exist_ok=True)
    notary: Any = nbformat.sign.NotebookNotary
    notary(data_dir=str(own)).sign(notebook)
