"""What was found, as facts: the one shape every chapter hands on.

A finding holds no sentence. The display layer has, for each ``key``, the words that
turn its facts into a headline, a "so what" and an action, in the reader's language.
"""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from stratbook.core.choice import Override, override_of
from stratbook.core.edit import Edit, edits_of
from stratbook.core.message import Fact, KpiTerm, Loose, Quantity, facts_of
from stratbook.core.places import Sources
from stratbook.core.vocabulary import Level


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Comparison(_Frozen):
    """What a finding is measured against.

    Parameters
    ----------
    against : str
        What the reference is: target, previous period, year before, rivals, a benchmark,
        a plan, another part of the same whole, or another allocation.
    value, reference, difference : Quantity
        What was found, what it is held against, and the distance between the two.
    """

    against: Literal[
        "target", "previous", "year_before", "rivals", "benchmark", "plan", "part", "alternative"
    ]
    value: Quantity
    reference: Quantity
    difference: Quantity


class Confidence(_Frozen):
    """How far a finding can be trusted, and why (``why`` is a msgid of a reason)."""

    level: Level
    why: str


class Action(_Frozen):
    """What is recommended.

    Parameters
    ----------
    kpi : str
        Id of the KPI that will tell whether it worked.
    effort : Level
        How hard it is.
    low, high : Quantity or None
        The expected effect as a range; None where nothing honest can be said.
    owner : str
        Who should do it, when the brief names somebody.
    """

    kpi: str
    effort: Level
    low: Quantity | None = None
    high: Quantity | None = None
    owner: str = ""


class Finding(_Frozen):
    """One thing found.

    Parameters
    ----------
    key : str
        The rule that found it: ``performance.target_missed``. It names the words.
    chapter : str
        The notebook: ``08_performance``.
    subject : str
        What it is about, as an override would name it (a platform, an account); empty
        when the rule speaks once.
    facts : mapping
        Numbers, names and dates that fill the words' fields.
    number : {1, 2}
        Grammatical number of the subject: 1 singular, 2 plural.
    comparison : Comparison or None
        Needed to enter the executive summary.
    driver : Fact or None
        What moved with it ("associated with", never "because of").
    confidence : Confidence
        How sure, and why.
    impact : float
        Share of the objective at stake, 0 … 1.
    urgency : float
        1 when it must be dealt with now, 0 when it can wait.
    tone : {"good", "bad", "neutral"}
        Whether it is good news.
    action : Action or None
        The recommended action.
    sources : tuple of str
        Files it rests on.
    rows : tuple of str
        Which of their rows, ``exports/posts.csv:12-48,60``; taken from ``sources`` where these
        know them.
    override : Override or None
        What a person decided instead of what the rule recommends.
    edits : tuple of Edit
        What the consultant changed in its sentences.
    """

    key: str
    chapter: str
    subject: str = ""
    facts: dict[str, Fact] = Field(default_factory=dict)
    number: Literal[1, 2] = 1
    comparison: Comparison | None = None
    driver: Fact | None = None
    confidence: Confidence
    impact: float = Field(ge=0, le=1)
    urgency: float = Field(default=0.5, ge=0, le=1)
    tone: Literal["good", "bad", "neutral"] = "neutral"
    action: Action | None = None
    sources: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    override: Override | None = None
    edits: tuple[Edit, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _with_rows(cls, given: Any) -> Any:
        """Keep the rows of the sources: once checked, a tuple holds the files' names only."""
        if not isinstance(given, dict) or not isinstance(given.get("sources"), Sources):
            return given
        found = tuple(str(each) for each in given["sources"].places if each.lines)
        return {"rows": found, **given}

    @property
    def weight(self) -> float:
        """Impact × confidence × urgency: what ranks it."""
        sure = {Level.HIGH: 1.0, Level.MEDIUM: 0.7, Level.LOW: 0.4}[self.confidence.level]
        return self.impact * sure * self.urgency

    @property
    def silent(self) -> bool:
        """Whether the consultant leaves it out of the report."""
        return any(each.silent and not each.part for each in self.edits)

    @property
    def pinned(self) -> bool:
        """Whether the consultant puts it first in the summary."""
        return any(each.pin for each in self.edits)


FINDINGS: TypeAdapter[tuple[Finding, ...]] = TypeAdapter(tuple[Finding, ...])


def rank(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Sort findings by weight, heaviest first; ties by key, then by their facts."""
    return tuple(
        sorted(
            findings, key=lambda each: (-round(each.weight, 9), each.key, each.model_dump_json())
        )
    )


def settled(finding: Finding, overrides: Iterable[Override], edits: Iterable[Edit]) -> Finding:
    """Return a finding with what people decided against its rule and changed in its words."""
    changed: dict[str, object] = {}
    if (found := override_of(overrides, finding.key, finding.subject)) is not None:
        changed["override"] = found
    if words := edits_of(edits, finding.key, finding.subject):
        changed["edits"] = words
    return finding.model_copy(update=changed) if changed else finding


def kpi_facts(kpi_id: str, **facts: Loose) -> dict[str, Fact]:
    """Type facts as :func:`facts_of` does and add ``kpi``, the KPI's name in a sentence."""
    return facts_of({"kpi": KpiTerm(id=kpi_id), **facts})
