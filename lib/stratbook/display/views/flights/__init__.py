"""The plan flight by flight as one sees it."""

from stratbook.display.views.flights.forecasts import forecast_table, price_table
from stratbook.display.views.flights.people import reach_figure
from stratbook.display.views.flights.rows import flight_table
from stratbook.display.views.flights.weekly import phasing_figure, phasing_table

__all__ = [
    "flight_table",
    "forecast_table",
    "phasing_figure",
    "phasing_table",
    "price_table",
    "reach_figure",
]
