"""What trainings do when its time has come; each job asks one short question first."""

from core.due import every_minute, once_a_day

from .changes import tell_changes
from .clock import expire_offers, expire_unverified, fill_free_seats, write_reminders
from .periods import apply_retention, forget_unconfirmed

every_minute(expire_unverified)
every_minute(forget_unconfirmed)
every_minute(expire_offers)
every_minute(fill_free_seats)
every_minute(tell_changes)
every_minute(write_reminders)
once_a_day(apply_retention)
