"""The folder of reports at an address: what a batch writes of itself goes there too."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from stratbook.report.batch.command import Lending
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.running import Seam
from stratbook.report.batch.summary import FILE
from stratbook.report.cluster.carrying import is_whole, put_file
from stratbook.report.cluster.places import Place, place
from stratbook.report.cluster.then import then

_EVERY: Final = 30.0  # seconds between two summaries sent: a batch that is killed can go on


@dataclass
class Home:
    """A folder of this machine that stands for the folder of reports.

    Parameters
    ----------
    folder : Path
        Here.
    there : Place
        The folder of reports.
    """

    folder: Path
    there: Place
    sent: float = field(default_factory=time.monotonic)

    @contextmanager
    def seam(self, lending: Lending) -> Iterator[Seam]:
        """Lend a seam whose outcomes tell reports as if they lay in the folder here."""
        with lending() as seam:

            def submit(order: Order) -> Future[Outcome]:
                return then(seam.submit(order), self._seen_from_here)

            yield Seam(submit, seam.stop)

    def address(self, path: str) -> str:
        """Return the address of a path in the folder here."""
        found = Path(path)
        if not found.is_relative_to(self.folder):
            return path
        return f"{self.there.address}/{found.relative_to(self.folder).as_posix()}"

    def stands(self, page: Path) -> bool:
        """Say whether a page's report stands whole in the folder of reports."""
        return is_whole(self.there.below(page.parent.relative_to(self.folder).as_posix()))

    def glance(self, _: Outcome) -> None:
        """Send the summary so far, now and then."""
        if time.monotonic() - self.sent >= _EVERY:
            self.sent = time.monotonic()
            with suppress(OSError):
                self._send(FILE)

    def close(self) -> None:
        """Send what the batch wrote of itself, its summary last."""
        written = [each.name for each in self.folder.glob("index*.html")]
        for name in (*sorted(written), FILE):
            self._send(name)

    def _send(self, name: str) -> None:
        if (self.folder / name).is_file():
            put_file(self.folder / name, self.there, name)

    def _seen_from_here(self, ended: Outcome | BaseException) -> Outcome:
        if isinstance(ended, BaseException):
            raise ended
        before = f"{self.there.address}/"
        return ended.but(
            reports=tuple(
                str(self.folder / each[len(before) :]) if each.startswith(before) else each
                for each in ended.reports
            )
        )


@contextmanager
def lent(out: str) -> Iterator[Home]:
    """Lend a folder here for a folder of reports at an address.

    Parameters
    ----------
    out : str
        Its address.
    """
    there = place(out)
    with tempfile.TemporaryDirectory(prefix="stratbook-") as private:
        folder = Path(private).resolve()
        with suppress(FileNotFoundError):
            there.files.get_file(there.under(FILE), str(folder / FILE))
        home = Home(folder, there)
        yield home
        home.close()
