"""Which engine runs the chapters."""

from enum import StrEnum

from stratbook.report.engine.pool import AVAILABLE


class EngineName(StrEnum):
    """What can be asked for: ``fork`` (Linux) or ``kernel``, papermill's ordinary way."""

    FORK = "fork"
    KERNEL = "kernel"

    @classmethod
    def usual(cls) -> "EngineName":
        """Return the engine of this machine when none is asked for."""
        return cls.FORK if AVAILABLE else cls.KERNEL
