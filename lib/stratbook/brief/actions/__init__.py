"""The actions people wrote down, and how each stands on a day."""

from stratbook.brief.actions.follow_up import STATUSES, Followed, FollowUp, Load, Status, follow
from stratbook.brief.actions.rows import NEEDS, Action, Need, action_of, actions_of, read_actions

__all__ = [
    "NEEDS",
    "STATUSES",
    "Action",
    "FollowUp",
    "Followed",
    "Load",
    "Need",
    "Status",
    "action_of",
    "actions_of",
    "follow",
    "read_actions",
]
