"""What platforms are called."""

from stratbook.core.reference import platforms as registry


def label(platform: str) -> str:
    """Return a platform's name, or the client's own word for one the registry lacks."""
    return registry()[platform].label if platform in registry() else platform
