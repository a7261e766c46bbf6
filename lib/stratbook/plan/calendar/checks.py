"""The rules a client's calendar is checked against, out of its own inputs."""

from stratbook.brief.nearest import plain
from stratbook.plan.calendar.closed import days_off
from stratbook.plan.calendar.lint import Rules
from stratbook.plan.calendar.setting import Setting
from stratbook.plan.links.tagging import host_of


def rules_of(setting: Setting) -> Rules:
    """Return what the calendar of a client is checked against.

    Parameters
    ----------
    setting : Setting
        Pillars, personas, cadence, accounts, the client's sites, the day it is looked at.
    """
    brief = setting.brief
    file = brief.file
    accounts = brief.inputs.get("accounts")
    named = set() if accounts is None else set(accounts["platform"].dropna())
    written = [each for each in setting.paces if each.origin == "sheet"]
    there = named | {each.platform for each in written}
    sites = (file.organisation.website, *file.links.domains)
    return Rules(
        as_of=setting.as_of,
        pillars=frozenset(plain(each.name) for each in setting.pillars),
        personas=frozenset(plain(each.name) for each in setting.personas),
        platforms=frozenset(map(plain, there)),
        cadence={each.platform: (each.least, each.most) for each in written},
        domains=tuple(host for each in sites if (host := host_of(each))),
        days_off=days_off(brief, setting.horizon),
    )
