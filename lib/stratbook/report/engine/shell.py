"""An IPython shell without a kernel: what its cells show goes to one function."""

import contextlib
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from stratbook.report.engine.failures import EARLY_EXIT

Emit = Callable[..., None]


class _Publisher(DisplayPublisher):
    """Hands on what ``display`` shows."""

    shell: Any

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: object = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: object,
    ) -> None:
        content = {
            "data": data,
            "metadata": metadata or {},
            "transient": transient or {},
        }
        kind = "update_display_data" if update else "display_data"
        self.shell.emit(kind, content)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.emit("clear_output", {"wait": wait})


class _Result(DisplayHook):
    """Hands on the value of a cell's last line."""

    shell: Any

    def start_displayhook(self) -> None:
        self._content: dict[str, Any] = {}

    def write_output_prompt(self) -> None:
        self._content["execution_count"] = self.prompt_count

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        self._content["data"] = format_dict
        self._content["metadata"] = md_dict or {}

    def finish_displayhook(self) -> None:
        if self._content.get("data"):
            self.shell.emit("execute_result", self._content)


class ReportShell(InteractiveShell):
    """Runs the cells of one notebook.

    Attributes
    ----------
    emit : callable
        Given the kind of a Jupyter message and its content.
    failed : bool
        Whether an error was shown, a thread's too.
    """

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Result)
    emit: Emit
    failed = False

    def init_ipython_dir(self, ipython_dir: str) -> None:
        """Keep no folder in the user's home."""

    def init_profile_dir(self, profile_dir: Any) -> None:
        """Keep no profile: a report depends on nobody's settings."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Open no window."""

    def run(self, source: str) -> bool:
        """Run a cell and say whether it came to its end without an error."""
        running: Any = self.run_cell  # without types
        result = running(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is not None and not self.failed:  # its traceback could not be made
            self.fail(type(error).__name__, _said(error), [])
        return not self.failed

    def fail(self, name: str, value: str, lines: list[str]) -> None:
        """Show an error; the notebook ends with this cell."""
        self.failed = True
        self.emit("error", {"ename": name, "evalue": value, "traceback": lines})

    def ask_exit(self) -> None:
        """Take ``exit`` and ``quit`` for what they are in a report: an end too early."""
        self.fail(EARLY_EXIT, "exit()", [])

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        # papermill takes SystemExit with code 0 for success: it gets another name.
        if isinstance(etype, type) and issubclass(etype, SystemExit):
            self.fail(EARLY_EXIT, f"SystemExit({evalue})", stb)
        else:
            self.fail(getattr(etype, "__name__", str(etype)), _said(evalue), stb)


def _said(error: object) -> str:
    """Return what an error says; nothing where it cannot say it."""
    with contextlib.suppress(Exception):
        return str(error)
    return ""


def new_shell() -> ReportShell:
    """Make the shell that the notebooks' processes inherit; no cell ever runs in it."""
    settings = Config()
    settings.HistoryManager.enabled = False  # its thread would not survive a fork
    settings.HistoryManager.hist_file = ":memory:"
    settings.InteractiveShell.colors = "nocolor"
    settings.InteractiveShell.xmode = "Context"
    return ReportShell.instance(config=settings)


def refuse_input(prompt: object = "", *_: object, **__: object) -> str:
    """Stand for ``input`` and ``getpass``: nobody answers a report.

    Raises
    ------
    StdinNotImplementedError
        Always.
    """
    raise StdinNotImplementedError(f"nobody is there to answer {prompt!r}")
