"""What a monitor learns about the outbox: how long the oldest mail has been held up."""

from datetime import timedelta
from itertools import accumulate

from django.db.models import Min, Q
from django.utils import timezone

from core.health import Wellbeing, tell_along

from .models import MessageState, OutboxMessage
from .sender import BACK_OFF

# A sender that runs and a mail server that answers need seconds; a restart of either a few minutes.
LONGEST_WAIT = timedelta(minutes=15)
# A full mailbox or a server that wants to be asked twice is trouble of one mail, not of the outbox.
_TROUBLE_OF_ONE_MAIL = Q(last_error__startswith="SMTPRecipientsRefused") | Q(
    last_error__startswith="SMTPDataError"
)
_PAUSES = list(accumulate(BACK_OFF, initial=timedelta()))


@tell_along("outbox")
def outbox_report() -> Wellbeing:
    wait = oldest_wait()
    seconds = int(wait.total_seconds())
    return Wellbeing(ok=wait <= LONGEST_WAIT, figures={"oldest_wait_seconds": seconds})


def oldest_wait() -> timedelta:
    """How long ago the oldest mail that is still here should have left; none is zero."""
    now = timezone.now()
    after_error = OutboxMessage.objects.filter(state=MessageState.PENDING, attempts__gt=0)
    waiting = OutboxMessage.objects.due(now) | after_error
    groups = waiting.exclude(_TROUBLE_OF_ONE_MAIL).order_by().values_list("attempts")
    # Each failure put the mail off; without its pauses one sees when it was first due.
    due_since = [
        first - _PAUSES[min(attempts, len(BACK_OFF))]
        for attempts, first in groups.annotate(Min("not_before"))
    ]
    return max(timedelta(), now - min(due_since, default=now))
