"""A social media strategy workbook: from a client's brief and exports to a report."""

__version__ = "0.1.0"
