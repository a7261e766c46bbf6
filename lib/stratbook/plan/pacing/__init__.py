"""The money spent against the plan: how fast, what it will come to, and what to do.

=============  =======================================================================
module         what it holds
=============  =======================================================================
``flights``    a flight as it is tracked: the plan's rows and the tracking sheet's
``matching``   which rows of the ads exports belong to which flight, and how that is known
``actual``     what a flight spent and brought, day by day
``pace``       spent against planned to date, what is left, what is needed a day
``forecast``   spend at the end of the flight, with an interval
``course``     the flights that have begun, day by day
``lines``      the budget's lines: spent against planned
``replan``     the best use of what remains
``tracked``    all of it together; ``findings`` says what stands out
=============  =======================================================================
"""
