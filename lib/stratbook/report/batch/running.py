"""A batch at work: every order to its outcome, whatever happens to the others."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Final

from stratbook.core.errors import Fault
from stratbook.core.message import Quantity, Unit, say
from stratbook.report.batch.faults import defect
from stratbook.report.batch.order import Order
from stratbook.report.batch.orders import Chain, chains
from stratbook.report.batch.outcome import Outcome, State

_GLANCE: Final = 0.2  # seconds between two looks at the clock and at what is asked to stop
_LEAVE: Final = 30.0  # seconds for what was stopped to say so


class Ending(StrEnum):
    """Why a batch ended."""

    WHOLE = "whole"
    FAILED_FAST = "failed_fast"
    OUT_OF_TIME = "out_of_time"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Seam:
    """Where orders run: this machine's processes, or a cluster's.

    Parameters
    ----------
    submit : callable
        Takes an order, returns the future of its outcome.
    stop : callable
        Ends what runs and cancels what waits.
    """

    submit: Callable[[Order], Future[Outcome]]
    stop: Callable[[], None]


@dataclass(frozen=True)
class Course:
    """How a batch goes.

    Parameters
    ----------
    seconds : float
        For the whole.
    fail_fast : bool
        Whether the first failure ends it.
    stopping : Event
        Set from outside (Ctrl-C) to end it.
    ended : callable
        Told each outcome.
    """

    seconds: float
    fail_fast: bool
    stopping: Event
    ended: Callable[[Outcome], None]


def run_orders(
    orders: Sequence[Order], seam: Seam, course: Course
) -> tuple[tuple[Outcome, ...], Ending]:
    """Run orders; those of one client one after another.

    Parameters
    ----------
    orders : sequence of Order
        What to render.
    seam : Seam
        Where.
    course : Course
        How long, and what ends it.

    Returns
    -------
    tuple of Outcome, Ending
        One an order, in their order, and why it ended.
    """
    return _Batch(orders, seam, course).through()


class _Batch:
    """The orders that run, and what came of the others."""

    def __init__(self, orders: Sequence[Order], seam: Seam, course: Course) -> None:
        self._orders, self._seam, self._course = orders, seam, course
        self._running: dict[Future[Outcome], tuple[int, Chain]] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._deadline = time.monotonic() + course.seconds

    def through(self) -> tuple[tuple[Outcome, ...], Ending]:
        """Hand out every order and wait for its outcome."""
        ending = Ending.WHOLE
        for chain in chains(self._orders):
            self._hand_out(chain)
        while self._running and ending is Ending.WHOLE:
            over, _ = wait(self._running, self._patience(), FIRST_COMPLETED)
            ended = [self._take(each) for each in tuple(self._running) if each in over]
            ending = self._ending(ended)
            for each in ended if ending is Ending.WHOLE else ():
                self._hand_out(each[1])
        if ending is not Ending.WHOLE:
            self._end(ending)
        return tuple(self._outcomes[place] for place in range(len(self._orders))), ending

    def _hand_out(self, chain: Chain) -> None:
        if chain:
            place = chain.popleft()
            self._running[self._seam.submit(self._orders[place])] = (place, chain)

    def _patience(self) -> float:
        return max(0.0, min(_GLANCE, self._deadline - time.monotonic()))

    def _take(self, future: Future[Outcome]) -> tuple[Outcome, Chain]:
        place, chain = self._running.pop(future)
        outcome = _outcome(future, self._orders[place])
        self._note(place, outcome)
        return outcome, chain

    def _ending(self, ended: Sequence[tuple[Outcome, Chain]]) -> Ending:
        if self._course.stopping.is_set():
            return Ending.STOPPED
        if time.monotonic() >= self._deadline:
            return Ending.OUT_OF_TIME
        if self._course.fail_fast and any(not each.state.whole for each, _ in ended):
            return Ending.FAILED_FAST
        return Ending.WHOLE

    def _end(self, ending: Ending) -> None:
        """Stop what runs; what no process had begun counts as skipped."""
        self._seam.stop()
        wait(self._running, _LEAVE)
        for future, (place, _) in self._running.items():
            done = future.done() and not future.cancelled()
            outcome = (
                _outcome(future, self._orders[place])
                if done
                else Outcome(self._orders[place], State.CANCELLED)
            )
            if ending is Ending.OUT_OF_TIME and outcome.state is State.CANCELLED:
                outcome = outcome.but(
                    state=State.TIMED_OUT if outcome.seconds else State.SKIPPED,
                    faults=(_out_of_time(self._orders[place], self._course.seconds),),
                )
            self._note(place, outcome)
        for place, order in enumerate(self._orders):
            if place not in self._outcomes:
                self._note(place, Outcome(order, State.SKIPPED))

    def _note(self, place: int, outcome: Outcome) -> None:
        self._outcomes[place] = outcome
        self._course.ended(outcome)


def _outcome(future: Future[Outcome], order: Order) -> Outcome:
    """Return a future's outcome; what a cluster lost is that client's failure."""
    try:
        error = future.exception()
    except CancelledError:
        return Outcome(order, State.CANCELLED)
    if error is not None:
        return Outcome(order, State.FAILED, faults=(defect(order.name, error),))
    return future.result().but(order=order)


def _out_of_time(order: Order, seconds: float) -> Fault:
    minutes = Quantity(value=seconds / 60, unit=Unit.MINUTES)
    return Fault(
        order.name,
        say("The whole batch was to end after {minutes}.", minutes=minutes),
        say("Run it again with --resume, or give it more with --minutes."),
    )
