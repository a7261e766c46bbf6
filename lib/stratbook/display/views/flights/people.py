"""People reached by platform and together, as ranges that are never added."""

from stratbook.core.message import Name, Quantity, say
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.views.flights.cells import people, platform
from stratbook.plan.flights.overlap import Union
from stratbook.plan.flights.plan import FlightPlan


def reach_figure(look: Look, plan: FlightPlan) -> Html:
    """Draw the people reached by each platform and by all of them, with their ranges."""
    together = plan.everyone
    if together is None:
        unknown = say(
            "No reach can be forecast: no flight has both an audience size and a CPM. Ask the "
            "platform’s ad manager for the size, and write it in the row."
        )
        return note(look, unknown, "watch")
    found = [(each, plan.reach_of(each)) for each in plan.platforms]
    shown = [_bar(platform(id_), reach) for id_, reach in found if reach is not None]
    whole = Bar(
        say("All platforms together"), people(together.reach.mid),
        (people(together.reach.low), people(together.reach.high)), highlight=True,
    )  # fmt: skip

    def draw(canvas: Canvas) -> None:
        bars(canvas, [*shown, whole], ranked=False)

    parts = [figure(look, draw, _caption(together), height=0.75 + 0.42 * (len(shown) + 1))]
    if missing := plan.unsized():
        names = [Name(text=each) for each in missing]
        lacking = say("Not counted, for want of an audience size or a CPM: {flights}.",
                      flights=names)  # fmt: skip
        parts.append(note(look, lacking, "watch"))
    return element("div", *parts)


def _bar(name: Name, reach: Union) -> Bar:
    ends = people(reach.reach.low), people(reach.reach.high)
    return Bar(name, people(reach.reach.mid), ends)


def _caption(together: Union) -> Caption:
    low, mid, high = (
        people(each) for each in (together.reach.low, together.reach.mid, together.reach.high)
    )
    return Caption(
        title=say("Together the flights should reach {low} to {high} people, not the sum of the "
                  "platforms", low=low, high=high),
        subtitle=say("People reached at least once over the plan; line: low to high"),
        source=say(
            "Low: the largest single reach, the same people everywhere. Middle: platforms reach "
            "people independently of each other. High: the sum, never above the {audience} people "
            "targeted.",
            audience=people(together.audience),
        ),
        alt=say("All platforms together reach {mid} people, between {low} and {high}.",
                low=low, mid=mid, high=high),
        so_what=say(
            "At the middle, a person reached sees an advertisement {frequency} times over the "
            "plan: {contacts} contacts, with duplicates.",
            frequency=Quantity(value=together.frequency, digits=1),
            contacts=people(together.contacts),
        ),
    )  # fmt: skip
