"""A future of what another future's outcome is turned into."""

from collections.abc import Callable
from concurrent.futures import Future

from stratbook.report.batch.outcome import Outcome

Ends = Callable[[Outcome | BaseException], Outcome]


def then(first: Future[Outcome], change: Ends) -> Future[Outcome]:
    """Return a future that ends when another does, cancelled when that is.

    Parameters
    ----------
    first : Future
        Of a pool or of a cluster.
    change : callable
        Given its outcome, or the error that it ended with; returns the outcome, or raises.
    """
    second: Future[Outcome] = Future()

    def ended(done: Future[Outcome]) -> None:
        if done.cancelled():
            second.cancel()
            second.set_running_or_notify_cancel()  # wakes those who wait
            return
        try:
            second.set_result(change(done.exception() or done.result()))
        except BaseException as error:  # noqa: BLE001 - it is the future's to raise
            second.set_exception(error)

    first.add_done_callback(ended)
    return second
