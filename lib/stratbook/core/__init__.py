"""Errors, tables, vocabulary, periods, findings and languages: what every layer shares."""
