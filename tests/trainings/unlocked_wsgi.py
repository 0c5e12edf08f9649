"""The site as it would be if it forgot the lock of the seats: the negative control."""

from config.wsgi import application
from tests.trainings.storm import no_lock
from trainings import registration

registration.locked = no_lock

__all__ = ["application"]
