"""Personas and segments as audiences: how each is built, for what, with what caution."""

from stratbook.core.message import Fact, Quantity, Term, say, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.readiness.names import NONE, platform_label, small
from stratbook.plan.readiness.audiences import SEGMENTS, Audience, Audiences, use_name


def audience_table(look: Look, found: Audiences) -> Html:
    """Show the audiences that are built, then those proposed, and who has none."""
    if not found.rows:
        return note(look, say("No persona and no audience: fill in the sheet of personas."))
    listing = table(
        look,
        [
            term("Audience"), term("Platform"), term("How it is built"), term("Size"),
            term("Use"), term("Consent"),
        ],
        [_row(look, each) for each in found.rows],
        say("Audiences, by platform"),
        note=say(
            "Sizes are the platforms’ estimates and are not added up: one person may be in "
            "several. A list or a tracker needs information and consent for this very use."
        ),
    )  # fmt: skip
    return join([listing, *_gaps(look, found)])


def _gaps(look: Look, found: Audiences) -> list[Html]:
    if not found.nowhere:
        return []
    said = say(
        "On no platform that sells ads, hence to be reached otherwise: {personas}.",
        personas=list(found.nowhere),
    )
    return [note(look, said, tone="watch")]


def _row(look: Look, audience: Audience) -> Row:
    made_of = say("from: {segment}", segment=Term(text=SEGMENTS[audience.segment]))
    if audience.persona:
        made_of = say("persona: {persona}", persona=audience.persona)
    name = [element("span", look.sentence(audience.name)), small(look, made_of)]
    if not audience.built:
        name.append(small(look, say("proposed, not built yet")))
    return [
        join(name),
        platform_label(audience.platform),
        audience.how or NONE,
        _size(audience),
        use_name(audience.use),
        _consent(look, audience),
    ]


def _size(audience: Audience) -> Fact:
    if audience.size is not None:
        return say("{people} people", people=Quantity(value=audience.size))
    return audience.known or Quantity(value=None)


def _consent(look: Look, audience: Audience) -> Html:
    if audience.data not in ("tracker", "list"):
        return mark(look, "neutral", term("not needed"))
    if audience.consent is True:
        return mark(look, "good", term("gathered"))
    if audience.consent is False:
        return mark(look, "bad", term("not gathered: do not send"))
    return mark(look, "watch", term("to be confirmed"))
