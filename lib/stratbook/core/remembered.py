"""Pure functions that a report asks once: the second language takes what the first computed.

A chapter runs in a process of its own, once a language. Where these processes share a folder, a
function marked :func:`remembered` leaves what it returned there, under the digest of its
name and of its arguments; asked the same by another process, it is read back and not run. Without
such a folder (in a person's notebook) it is the plain function.
"""

import contextlib
import functools
import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, ParamSpec, TypeVar

import numpy as np

Given = ParamSpec("Given")
Result = TypeVar("Result")

_PLAIN: Final = (type(None), bool, int, float, str, bytes)
_NOTHING: Final = ()  # one object wherever it stands
_UNWRITABLE: Final = (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError)


def remembered(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Mark a function as pure: what it returns depends on its arguments and on nothing else.

    Parameters
    ----------
    function : callable
        It knows no language and no clock, writes nothing and leaves its arguments as they were;
        what it returns nobody changes.
    """

    @functools.wraps(function)
    def taken(*args: Given.args, **named: Given.kwargs) -> Result:
        memory = _memory()
        if memory is None:
            return function(*args, **named)
        result: Result = memory.result(function, args, named)
        return result

    return taken


class Memory:
    """What was computed for one client, as the processes that share a folder left it.

    Parameters
    ----------
    folder : Path
        Private to this user: what lies there is unpickled.
    given : mapping
        By a name, what every one of these processes has before it computes anything (the brief,
        the tables): it stands in the digests by its name, and is never written.

    Attributes
    ----------
    computed, taken : list of str
        Names of the functions that ran, and of those that did not have to.
    unkept : set of str
        Names of those whose arguments or result cannot be written down.
    """

    def __init__(self, folder: Path, given: Mapping[str, object]) -> None:
        self._folder, self._given = folder, dict(given)
        self._names = {id(value): name for name, value in given.items()}
        self._results: dict[int, tuple[str, object]] = {}  # held, so that no other takes its place
        self.computed: list[str] = []
        self.taken: list[str] = []
        self.unkept: set[str] = set()

    def result(
        self, function: Callable[..., Any], args: tuple[Any, ...], named: Mapping[str, Any]
    ) -> Any:
        """Return what a function returns for these arguments, as it was left or computed now."""
        name = f"{function.__module__}.{function.__qualname__}"
        asked = (name, [self._known(each) for each in args],
                 {key: self._known(each) for key, each in named.items()})  # fmt: skip
        try:
            key = f"{name}.{_digest(asked, self._names).hex()}"
        except _UNWRITABLE:
            self.unkept.add(name)
            return function(*args, **named)
        try:
            found = self._left(key)
        except (OSError, LookupError):
            found = function(*args, **named)
            self._leave(key, name, found)
            self.computed.append(name)
        else:
            self.taken.append(name)
        if not isinstance(found, _PLAIN) and found is not _NOTHING:
            self._results.setdefault(id(found), (key, found))
        return found

    def _known(self, value: object) -> object:
        """Return the digest under which an argument was itself a result, else the argument."""
        return self._results.get(id(value), (value, None))[0]

    def _leave(self, key: str, name: str, value: object) -> None:
        """Write a result beside and move it into place; what cannot be written is not kept."""
        content = io.BytesIO()
        try:
            _Pickler(content, self._names).dump(value)
        except _UNWRITABLE:
            self.unkept.add(name)
            return
        with contextlib.suppress(OSError):  # a full disk costs time, nothing else
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, half = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content.getbuffer())
                Path(half).replace(self._folder / key)
            finally:
                Path(half).unlink(missing_ok=True)

    def _left(self, key: str) -> Any:
        """Return what a process left.

        Raises
        ------
        OSError
            When none did.
        LookupError
            When it speaks of what this process was not given: the files changed meanwhile.
        """
        content = io.BytesIO((self._folder / key).read_bytes())
        return _Unpickler(content, self._given).load()


class _Pickler(pickle.Pickler):
    """Writes what is known by its name only."""

    def __init__(self, into: Any, names: Mapping[int, str]) -> None:
        super().__init__(into, protocol=5)
        self._names = names

    def persistent_id(self, value: Any) -> Any:
        return self._names.get(id(value))

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, MappingProxyType):
            return _read_only, (dict(value),)
        return NotImplemented


class _Digester(_Pickler):
    """Writes equal values alike, to be digested and never read.

    A pickle tells equal values apart by which of their parts are one object, sets by the order in
    which they were filled, and arrays by how they lie in memory.
    """

    def __init__(self, into: Any, names: Mapping[int, str]) -> None:
        super().__init__(into, names)
        self.fast = True

    def persistent_id(self, value: Any) -> Any:
        if type(value) in (set, frozenset):
            return sorted(_digest(each, self._names) for each in value)
        return super().persistent_id(value)

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, KeysView | ValuesView | ItemsView):
            return tuple, (tuple(value),)
        if isinstance(value, np.ndarray) and not value.dtype.hasobject:
            return bytes, (str(value.dtype), value.shape, value.tobytes())
        return super().reducer_override(value)


class _Unpickler(pickle.Unpickler):
    """Reads back what :class:`_Pickler` wrote."""

    def __init__(self, content: io.BytesIO, given: Mapping[str, object]) -> None:
        super().__init__(content)
        self._given = given

    def persistent_load(self, name: str) -> Any:
        return self._given[name]


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)  # pickle does not find the type by its name


class _Digest:
    """A file that only keeps the digest of what is written."""

    def __init__(self) -> None:
        self._whole = hashlib.sha256()
        self.write = self._whole.update
        self.digest = self._whole.digest


def _digest(value: object, names: Mapping[int, str]) -> bytes:
    into = _Digest()
    _Digester(into, names).dump(value)
    return into.digest()


_LENT: ContextVar[Memory | None] = ContextVar("memory", default=None)
_OWN: Final[list[Memory]] = []


def _memory() -> Memory | None:
    return _LENT.get() or (_OWN[-1] if _OWN else None)


def remember_in(folder: Path, given: Mapping[str, object]) -> None:
    """Let this process share what it computes with the others of one client's render.

    Parameters
    ----------
    folder, given
        As :class:`Memory` has them.

    Notes
    -----
    For a process that serves one client: whatever its thread or task asks.
    """
    _OWN[:] = [Memory(folder, given)]


@contextlib.contextmanager
def remembering(memory: Memory) -> Iterator[Memory]:
    """Take results from a memory for a while and leave them there, in this thread only."""
    before = _LENT.set(memory)
    try:
        yield memory
    finally:
        _LENT.reset(before)
