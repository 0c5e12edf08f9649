"""What home does when its time has come."""

from core.due import every_minute

from .models import BarrierReport


@every_minute
def delete_barrier_reports() -> None:
    """Some months after the answer nothing of a report is left, as its privacy note says."""
    BarrierReport.objects.to_delete().delete()
