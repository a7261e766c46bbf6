"""Writes the exports of the demonstration clients, as the platforms would have.

The clients are invented, and so is every figure, text and person. The formats are the
platforms' own, oddities included: French and English interfaces, UTF-16 daily series with
``sep=`` lines and stacked blocks, workbooks with unlabelled totals or a row of
explanations, comment blocks, zip archives, a change from impressions to views. The same
package gives the same bytes each time; in ``data``::

    python -m demo_exports

Fourteen months, September 2025 to October 2026, exported on 3 November 2026.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from .ateliers_du_rivage import ateliers_du_rivage
from .halden_controls import halden_controls
from .les_sentiers_vivants import les_sentiers_vivants
from .librairie_du_quai import librairie_du_quai
from .ville_de_port_alban import ville_de_port_alban

CLIENTS: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            ateliers_du_rivage,
            ville_de_port_alban,
            halden_controls,
            les_sentiers_vivants,
            librairie_du_quai,
        )
    }
)
