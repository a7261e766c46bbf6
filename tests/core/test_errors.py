"""Errors a user can answer: every fault at once, each with its place and its remedy."""

import pytest

from stratbook.core.errors import BriefError, Fault, WorkbookError, raise_all
from stratbook.core.message import say


def _fault(line):
    return Fault(
        place=f"client.yml, line {line}",
        problem=say("{key} is not known.", key="perod"),
        remedy=say("Write {key}.", key="period"),
    )


def test_all_faults_are_said_one_a_line():
    with pytest.raises(BriefError) as caught:
        raise_all(BriefError, (_fault(line) for line in (1, 2)))
    assert str(caught.value).splitlines() == [
        "client.yml, line 1: perod is not known. Write period.",
        "client.yml, line 2: perod is not known. Write period.",
    ]
    assert isinstance(caught.value, WorkbookError)
    assert caught.value.faults == (_fault(1), _fault(2))


def test_no_fault_no_error():
    raise_all(BriefError, ())
