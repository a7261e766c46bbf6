"""The names under which an engine records what Python has no name for."""

from typing import Final

EARLY_EXIT: Final = "EarlyExit"
THREAD_FAILED: Final = "ThreadFailed"
TIME_LIMIT: Final = "TimeLimitExceeded"
OUTPUT_LIMIT: Final = "OutputLimitExceeded"
PROCESS_DIED: Final = "ProcessDied"
WORKER_DIED: Final = "WorkerDied"
INVALID: Final = "InvalidOutput"
