"""Kernels that a report's notebooks talk to without ports.

Two kernels started at the same moment may be given the same free port, and one of them then dies
before it answers; any program of the machine may listen in. Sockets in a folder of this user alone
have neither fault. Windows has none that kernels know: there ports remain.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from jupyter_client.manager import AsyncKernelManager

_PORTS: Final = sys.platform == "win32"


class QuietKernels(AsyncKernelManager):
    """Starts a kernel on sockets of its own."""

    def __init__(self, **given: Any) -> None:
        self._own = "" if _PORTS else tempfile.mkdtemp(prefix="kernel-")
        quiet = {} if _PORTS else {"transport": "ipc", "ip": str(Path(self._own) / "s")}
        super().__init__(**{**quiet, **given})

    def cleanup_connection_file(self) -> None:
        """Remove the connection file, and the folder of the sockets."""
        super().cleanup_connection_file()
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)
