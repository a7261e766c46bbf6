"""Folders there and back: a client's files fetched, reports put in place whole."""

import contextlib
import hashlib
import json
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from stratbook.core.period import parse_period
from stratbook.report.again.lock import locked
from stratbook.report.cluster.places import Place
from stratbook.report.output import replacing, report_folder

MANIFEST: Final = "manifest.json"


def fetch(place: Place, folder: Path, wanted: Callable[[str], bool]) -> tuple[str, ...]:
    """Copy a place's files into a folder of this machine.

    Parameters
    ----------
    place : Place
        Where they are.
    folder : Path
        Where they go; made where it is missing.
    wanted : callable
        Says of each name, from the place, whether it is fetched.

    Returns
    -------
    tuple of str
        Their names.
    """
    names = tuple(each for each in place.names() if wanted(each))
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        place.files.get_file(place.under(name), str(target))
    return names


def put_report(report: Path, out: Place, name: str) -> None:
    """Put a report's folder in place, so that a reader finds the old one or the new one.

    Parameters
    ----------
    report : Path
        The folder, whole.
    out : Place
        The folder of reports.
    name : str
        ``client/period/language``.

    Notes
    -----
    On a file system of this machine or a shared one: written beside, then exchanged, under
    the lock of the client's period. In an object store there is no such step: all is sent
    beside first, then each file takes its place, ``manifest.json`` last; what it says of
    the others' digests holds for a whole report only (:func:`is_whole`).
    """
    place = out.below(name)
    if out.folder is None:
        _put_by_file(report, place)
        return
    client, period, language = name.split("/")
    target = report_folder(out.folder, client, parse_period(period), language)
    with locked(out.folder, client, period), replacing(target) as new:
        shutil.copytree(report, new, dirs_exist_ok=True)


def put_file(source: Path, place: Place, name: str) -> None:
    """Put one file in place: sent beside, then moved."""
    folder, _, own = name.rpartition("/")
    target = place.below(folder) if folder else place
    beside = target.under(f".{own}-new-{secrets.token_hex(4)}")
    try:
        if target.folder is None:
            place.files.put_file(str(source), beside)
            place.files.mv(beside, target.under(own))
        else:
            target.folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, beside)  # with its rights: a secret is its owner's alone
            Path(beside).replace(target.under(own))
    except BaseException:
        with contextlib.suppress(Exception):
            place.files.rm_file(beside)
        raise


def is_whole(place: Place) -> bool:
    """Say whether a report is there with every file that its manifest names, as it names it."""
    try:
        manifest = json.loads(place.files.cat_file(place.under(MANIFEST)))
        return all(
            hashlib.sha256(place.files.cat_file(place.under(each["path"]))).hexdigest()
            == each["sha256"]
            for each in manifest["outputs"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _put_by_file(report: Path, place: Place) -> None:
    """Send a report beside its place, then move file by file, the manifest last."""
    names = sorted(
        (each.relative_to(report).as_posix() for each in report.rglob("*") if each.is_file()),
        key=lambda name: (name == MANIFEST, name),
    )
    parent, _, language = place.root.rpartition("/")
    beside = Place(place.files, f"{parent}/.{language}-new-{secrets.token_hex(4)}", place.address)
    try:
        for name in names:
            place.files.put_file(str(report / name), beside.under(name))
        earlier = set(place.names())
        for name in names:
            place.files.mv(beside.under(name), place.under(name))
        for name in sorted(earlier.difference(names)):
            place.files.rm_file(place.under(name))
    finally:
        with contextlib.suppress(Exception):  # nothing is left of it, where all went well
            place.files.rm(beside.root, recursive=True)
