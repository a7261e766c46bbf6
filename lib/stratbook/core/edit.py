"""What the consultant changes in the sentences of a finding, and the findings it pins.

``sentences:`` in ``client.yml`` names a finding by its key (and its subject). A part of it is
said in the consultant's own words or left out, the whole finding is silenced, or it is pinned
to the summary. What the rule found stays in ``findings.json`` and the trace.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from stratbook.core.choice import same_subject

Part = Literal["", "headline", "so_what", "action"]
_Text = Annotated[str, Field(max_length=600)]


class Edit(BaseModel):
    """One change to a finding's sentences.

    Parameters
    ----------
    finding : str
        Key of the finding, as the appendix names its rule: ``poem.lopsided_cost``.
    subject : str
        What it is about (a platform, an account); empty means whatever the rule speaks of.
    part : {"", "headline", "so_what", "action"}
        Which sentence; empty means the whole finding, which can be silenced or pinned.
    fr, en : str
        The sentence instead, by language; a language without one keeps the generated sentence.
    silent : bool
        Leaves the part, or the whole finding, out of the report.
    pin : bool
        Puts the finding first in the summary.
    reason : str
        Why; printed in the appendix.
    by : str
        The role that changed it.
    on : date or None
        When.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    finding: Annotated[str, Field(min_length=3, max_length=80)]
    subject: Annotated[str, Field(max_length=120)] = ""
    part: Part = ""
    fr: _Text = ""
    en: _Text = ""
    silent: bool = False
    pin: bool = False
    reason: Annotated[str, Field(min_length=3, max_length=300)]
    by: Annotated[str, Field(max_length=80)] = ""
    on: dt.date | None = None

    def meets(self, key: str, subject: str) -> bool:
        """Say whether a finding of this key and subject is meant."""
        return self.finding == key and (not self.subject or same_subject(self.subject, subject))


def edits_of(edits: Iterable[Edit], key: str, subject: str) -> tuple[Edit, ...]:
    """Return the changes to one finding, those that name its subject first."""
    met = [each for each in edits if each.meets(key, subject)]
    return tuple(sorted(met, key=lambda each: not each.subject))
