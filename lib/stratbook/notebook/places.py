"""Where a client's folder is, and where what is computed on the way is kept."""

import tempfile
from pathlib import Path

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say

_MARK = "client.yml"


def find_client(text: str) -> Path:
    """Return a client's folder, from a path or from its bare name.

    A notebook is opened from ``notebooks/fr``, a command from the top of the tree: the
    path is tried from here and from each folder above, there also as the name of a
    client under ``data/clients``.

    Raises
    ------
    ParameterError
        When no such folder holds a ``client.yml``.
    """
    here = Path.cwd()
    for parent in (here, *here.parents):
        for place in (parent / text, parent / "data" / "clients" / text):
            if text.strip() and (place / _MARK).is_file():
                return place.resolve()
    raise ParameterError(
        (
            Fault(
                "client",
                say("{folder} is not a client’s folder: it holds no client.yml.", folder=text),
                say("Give the path of a folder that “stratbook new” wrote."),
            ),
        )
    )


def work_folder(folder: Path) -> Path:
    """Return where an open notebook keeps what it read and found of a client.

    Notebooks of a client under ``data/clients`` share ``reports/.work/<client>``, so that
    the exports are read once; a client anywhere else gets a temporary folder.
    """
    clients = folder.parent
    if clients.name == "clients" and clients.parent.name == "data":
        work = clients.parents[1] / "reports" / ".work" / folder.name
        work.mkdir(parents=True, exist_ok=True)
        return work
    return Path(tempfile.mkdtemp(prefix="stratbook-"))
