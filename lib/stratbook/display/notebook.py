"""What a notebook's first cell shows: whose work this is, and the styles of all that follows."""

from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.styles import notebook_styles


def opening(look: Look, client: str, period: Period) -> Html:
    """Return the styles and one line: the client and the period.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    client : str
        The client's name.
    period : Period
        The period under report.
    """
    line = look.say(say("{client}, {period}", client=client, period=period))
    return join([notebook_styles(look), element("p", line, class_="sb sb-opening")])
