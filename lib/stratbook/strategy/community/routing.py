"""Which department a theme goes to: a table of data, the sheet's word, the consultant's."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Name, Term, term
from stratbook.core.reference import csv_rows
from stratbook.strategy.kpis.scope import fold

DEPARTMENTS: Final[dict[str, Term]] = {
    "customer_service": term("Customer service"),
    "logistics": term("Logistics"),
    "product": term("Product"),
    "sales": term("Sales"),
    "communication": term("Communication"),
    "digital": term("Website and digital"),
    "finance": term("Accounts and billing"),
    "technical": term("Technical services"),
    "public_desk": term("Public desk"),
    "education": term("Schools and youth"),
    "culture": term("Culture and events"),
    "members": term("Members and volunteers"),
    "management": term("Management"),
    "none": term("To be assigned"),
}
_RULE: Final = "community.routing"


def department_of(theme: str) -> str:
    """Return the department whose keyword begins a word of the theme; ``none`` otherwise."""
    words = fold(theme).replace("’", " ").replace("'", " ").split()
    for row in csv_rows("theme_departments.csv"):
        if any(word.startswith(row["keyword"]) for word in words):
            return row["department"]
    return "none"


def route(theme: str, written: Sequence[str], overrides: Sequence[Override] = ()) -> Choice:
    """Return the department a theme goes to.

    Parameters
    ----------
    theme : str
        As the sheet or the export names it.
    written : sequence of str
        What the sheet says for it; the first one stands before the rule's table.
    overrides : sequence of Override
        What the consultant decided; it stands before both.
    """
    computed = next((each for each in written if each), "") or department_of(theme)
    return choose(overrides, _RULE, theme, computed)


def department_name(chosen: str) -> Name | Term:
    """Return a department as readers see it; one written by hand stands as it is."""
    return DEPARTMENTS.get(chosen, Name(text=chosen))
