"""Chapter 7 as one sees it: dossiers, returns, attribution, suppliers, tests, proof."""

from stratbook.display.views.conversion.attribution import attribution_table
from stratbook.display.views.conversion.chain import chains
from stratbook.display.views.conversion.dossier import dossiers, scenario_table
from stratbook.display.views.conversion.experiments import result_cards
from stratbook.display.views.conversion.proofs import proof_table, template_tables
from stratbook.display.views.conversion.returns import (
    compared_figure,
    return_table,
    verdict_table,
)

__all__ = [
    "attribution_table",
    "chains",
    "compared_figure",
    "dossiers",
    "proof_table",
    "result_cards",
    "return_table",
    "scenario_table",
    "template_tables",
    "verdict_table",
]
