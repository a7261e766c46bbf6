"""Impressions or views: two measures that share a column and never a line."""

import datetime as dt

import pandas as pd


def with_basis(found: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Fill ``impressions`` with the first measure a post has, and name it.

    Parameters
    ----------
    found : DataFrame
        Posts, with columns ``impressions`` and ``views`` as far as the file has them.
    measures : str
        The measures, the preferred one first.

    Returns
    -------
    DataFrame
        ``impressions`` and ``metric_basis`` ("impressions" or "views"); no ``views``.
    """
    value = pd.Series(float("nan"), index=found.index)
    basis = pd.Series(None, index=found.index, dtype="object")
    for measure in measures:
        if measure in found:
            fills = value.isna() & found[measure].notna()
            value = value.where(~fills, found[measure])
            basis = basis.where(~fills, measure)
    return found.drop(columns="views", errors="ignore").assign(
        impressions=value, metric_basis=basis
    )


def dated(found: pd.DataFrame, extracted_on: dt.date | None) -> pd.DataFrame:
    """Say when the figures were taken, as far as the brief says."""
    return found.assign(
        extracted_at=pd.Series(extracted_on, index=found.index, dtype="datetime64[us]")
    )
