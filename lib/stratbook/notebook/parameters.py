"""The parameters of a notebook, checked: never names or code, only these values."""

import difflib
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator
from pydantic_core import ErrorDetails

from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.language import LANGUAGES
from stratbook.core.message import Message, say
from stratbook.core.period import Period, parse_period
from stratbook.core.vocabulary import Audience, Detail, Document


class Parameters(BaseModel):
    """What a notebook is run with.

    Parameters
    ----------
    client : str
        Path of the client's folder, or the name of one under ``data/clients``.
    period : str
        The period as people write it; empty for the brief's.
    language : str
        ``fr`` or ``en``; empty for the brief's.
    document : Document
        Which document is made.
    work : str
        Folder of what is kept on the way; empty when a person opened the notebook.
    chapter : str
        The notebook that runs; empty when a person opened it.
    detail : Detail or None
        How much is shown; None for the brief's in a report, for everything in a notebook.
    audience : Audience or None
        Whom it speaks to; None for the brief's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    client: str
    period: str = ""
    language: str = ""
    document: Document = Document.PERFORMANCE
    work: str = ""
    chapter: str = ""
    detail: Detail | None = None
    audience: Audience | None = None

    @field_validator("period")
    @classmethod
    def _is_a_period(cls, text: str) -> str:
        return parse_period(text).code if text else ""

    @field_validator("language")
    @classmethod
    def _is_known(cls, code: str) -> str:
        if code and code not in LANGUAGES:
            raise ValueError(code)
        return code

    @field_validator("document", mode="before")
    @classmethod
    def _is_a_document(cls, text: object) -> object:
        return Document(text) if isinstance(text, str) else text

    @field_validator("detail", mode="before")
    @classmethod
    def _is_a_detail(cls, text: object) -> object:
        return (Detail(text) if text else None) if isinstance(text, str) else text

    @field_validator("audience", mode="before")
    @classmethod
    def _is_an_audience(cls, text: object) -> object:
        return (Audience(text) if text else None) if isinstance(text, str) else text

    def span(self, otherwise: Period) -> Period:
        """Return the period asked for, or the one given when none was."""
        return parse_period(self.period) if self.period else otherwise


def checked(values: Mapping[str, object], place: str = "") -> Parameters:
    """Check parameters, every fault at once.

    Parameters
    ----------
    values : mapping
        Parameters by name.
    place : str
        The file they come from, if any.

    Raises
    ------
    ParameterError
        Naming each parameter that does not exist or does not fit.
    """
    try:
        return Parameters.model_validate(dict(values))
    except ValidationError as error:
        raise ParameterError(tuple(_fault(each, place) for each in error.errors())) from None


def read_parameters(path: Path) -> Parameters:
    """Read a parameter file (JSON) and check it.

    Raises
    ------
    ParameterError
        When it is not JSON, or a parameter does not exist or does not fit.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        values = None
    if not isinstance(values, dict):
        problem = say("This is not a parameter file.")
        raise ParameterError((Fault(path.name, problem, say("Give a client’s folder instead.")),))
    return checked(values, path.name)


def refuse_unknown(names: Mapping[str, object], known: Mapping[str, object], place: str) -> None:
    """Refuse parameters that a notebook does not have.

    Raises
    ------
    ParameterError
        Naming each of them, with the nearest one that exists.
    """
    unknown = [name for name in names if name not in known]
    raise_all(
        ParameterError, [Fault(place, _unknown(name), _instead(name, known)) for name in unknown]
    )


def _unknown(name: str) -> Message:
    return say("There is no parameter {name}.", name=name)


def _instead(name: str, known: Mapping[str, object]) -> Message:
    near = difflib.get_close_matches(name, list(known), n=1)
    if near:
        return say("Did you mean {name}?", name=near[0])
    return say("The parameters are {names}.", names=list(known))


def _fault(error: ErrorDetails, place: str) -> Fault:
    name = ".".join(str(part) for part in error["loc"])
    where = f"{place}, {name}" if place else name
    if error["type"] == "extra_forbidden":
        return Fault(place or name, _unknown(name), _instead(name, Parameters.model_fields))
    if error["type"] == "missing":
        return Fault(where, say("The parameter {name} is missing.", name=name), _REMEDIES[name])
    found = str(error["input"])
    problem = say("{found} is not a value of {name}.", found=found, name=name)
    return Fault(where, problem, _remedy(name))


def _remedy(name: str) -> Message:
    return _REMEDIES.get(name, say("Write a text between quotes."))


_REMEDIES = {
    "client": say("Give the path of a folder that “stratbook new” wrote."),
    "period": say("Write 2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15."),
    "language": say("Write fr or en."),
    "document": say("Write audit, performance or pulse."),
    "detail": say("Write essential or full."),
    "audience": say("Write expert or general."),
}
