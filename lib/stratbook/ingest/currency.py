"""Amounts of other currencies: changed at a rate the brief dates, or refused."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from stratbook.core.errors import Fault
from stratbook.core.mapping import Rate
from stratbook.core.message import Message, say, say_n
from stratbook.ingest.account import FileAccount, Options, RefusedRow

_AMOUNTS: Final = ["spend", "revenue"]


def in_one_currency(
    account: FileAccount, frame: pd.DataFrame, options: Options
) -> tuple[FileAccount, pd.DataFrame]:
    """Bring a file's ads into the client's currency.

    Parameters
    ----------
    account : FileAccount
        The file's account so far.
    frame : DataFrame
        Its ads.
    options : Options
        The client's currency, and the rates; without any rule (None) nothing is changed.

    Returns
    -------
    tuple
        The account, which says at what rate rows were changed and which were refused, and
        the rows that are now in the client's currency (or hold no amount).
    """
    if options.rates is None:
        return account, frame
    has_amount = frame[_AMOUNTS].notna().any(axis=1)
    foreign = has_amount & frame["currency"].notna() & frame["currency"].ne(options.currency)
    if not foreign.fillna(value=False).any():
        return account, frame
    frame = frame.copy()
    refused = pd.Series(data=False, index=frame.index)
    for code in sorted(frame.loc[foreign, "currency"].unique()):
        rows = foreign & frame["currency"].eq(code)
        rates = sorted(
            (each for each in options.rates if each.currency == code), key=lambda each: each.date
        )
        account, changed = _changed(account, frame, rows, rates, options.currency)
        left = rows & ~changed
        account = _refused(account, frame[left], code, options.currency)
        refused |= left
    return account, frame[~refused].reset_index(drop=True)


def _changed(
    account: FileAccount,
    frame: pd.DataFrame,
    rows: pd.Series,
    rates: Sequence[Rate],
    currency: str,
) -> tuple[FileAccount, pd.Series]:
    """Change the rows, each at the last rate dated on or before its last day; in place."""
    days = frame["date_end"].dt.date
    done = pd.Series(data=False, index=frame.index)
    for at, rate in enumerate(rates):
        until = rates[at + 1].date if at + 1 < len(rates) else None
        mine = rows & (days >= rate.date)
        if until is not None:
            mine &= days < until
        if not mine.any():
            continue
        frame.loc[mine, _AMOUNTS] = frame.loc[mine, _AMOUNTS] * rate.rate
        frame.loc[mine, "currency"] = currency
        account = replace(
            account, warnings=(*account.warnings, _said(rate, currency, int(mine.sum())))
        )
        done |= mine
    return account, done


def _said(rate: Rate, currency: str, rows: int) -> Message:
    return say_n(
        "The amounts of {count} row were changed from {found} to {currency} at the rate of the "
        "brief: 1 {found} = {rate} {currency} from {day} on.",
        "The amounts of {count} rows were changed from {found} to {currency} at the rate of the "
        "brief: 1 {found} = {rate} {currency} from {day} on.",
        rows,
        found=rate.currency,
        currency=currency,
        rate=f"{rate.rate:.10g}",
        day=rate.date,
    )


def _refused(account: FileAccount, rows: pd.DataFrame, code: str, currency: str) -> FileAccount:
    if rows.empty:
        return account
    reason = say(
        "The amount is in {found}, the plan in {currency}, and the brief gives no rate that "
        "holds on this day.",
        found=code,
        currency=currency,
    )
    lines = [int(source.rpartition(":")[2]) for source in rows["source"]]
    remedy = say(
        "Write a rate under currencies: in client.yml (currency: {found}, date, rate), from "
        "{day} or before; or export in {currency}.",
        found=code,
        day=rows["date_end"].min().date(),
        currency=currency,
    )
    place = account.file + ":" + ", ".join(map(str, sorted(lines)[:8]))
    return replace(
        account,
        refused=(*account.refused, *(RefusedRow(line, reason) for line in lines)),
        faults=(*account.faults, Fault(place, reason, remedy)),
    )
