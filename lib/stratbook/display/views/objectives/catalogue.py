"""The catalogue of goals for this kind of organisation, and which of them the brief takes up."""

from stratbook.core import reference
from stratbook.core.goals import Goal, goals_for
from stratbook.core.message import KpiTerm, Listing, Name, say, term
from stratbook.core.vocabulary import OrganisationType
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.objectives import Objectives
from stratbook.strategy.objectives.smart import suits


def catalogue_table(look: Look, objectives: Objectives) -> Html:
    """Show the goals fit for the organisation, the KPIs that follow, and how many hold them."""
    organisation = objectives.standpoint.organisation
    held = [each.goal.id for each in objectives.cards if each.goal is not None]
    return table(
        look,
        [term("Goal"), term("Tells in the end"), term("Moves first"), term("In the brief")],
        [_goal(look, each, organisation, held.count(each.id)) for each in goals_for(organisation)],
        say("What an organisation of this kind may want, and the KPIs that follow"),
        note=say(
            "Goals and KPIs that do not fit this kind of organisation are not proposed; one "
            "that the brief asks for all the same is kept and marked."
        ),
    )


def _goal(look: Look, goal: Goal, organisation: OrganisationType, held: int) -> list[Cell]:
    return [
        Name(text=look.language.worded(goal.labels)),
        _kpis(goal.lagging, organisation),
        _kpis(goal.leading, organisation),
        held or "–",
    ]


def _kpis(ids: tuple[str, ...], organisation: OrganisationType) -> Cell:
    fit = [KpiTerm(id=id_, form="label") for id_ in ids if suits(reference.kpi(id_), organisation)]
    return Listing(items=tuple(fit)) if fit else "–"
