"""The extra ``stratbook[cluster]``: imported when it is asked for, or missed in a sentence."""

from importlib import import_module
from typing import Any, Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say

INSTALL: Final = 'pip install "stratbook[cluster]"'
_NEEDED: Final = ("fsspec", "distributed")


def room(name: str) -> Any:
    """Return a module of this folder.

    Parameters
    ----------
    name : str
        ``seam``, ``home`` or another.

    Raises
    ------
    ParameterError
        Saying what to install, when a library of the extra is not there.
    """
    for each in _NEEDED:
        try:
            import_module(each)
        except ImportError:
            problem = say("Rendering on a cluster needs {library}, which is missing.", library=each)
            remedy = say("Install it: {command}.", command=INSTALL)
            raise ParameterError((Fault("stratbook[cluster]", problem, remedy),)) from None
    return import_module(f"stratbook.report.cluster.{name}")


def is_address(text: str) -> bool:
    """Say whether a text is an address (``s3://…``) and not a path."""
    return "://" in text
