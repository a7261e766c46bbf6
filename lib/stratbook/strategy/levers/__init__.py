"""The mix of the four levers."""

from stratbook.strategy.levers.findings import find_levers
from stratbook.strategy.levers.mix import LeverMix, weigh_levers

__all__ = ["LeverMix", "find_levers", "weigh_levers"]
