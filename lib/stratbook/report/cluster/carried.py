"""One order whose addresses may be anywhere: fetched, rendered here, put back."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault, ParameterError, WorkbookError
from stratbook.core.message import say
from stratbook.core.recorded import FILE as HISTORY
from stratbook.ingest.pseudonyms import FILE as SECRET
from stratbook.report.again.lock import KEPT
from stratbook.report.batch.faults import defect, unwritten
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.cluster.carrying import fetch, put_file, put_report
from stratbook.report.cluster.places import Place, last_name, place
from stratbook.report.output import client_id

Rendering = Callable[[Order], Outcome]
_BRIEF: Final = "client.yml"
_CLIENTS, _REPORTS = "clients", "reports"


def render_carried(order: Order, scratch: Path, render: Rendering) -> Outcome:
    """Render an order in a private folder of this machine.

    Parameters
    ----------
    order : Order
        Its addresses are any that fsspec reads, or paths.
    scratch : Path
        Where the private folder is made; it is gone afterwards.
    render : callable
        Renders an order whose addresses are paths of this machine; never raises.

    Returns
    -------
    Outcome
        Of the order as it was given, its reports by their addresses. Nothing that a client's
        folder holds raises, nor what a store refuses.
    """
    began = time.monotonic()
    try:
        outcome = _carried(order, scratch, render)
    except WorkbookError as error:
        outcome = Outcome(order, State.FAILED, faults=error.faults)
    except OSError as error:
        outcome = Outcome(order, State.FAILED, faults=(unwritten(order.name, error),))
    except Exception as error:  # noqa: BLE001 - each store has errors of its own
        outcome = Outcome(order, State.FAILED, faults=(defect(order.name, error),))
    return outcome.but(order=order, seconds=time.monotonic() - began)


def _carried(order: Order, scratch: Path, render: Rendering) -> Outcome:
    client, out = place(order.client), place(order.out)
    name = client_id(scratch / last_name(client.root))
    with tempfile.TemporaryDirectory(prefix="order-", dir=scratch) as private:
        here = Path(private).resolve()
        folder, reports = here / _CLIENTS / name, here / _REPORTS
        _fetch_client(client, folder)
        kept = out.below(f"{KEPT}/{name}")
        fetch(kept, reports / KEPT / name, _is_kept)
        before = {**_files(folder, _is_own), **_files(reports / KEPT / name, _is_kept)}
        made = render(replace(order, client=str(folder), out=str(reports)))
        if not made.state.whole:
            return made.but(faults=tuple(_as_asked(each, here, order) for each in made.faults))
        put = tuple(_put(Path(each), reports, out) for each in made.reports)
        own = _is_own if order.history else _is_secret
        _put_changed(folder, own, before, client)
        _put_changed(reports / KEPT / name, _is_kept, before, kept)
        return made.but(reports=put)


def _fetch_client(client: Place, folder: Path) -> None:
    if _BRIEF not in fetch(client, folder, _is_input):
        problem = say(
            "{folder} is not a client’s folder: it holds no client.yml.", folder=client.address
        )
        remedy = say("Give the path of a folder that “stratbook new” wrote.")
        raise ParameterError((Fault("client", problem, remedy),))


def _is_input(name: str) -> bool:
    """Say whether a client's file is read: hidden ones are not, but for its secret."""
    return name == SECRET or not any(part.startswith((".", "~$")) for part in name.split("/"))


def _is_kept(name: str) -> bool:
    """Say whether a file is a chapter of the last render: no lock, nothing half written."""
    return name.endswith(".gz") and not name.rpartition("/")[2].startswith(".")


def _is_secret(name: str) -> bool:
    return name == SECRET


def _is_own(name: str) -> bool:
    """Say whether the program itself keeps a file in a client's folder."""
    return name in {HISTORY, SECRET}


def _files(folder: Path, wanted: Callable[[str], bool]) -> dict[Path, bytes]:
    """Return the content of the wanted files of a folder."""
    found = {each: each.relative_to(folder).as_posix() for each in folder.rglob("*")}
    return {
        path: path.read_bytes() for path, name in found.items() if path.is_file() and wanted(name)
    }


def _put_changed(
    folder: Path, wanted: Callable[[str], bool], before: dict[Path, bytes], there: Place
) -> None:
    """Put back the files that the render wrote or changed."""
    for path, content in _files(folder, wanted).items():
        if content != before.get(path):
            put_file(path, there, path.relative_to(folder).as_posix())


def _put(report: Path, reports: Path, out: Place) -> str:
    """Put one report in place and return its page's address."""
    name = report.parent.relative_to(reports).as_posix()
    put_report(report.parent, out, name)
    return f"{out.address}/{name}/{report.name}"


def _as_asked(fault: Fault, here: Path, order: Order) -> Fault:
    """Return a fault whose place tells no folder of the host."""
    inside = fault.place.replace(str(here / _CLIENTS / order.name), order.client)
    return replace(fault, place=inside.replace(str(here / _REPORTS), order.out))
