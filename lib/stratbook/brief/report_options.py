"""What ``client.yml`` says of the report itself: how much, for whom, in whose colours."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from stratbook.brief.strict import Strict
from stratbook.core.vocabulary import Audience, Detail, EngagementBasis


class ReportOptions(Strict):
    """How the client's report is made.

    Parameters
    ----------
    detail : Detail
        ``essential``: what a client reads and signs; ``full``: everything the notebooks show.
    audience : Audience
        ``expert``: people of the trade; ``general``: fewer measures and plain words.
    title : str
        A title of the consultant's own under the client's name; empty for the heaviest finding.
    colours : {"client", "agency"}
        Whose main colour the report wears.
    footer : str
        A line at the foot of the report and of its printed pages, beside the client's name.
    version : str
        The document's own version, as its author counts them: ``1.1``; empty for none.
    issued : date or None
        The day the document goes out. Day and version are those of the brief's own period;
        a day before its end is that of an earlier report, and both are left out.
    made_with : bool
        Whether the last line says what the report was made with.
    engagement_basis : EngagementBasis or None
        What interactions are divided by in the rate that chapter 8 leads with; None lets each
        section take its usual one.
    """

    detail: Detail = Detail.ESSENTIAL
    audience: Audience = Audience.EXPERT
    title: Annotated[str, Field(max_length=160)] = ""
    colours: Literal["client", "agency"] = "client"
    footer: Annotated[str, Field(max_length=80)] = ""
    version: Annotated[str, Field(max_length=20)] = ""
    issued: dt.date | None = None
    made_with: bool = True
    engagement_basis: EngagementBasis | None = None
