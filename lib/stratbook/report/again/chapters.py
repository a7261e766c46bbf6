"""Chapters as the last render ran them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final, TypeGuard

import nbformat
from pydantic import JsonValue, ValidationError

from stratbook.notebook.ipynb import new_notebook, tags, text_of
from stratbook.notebook.parameters import Parameters
from stratbook.notebook.record import Record
from stratbook.report.again.digests import digest_of, edition_digest, inputs_digest, program_digest
from stratbook.report.again.sealed import Sealed
from stratbook.report.engine.pool import Worker
from stratbook.report.inputs import InputFile
from stratbook.report.lanes import Running
from stratbook.report.run import Chapter, run_chapters

_INJECTED: Final = "injected-parameters"
_PLACES: Final = {"client", "work", "chapter"}  # paths of this run, and what is named apart
_nbformat: Any = nbformat


class ChapterStore:
    """What chapters of one client gave, by all that they were made from.

    Parameters
    ----------
    sealed : Sealed
        Where they are kept.
    client : str
        The client's id: chapters name it.
    inputs : iterable of InputFile
        The client's files, digested before anything was read.
    """

    def __init__(self, sealed: Sealed, client: str, inputs: Iterable[InputFile]) -> None:
        self._sealed = sealed
        self._made_from: dict[str, JsonValue] = {
            "client": client,
            "inputs": inputs_digest(inputs),
            "program": program_digest(),
        }

    def find(self, id_: str, parameters: Parameters) -> Chapter | None:
        """Return a chapter as it would run now; None when something it depends on changed."""
        kept = self._sealed.read(_name(id_, parameters))
        if not _is_entry(kept) or kept["key"] != self._key(id_, parameters):
            return None
        try:
            record = Record.model_validate(kept["record"])
            notebook = _nbformat.reads(kept["notebook"], as_version=4)
        except (ValidationError, ValueError, TypeError, KeyError):
            return None
        return Chapter(id_, str(kept["title"]), notebook, record)

    def keep(self, chapter: Chapter, parameters: Parameters) -> None:
        """Keep a chapter in place of what it gave before."""
        cells = [each for each in chapter.notebook.cells if _INJECTED not in tags(each)]
        content: dict[str, JsonValue] = {
            "key": self._key(chapter.id, parameters),
            "title": chapter.title,
            "notebook": text_of(new_notebook(cells)),
            "record": chapter.record.model_dump(mode="json"),
        }
        self._sealed.write(_name(chapter.id, parameters), content)

    def _key(self, id_: str, parameters: Parameters) -> str:
        edition = edition_digest(parameters.language, id_)
        own = parameters.model_dump(mode="json", exclude=_PLACES)
        return digest_of({**self._made_from, "parameters": own, "chapter": id_, "edition": edition})


class Again:
    """The chapters of one render: those that stand, and those that must run.

    Parameters
    ----------
    store : ChapterStore
        What the last render left.
    ids : sequence of str
        The notebooks, in the order of the report.
    asked : sequence of Parameters
        One a language.
    force : bool
        Whether all must run.
    """

    def __init__(
        self, store: ChapterStore, ids: Sequence[str], asked: Sequence[Parameters], *, force: bool
    ) -> None:
        self._store, self._ids = store, tuple(ids)
        self._kept = {
            (id_, each.language): found
            for each in asked
            for id_ in self._ids
            if not force and (found := store.find(id_, each)) is not None
        }
        self._wanted = len(self._ids) * len(asked)
        self.ran: list[tuple[Chapter, Parameters]] = []
        self.steady = False

    @property
    def found(self) -> int:
        """How many stand."""
        return len(self._kept)

    @property
    def missing(self) -> bool:
        """Whether any must run."""
        return self.found < self._wanted

    @property
    def cpu(self) -> float:
        """Seconds of processor of those that ran."""
        return sum(float(_used(each).get("cpu", 0)) for each, _ in self.ran)

    @property
    def memory(self) -> int:
        """Bytes of the largest that ran."""
        return max((int(_used(each).get("memory", 0)) for each, _ in self.ran), default=0)

    def chapters(
        self, parameters: Parameters, worker: Worker | None, running: Running
    ) -> tuple[Chapter, ...]:
        """Return one language's chapters in their order, running those that must.

        Raises
        ------
        ChapterError
            When one of them did not run to its end.
        """

        def heard(chapter: Chapter) -> None:
            self.ran.append((chapter, parameters))

        kept = {id_: self._kept.get((id_, parameters.language)) for id_ in self._ids}
        missing = [id_ for id_, found in kept.items() if found is None]
        ran = run_chapters(missing, parameters, worker, replace(running, heard=heard))
        every = {id_: found for id_, found in kept.items() if found is not None}
        every |= {each.id: each for each in ran}
        return tuple(every[id_] for id_ in self._ids)

    @contextmanager
    def keeping(self, steady: Callable[[], bool]) -> Iterator[None]:
        """Keep what ran, also when another chapter failed.

        Parameters
        ----------
        steady : callable
            Says whether the client's files are still those that were digested; what was made
            from files that changed meanwhile is not kept.
        """
        try:
            yield
        finally:
            self.steady = steady()
            for chapter, parameters in self.ran if self.steady else ():
                self._store.keep(chapter, parameters)


def _used(chapter: Chapter) -> dict[str, Any]:
    """Return what the engine says of a chapter's run; nothing where a kernel ran it."""
    said: dict[str, Any] = chapter.notebook.metadata.get("papermill", {}).get("engine", {})
    return said


def _name(id_: str, parameters: Parameters) -> str:
    """Return the one place of a chapter: what it gives now replaces what it gave."""
    own = parameters.model_dump(mode="json", exclude=_PLACES)
    return f"{parameters.period}/{id_}.{parameters.language}.{digest_of(own)[:12]}.gz"


def _is_entry(kept: JsonValue) -> TypeGuard[dict[str, Any]]:
    return isinstance(kept, dict) and {"key", "title", "notebook", "record"} <= kept.keys()
