"""What the outbox does when its time has come."""

from datetime import timedelta

from core.due import every_minute

from .services import forget_bodies

KEEP_BODIES = timedelta(days=30)


@every_minute
def forget_old_bodies() -> None:
    """What a mail said is nobody's business once nobody will ask for it again."""
    forget_bodies(KEEP_BODIES)
