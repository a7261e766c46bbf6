"""Folders anywhere: an address or a path, and the file system that reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.report.cluster.extra import is_address

_ADDRESS: Final = re.compile(r"([a-z][a-z0-9+.-]*)://([^\s\x00-\x1f\x7f\\{}*?#\[\]]+)")
_PASSWORD: Final = re.compile(r"[^/]*:[^/]*@")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_EACH: Final = "/*"
_MARK: Final = "client.yml"
_UP: Final = frozenset({"", ".", ".."})


@dataclass(frozen=True)
class Place:
    """A folder and the file system it lies on.

    Parameters
    ----------
    files : AbstractFileSystem
        fsspec's.
    root : str
        Its path there, without a slash at the end.
    address : str
        As it was given, to be shown.
    """

    files: AbstractFileSystem
    root: str
    address: str

    @property
    def folder(self) -> Path | None:
        """The folder as a path of this machine (also a shared one); None elsewhere."""
        return Path(self.root) if isinstance(self.files, LocalFileSystem) else None

    def under(self, name: str) -> str:
        """Return the path of a file or folder inside.

        Raises
        ------
        ParameterError
            When the name would lead out.
        """
        if not _inside(name):
            raise ParameterError((_leads_out(name, self.address),))
        return f"{self.root}/{name}"

    def below(self, name: str) -> "Place":
        """Return a folder inside."""
        return Place(self.files, self.under(name), f"{self.address.rstrip('/')}/{name}")

    def names(self) -> Iterator[str]:
        """Return the files inside, each by its path from here; none without the folder.

        Raises
        ------
        ParameterError
            When one would lead out: a key with ``..``, or a link to elsewhere.
        """
        self.files.invalidate_cache()
        before = f"{self.root}/"
        for path in sorted(self.files.find(self.root)):
            name = str(path)[len(before) :]
            if str(path) == self.root or str(path).endswith("/"):
                continue  # the mark that stores keep for an empty folder
            if not (str(path).startswith(before) and _inside(name) and self._stays(path)):
                raise ParameterError((_leads_out(name, self.address),))
            yield name

    def _stays(self, path: str) -> bool:
        folder = self.folder
        return folder is None or Path(path).resolve().is_relative_to(folder.resolve())


def place(text: str) -> Place:
    """Return the folder that an address or a path names.

    Parameters
    ----------
    text : str
        ``s3://bucket/clients/acme``, ``memory://…``, ``file://…`` or a path of this machine.

    Raises
    ------
    ParameterError
        When it is no plain address, or nothing here reads such addresses.
    """
    if not is_address(text):
        return Place(LocalFileSystem(), str(Path(text).absolute()), text)
    found = _ADDRESS.fullmatch(text)
    if found is None or not _plain(*found.groups()):
        problem = say("{address} is not an address of a folder.", address=_shown(text))
        raise ParameterError((Fault("address", problem, _LIKE),))
    try:
        files, root = url_to_fs(text)
    except ImportError:
        problem = say("A library that reads {kind}:// is missing.", kind=found[1])
        raise ParameterError((Fault(text, problem, _DRIVER),)) from None
    except ValueError:
        problem = say("Nothing known here reads {kind}://.", kind=found[1])
        raise ParameterError((Fault(text, problem, _LIKE),)) from None
    return Place(files, str(root).rstrip("/"), text.rstrip("/"))


def folders(text: str) -> tuple[str, ...]:
    """Return a client's address, or those of every client of a folder: ``s3://agency/clients/*``.

    Raises
    ------
    ParameterError
        When such a folder holds no client.
    """
    whole = text.rstrip("/")
    if not whole.endswith(_EACH):
        return (whole,)
    above = place(whole.removesuffix(_EACH))
    found = sorted(str(each) for each in above.files.glob(f"{above.root}/*/{_MARK}"))
    if not found:
        problem = say("No client’s folder lies in {folder}.", folder=above.address)
        raise ParameterError((Fault("client", problem, _LIKE),))
    return tuple(f"{above.address}/{each.split('/')[-2]}" for each in found)


def last_name(text: str) -> str:
    """Return the last part of an address or a path: a client's id."""
    return text.rstrip("/").rpartition("/")[2]


def _plain(kind: str, rest: str) -> bool:
    """Say whether an address is one folder: no step up, no chain, no password in it."""
    parts = (rest.removeprefix("/") if kind in {"file", "local", "memory"} else rest).rstrip("/")
    return "::" not in rest and not _PASSWORD.match(rest) and not _UP.intersection(parts.split("/"))


def _inside(name: str) -> bool:
    """Say whether a name stays inside the folder it is put in, on every system."""
    return (
        not _UP.intersection(name.split("/"))
        and "\\" not in name
        and not _CONTROL.search(name)
        and not PureWindowsPath(name).drive
        and not PurePosixPath(name).is_absolute()
    )


def _leads_out(name: str, address: str) -> Fault:
    return Fault(
        address,
        say("The file {name} leads out of {folder}.", name=_shown(name), folder=address),
        say("Take it away: a client’s files and reports lie inside their folder."),
    )


def _shown(text: str) -> str:
    """Return a text that may hold anything, short, without control characters or password."""
    return re.sub(r"//[^/@]*@", "//…@", _CONTROL.sub(" ", text))[:80]


_LIKE: Final[Message] = say(
    "Write a folder’s whole address, such as {example}: no “..”, no pattern, no password.",
    example="s3://agency/clients/acme",
)
_DRIVER: Final[Message] = say(
    "Install it on every host: {libraries}.",
    libraries="s3fs (s3://), gcsfs (gs://), adlfs (abfs://)",
)
