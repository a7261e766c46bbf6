"""The media plan flight by flight: what is bought, what it should bring, week after week.

=================  ===================================================================
module             what it holds
=================  ===================================================================
``rows``           a flight, read from the sheet ``flights``
``draft``          flights drafted by rule where the sheet is empty
``seasons``        what prices do in the course of the year, and what events are worth
``own_prices``     CPM, CTR, CVR out of the client's own ads
``prices``         which price a flight is forecast with: its own, history, benchmark
``forecast``       impressions, clicks, conversions, costs: low, mid, high
``reach``          people reached by a flight, and how often
``overlap``        people reached by several flights, never added
``phasing``        the budget week by week, by a concave program, to the cent
``plan``           all of it together; ``findings`` says what stands out
=================  ===================================================================
"""

from stratbook.plan.flights.findings import find_flights
from stratbook.plan.flights.plan import FlightPlan, amounts_of, plan_flights

__all__ = ["FlightPlan", "amounts_of", "find_flights", "plan_flights"]
