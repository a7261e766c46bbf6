"""What the tables and the kinds of organisation are called where one chooses among them."""

from typing import Final

from stratbook.core.message import Fact, term
from stratbook.core.vocabulary import OrganisationType

TABLES: Final[dict[str, Fact]] = {
    "posts": term("Publications"),
    "audience": term("Daily series"),
    "ads": term("Advertising"),
    "web": term("Web analytics"),
    "search": term("Searches"),
    "mentions": term("Mentions"),
    "messages": term("Messages"),
    "reviews": term("Reviews"),
    "leads": term("Leads"),
    "competitors": term("Competitors"),
    "outcomes": term("Outcomes counted elsewhere"),
    "surveys": term("Surveys"),
}
KINDS: Final[dict[OrganisationType, Fact]] = {
    OrganisationType.BTOC: term("Consumer brand"),
    OrganisationType.BTOB: term("Business to business"),
    OrganisationType.LOCAL_AUTHORITY: term("Local authority"),
    OrganisationType.ASSOCIATION: term("Association"),
    OrganisationType.LOCAL_SHOP: term("Local shop"),
}
