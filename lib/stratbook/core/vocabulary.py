"""The closed lists of words the workbook reasons with."""

from enum import StrEnum


class OrganisationType(StrEnum):
    """What kind of organisation the client is."""

    BTOC = "btoc"
    BTOB = "btob"
    LOCAL_AUTHORITY = "local_authority"
    ASSOCIATION = "association"
    LOCAL_SHOP = "local_shop"


class Family(StrEnum):
    """The five families of KPIs, and those of organisations that do not sell."""

    AWARENESS = "awareness"
    ACQUISITION = "acquisition"
    INTERACTION = "interaction"
    SATISFACTION = "satisfaction"
    CONVERSION = "conversion"
    PUBLIC_GOOD = "public_good"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Medium(StrEnum):
    """POEM: paid, owned, earned."""

    PAID = "paid"
    OWNED = "owned"
    EARNED = "earned"


class Status(StrEnum):
    """Where a KPI stands against its target."""

    REACHED = "reached"
    WATCH = "watch"
    MISSED = "missed"
    NO_TARGET = "no_target"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """High, medium, low: of confidence, of effort."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Control(StrEnum):
    """Managed presence (voulue) or unmanaged presence (subie)."""

    MANAGED = "managed"
    UNMANAGED = "unmanaged"


class Tone(StrEnum):
    """The tone of what is said."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    MIXED = "mixed"
    NEGATIVE = "negative"


class Detail(StrEnum):
    """How much a report shows: what a client reads, or everything the notebooks show."""

    ESSENTIAL = "essential"
    FULL = "full"


class Audience(StrEnum):
    """Whom a report speaks to: people of the trade, or anybody."""

    EXPERT = "expert"
    GENERAL = "general"


class EngagementBasis(StrEnum):
    """What interactions are divided by in the engagement rate that a report leads with."""

    REACH = "reach"
    IMPRESSIONS = "impressions"
    VIEWS = "views"
    FOLLOWERS = "followers"

    @property
    def kpi(self) -> str:
        """Id of the KPI: ``er_reach``."""
        return f"er_{self}"


class Document(StrEnum):
    """The documents made from the same notebooks; the pulse is one page."""

    AUDIT = "audit"
    PERFORMANCE = "performance"
    PULSE = "pulse"
