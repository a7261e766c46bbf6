"""Chapter 7: conversion scenarios, their returns, attribution, suppliers, tests and proof."""

from stratbook.strategy.conversion.attribution import Attribution, attribute, attribute_all
from stratbook.strategy.conversion.chain import Chain, Placed, Task, chain, schedule
from stratbook.strategy.conversion.experiments import Experiment, Variant, experiments, newcombe
from stratbook.strategy.conversion.findings import find_scenarios
from stratbook.strategy.conversion.funnel import Funnel, Step, funnel
from stratbook.strategy.conversion.other_findings import (
    find_attribution,
    find_proofs,
    find_suppliers,
    find_tests,
)
from stratbook.strategy.conversion.outlays import outlays_of
from stratbook.strategy.conversion.proofs import Proof, proofs
from stratbook.strategy.conversion.returns import Returns, returns
from stratbook.strategy.conversion.scenario import Figure, Scenario, scenarios
from stratbook.strategy.conversion.templates import Drafted, drafted
from stratbook.strategy.conversion.verdicts import Judged, choices_of, decide, judge_all

__all__ = [
    "Attribution",
    "Chain",
    "Drafted",
    "Experiment",
    "Figure",
    "Funnel",
    "Judged",
    "Placed",
    "Proof",
    "Returns",
    "Scenario",
    "Step",
    "Task",
    "Variant",
    "attribute",
    "attribute_all",
    "chain",
    "choices_of",
    "decide",
    "drafted",
    "experiments",
    "find_attribution",
    "find_proofs",
    "find_scenarios",
    "find_suppliers",
    "find_tests",
    "funnel",
    "judge_all",
    "newcombe",
    "outlays_of",
    "proofs",
    "returns",
    "scenarios",
    "schedule",
]
