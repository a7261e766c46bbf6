"""Referencing: SMO and search checklists, what people search for, local listings."""

from stratbook.strategy.referencing.audit import Audit, audit_referencing
from stratbook.strategy.referencing.findings import find_referencing
from stratbook.strategy.referencing.listings import Listings, read_listings
from stratbook.strategy.referencing.queries import Searches, read_searches

__all__ = [
    "Audit",
    "Listings",
    "Searches",
    "audit_referencing",
    "find_referencing",
    "read_listings",
    "read_searches",
]
