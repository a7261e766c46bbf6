"""The variation sheet: each message on each platform, and what is wrong with it."""

from stratbook.core.message import Fact, Quantity, say, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms.messages import Matrix, Variant


def message_matrix(look: Look, matrix: Matrix) -> Html:
    """Show the matrix message × platform: ready, missing, too long, or pasted as it is."""
    if not matrix.messages:
        return note(look, say("No message is written yet: fill in the sheet of messages."))
    return table(
        look,
        [term("Message"), *(platform_name(each) for each in matrix.platforms)],
        [
            [message, *(_cell(look, matrix.variants[message, each]) for each in matrix.platforms)]
            for message in matrix.messages
        ],
        say("Messages, platform by platform"),
        note=say(
            "{ready} of {planned} variants are ready. The platforms kept need one for every "
            "message; lengths count links as the platform does.",
            ready=len(matrix.among("ready")),
            planned=matrix.planned,
        ),
    )


def variation_sheet(look: Look, matrix: Matrix) -> Html:
    """Show each text as it is written for its platform, with its visual."""
    written = [each for each in matrix.variants.values() if each.text]
    if not written:
        return Html()
    return table(
        look,
        [term("Message"), term("Platform"), term("Text"), term("Visual")],
        [
            [each.message, platform_name(each.platform), each.text, each.visual or "–"]
            for each in written
        ],
        say("The variation sheet"),
    )


def _cell(look: Look, variant: Variant) -> Cell:
    length = Quantity(value=variant.length)
    match variant.state:
        case "not_planned":
            return "–"
        case "missing":
            return mark(look, "bad", term("missing"))
        case "too_long":
            limit = Quantity(value=variant.limit)
            beyond = say("{length} characters for {limit}", length=length, limit=limit)
            return _marked(look, "bad", term("too long"), beyond)
        case "same":
            others = [platform_name(each) for each in variant.same_as]
            return _marked(look, "watch", term("copy"), say("as on {platforms}", platforms=others))
        case "ready":
            size = say("{characters} characters", characters=length)
            return _marked(look, "good", term("ready"), size)


def _marked(look: Look, kind: Mark, word: Fact, detail: Fact) -> Html:
    below = element("div", look.say(detail), class_="sb-source")
    return join([mark(look, kind, word), below])
