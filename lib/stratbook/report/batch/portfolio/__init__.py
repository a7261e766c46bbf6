"""The agency's portfolio: where each client stands, who comes first, how clients compare."""

from stratbook.report.batch.portfolio.writing import write_portfolio

__all__ = ["write_portfolio"]
