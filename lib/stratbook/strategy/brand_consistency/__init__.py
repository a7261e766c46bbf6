"""Brand consistency: the accounts beside the brand in force."""

from stratbook.strategy.brand_consistency.checks import Consistency, check_brand
from stratbook.strategy.brand_consistency.findings import find_brand

__all__ = ["Consistency", "check_brand", "find_brand"]
