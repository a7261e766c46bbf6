"""What a process computed is taken by the next one that asks the same, and by no other."""

import types
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pytest
from pydantic import BaseModel

from stratbook.core import remembered as module
from stratbook.core.remembered import Memory, remember_in, remembered, remembering

RUNS: list[str] = []


class Line(BaseModel):
    words: str = "a"
    size: int = 1


@dataclass(frozen=True)
class Plan:
    rows: pd.DataFrame
    names: frozenset[str] = frozenset()
    curve: np.ndarray = field(default_factory=lambda: np.arange(3.0))


@remembered
def total(rows: pd.DataFrame, *others: object, scale: float = 1.0) -> Plan:
    RUNS.append("total")
    return Plan(pd.DataFrame({"sum": [float(rows["n"].sum()) * scale]}), frozenset(others))


@remembered
def largest(plan: Plan) -> float:
    RUNS.append("largest")
    return float(plan.rows["sum"].max())


@remembered
def same(value: object) -> object:
    RUNS.append("same")
    return value


@remembered
def shown(value: object) -> str:
    RUNS.append("shown")
    return repr(value)


@remembered
def unwritten(value: object) -> object:
    RUNS.append("unwritten")
    return lambda: value


@remembered
def refusing(value: int) -> int:
    RUNS.append("refusing")
    raise ValueError(value)


@pytest.fixture(autouse=True)
def runs():
    RUNS.clear()
    yield RUNS
    module._OWN.clear()


@pytest.fixture
def rows():
    return pd.DataFrame({"n": [1, 2, 3]})


def processes(place, given=None):
    """Return the memories of two processes that share a folder."""
    return (Memory(place / "shared", given or {}) for _ in range(2))


def test_without_a_memory_it_is_the_plain_function(rows, runs):
    assert total(rows).rows["sum"].item() == 6.0
    total(rows)
    assert runs == ["total", "total"]
    assert total.__name__ == "total"


def test_the_second_process_takes_what_the_first_computed(tmp_path, rows, runs):
    first, second = processes(tmp_path)
    with remembering(first):
        one = total(rows, "b", "a", scale=2.0)
    with remembering(second):
        two = total(rows.copy(), "b", "a", scale=2.0)
    assert runs == ["total"]
    pd.testing.assert_frame_equal(one.rows, two.rows)
    assert (one.names, one.curve.tolist()) == (two.names, two.curve.tolist())
    assert (first.taken, second.computed) == ([], [])
    assert [name.rpartition(".")[2] for name in second.taken] == ["total"]


@pytest.mark.parametrize(
    "others", [{"scale": 3.0}, {"rows": pd.DataFrame({"n": [1, 2, 4]})},
               {"rows": pd.DataFrame({"n": [1.0, 2.0, 3.0]})}]
)  # fmt: skip
def test_another_argument_is_another_question(tmp_path, rows, runs, others):
    first, second = processes(tmp_path)
    with remembering(first):
        total(rows)
    with remembering(second):
        total(others.get("rows", rows), scale=others.get("scale", 1.0))
    assert runs == ["total", "total"]


def test_a_result_is_known_again_as_the_argument_of_the_next(tmp_path, rows, runs):
    first, second = processes(tmp_path)
    for memory in (first, second):
        with remembering(memory):
            assert largest(total(rows)) == 6.0
    assert runs == ["total", "largest"]


def test_what_every_process_is_given_is_not_written_and_comes_back_itself(tmp_path, rows):
    rows.attrs["told"] = "SECRET" * 100
    first, second = processes(tmp_path, {"rows": rows})
    with remembering(first):
        same({"in": [rows]})
    with remembering(second):
        found = same({"in": [rows]})
    assert found["in"][0] is rows
    assert all(b"SECRET" not in each.read_bytes() for each in (tmp_path / "shared").iterdir())


def test_what_speaks_of_something_not_given_is_computed_again(tmp_path, rows, runs):
    first, second = Memory(tmp_path, {"rows": rows}), Memory(tmp_path, {})
    with remembering(first):
        same(7)
    (left,) = tmp_path.iterdir()
    with remembering(first):
        same(rows)
    (other,) = set(tmp_path.iterdir()) - {left}
    other.replace(left)
    with remembering(second):
        assert same(7) == 7
    assert runs == ["same"] * 3


def test_equal_arguments_are_one_question_however_they_were_made(tmp_path, runs):
    words = "".join(["al", "ike"])
    alike = [
        ([words, words], ["alike", "".join(["alike"])]),
        ({8, 0, 16}, {16, 8, 0}),
        ({"a": 1}.values(), {"b": 1}.values()),
        (Line(words="x", size=2), Line.model_construct(Line(size=2, words="x").model_fields_set,
                                                       size=2, words="x")),
        (np.arange(4.0), np.arange(8.0)[:4]),
        (np.asfortranarray([[1, 2], [3, 4]]), np.array([[1, 2], [3, 4]])),
        (types.MappingProxyType({"a": 1}), types.MappingProxyType({"a": 1})),
    ]  # fmt: skip
    for place, (one, two) in enumerate(alike):
        first, second = processes(tmp_path / str(place))
        with remembering(first):
            shown(one)
        with remembering(second):
            shown(two)
        assert len(runs) == place + 1, one


def test_arrays_of_other_shapes_or_types_are_other_questions(tmp_path, runs):
    arrays = [np.zeros(4), np.zeros((2, 2)), np.zeros(4, dtype="int64"), np.zeros(4, dtype=">f8")]
    for each in arrays:
        with remembering(Memory(tmp_path, {})):
            same(each)
    assert len(runs) == len(arrays)


def test_what_cannot_be_written_is_computed_and_said(tmp_path, runs):
    memory = Memory(tmp_path, {})
    with remembering(memory):
        assert unwritten(1)() == 1
        same(lambda: 1)
    assert {name.rpartition(".")[2] for name in memory.unkept} == {"unwritten", "same"}
    assert runs == ["unwritten", "same"]
    assert list(tmp_path.iterdir()) == []


def test_an_error_is_raised_each_time(tmp_path, runs):
    for memory in processes(tmp_path):
        with remembering(memory), pytest.raises(ValueError, match="7"):
            refusing(7)
    assert runs == ["refusing", "refusing"]


def test_a_folder_that_takes_nothing_costs_time_only(tmp_path, rows, runs, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.Path, "replace", full)
    for memory in processes(tmp_path):
        with remembering(memory):
            assert largest(total(rows)) == 6.0
    assert runs == ["total", "largest", "total", "largest"]
    assert list((tmp_path / "shared").iterdir()) == []


def test_a_process_keeps_the_folder_it_was_last_told(tmp_path, rows, runs):
    remember_in(tmp_path / "one", {})
    total(rows)
    remember_in(tmp_path / "two", {})
    total(rows)
    assert runs == ["total", "total"]
    assert [len(list((tmp_path / each).iterdir())) for each in ("one", "two")] == [1, 1]


def test_a_lent_memory_is_that_of_its_thread(tmp_path, rows, runs):
    """Two clients rendered at the same time by one process do not meet."""
    with remembering(Memory(tmp_path, {"rows": rows})), ThreadPoolExecutor(1) as other:
        other.submit(total, rows).result()
        assert list(tmp_path.iterdir()) == []
        total(rows)
        assert len(list(tmp_path.iterdir())) == 1
    total(rows)
    assert runs == ["total"] * 3
