"""The program as one file to install, made from the running installation without a network.

It is what a learner needs and no more: the notebooks' source, where the solutions stand, and
the demonstration clients' generators stay behind. The same installation gives the same bytes.
"""

import base64
import hashlib
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from importlib.resources import files
from pathlib import Path
from typing import Final

from stratbook.core import reference
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import LANGUAGES
from stratbook.core.message import say
from stratbook.notebook import editions

_PACKAGE: Final = "stratbook"
_WHEEL: Final = (
    "Wheel-Version: 1.0\nGenerator: stratbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
)
_MADE: Final = (2026, 1, 1, 0, 0, 0)  # fixed: same bytes each time
_LEFT_OUT: Final = ("notebooks/src/", "clients/")
_OF_NEEDS: Final = ("Requires-Dist:", "Provides-Extra:")
_RULE: Final = re.compile(r"^([A-Za-z0-9._-]+)")


def wheel() -> tuple[str, bytes]:
    """Return the wheel's file name and its bytes.

    Raises
    ------
    ParameterError
        When stratbook runs without being installed.
    """
    installed = _installed()
    info = f"{_PACKAGE}-{installed.version}.dist-info"
    held = dict(_package())
    for name, told in _told(installed).items():
        held[f"{info}/{name}"] = told
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in sorted(held.items())]
    held[record] = "\n".join((*lines, f"{record},,", "")).encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(held.items(), key=lambda each: (info in each[0], each[0])):
            archive.writestr(_member(name), data)
    return f"{_PACKAGE}-{installed.version}-py3-none-any.whl", whole.getvalue()


def requirements(wheel_name: str) -> str:
    """Return what pip installs: the wheel, and the libraries in the versions that run here.

    Parameters
    ----------
    wheel_name : str
        The wheel's file, beside the list.
    """
    names = [found[1] for each in _needs(_installed()) if (found := _RULE.match(each))]
    pins = [f"{name}=={version(name)}" for name in sorted(names, key=str.lower)]
    return "\n".join((f"./{wheel_name}", *pins, ""))


def _installed() -> Distribution:
    try:
        return distribution(_PACKAGE)
    except PackageNotFoundError:
        raise ParameterError((
            Fault("stratbook", say("The program runs without being installed."),
                  say("Install it with pip first: the course carries a copy of it.")),
        )) from None  # fmt: skip


def _needs(installed: Distribution) -> list[str]:
    """Return the libraries the program needs, as a checkout says now or the installation said."""
    project = Path(__file__).parents[4] / "pyproject.toml"
    if project.is_file():
        told = tomllib.loads(project.read_text(encoding="utf-8"))
        return sorted(map(str, told["project"]["dependencies"]))
    return sorted(each for each in installed.requires or () if "extra ==" not in each)


def _package() -> Iterator[tuple[str, bytes]]:
    """Return the package's files by their name in the wheel."""
    root = Path(str(files(_PACKAGE)))
    rooms: Mapping[str, Path] = {
        "": root,
        "reference/": reference.folder(),
        **{f"notebooks/{code}/": editions.folder(code) for code in LANGUAGES},
    }
    for prefix, folder in rooms.items():
        for path in sorted(folder.rglob("*")):
            name = prefix + path.relative_to(folder).as_posix()
            if path.is_file() and not _is_left_out(name):
                yield f"{_PACKAGE}/{name}", path.read_bytes()


def _is_left_out(name: str) -> bool:
    hidden = any(each.startswith((".", "__pycache__")) for each in name.split("/"))
    return hidden or name.endswith(".pyc") or name.startswith(_LEFT_OUT)


def _told(installed: Distribution) -> dict[str, bytes]:
    """Return what the installation says of itself, as a wheel has it."""
    head, _, body = (installed.read_text("METADATA") or "").partition("\n\n")
    kept = [each for each in head.splitlines() if not each.startswith(_OF_NEEDS)]
    needs = [f"Requires-Dist: {each}" for each in _needs(installed)]
    told = {"METADATA": "\n".join((*kept, *needs, "", body)), "WHEEL": _WHEEL}
    for name in ("entry_points.txt", "licenses/LICENSE"):
        if text := installed.read_text(name):
            told[name] = text
    return {name: text.encode() for name, text in told.items()}


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=_MADE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member
