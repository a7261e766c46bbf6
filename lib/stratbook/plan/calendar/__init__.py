"""The editorial calendar: drafted, checked, compared, followed up.

=================  ===================================================================
module             what it holds
=================  ===================================================================
``row``            a row of the calendar, read from the sheet
``changes``        the differences between two versions
``lint``           what is wrong, row by row; ``weeks`` judges the cadence
``checks``         the rules a client's calendar is checked against
``setting``        pillars, personas, cadence, dates: what it is planned with
``dates``          date rules of ``marronniers.csv`` → days of any year
``hooks``          the dates worth a publication; ``closed`` the days off
``counts``         shares → whole numbers that add up
``seats``          when and where: slots, cadence, dates, no clash
``casting``        pillar, persona, format and request for each place
``angles``         what it says and shows, as messages
``owners``         who makes it
``capacity``       hours by week and role, against what there is
``draft``          all of it together, and what the hours could not hold
``published``      planned against published
``approvals``      what others say in the brand's name
``balance``        pillars against their targets
``review``         a client's calendar, whole; ``findings`` says what stands out
=================  ===================================================================
"""

from stratbook.plan.calendar.findings import find_calendar
from stratbook.plan.calendar.review import Review, review_calendar

__all__ = ["Review", "find_calendar", "review_calendar"]
