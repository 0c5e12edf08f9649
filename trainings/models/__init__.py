"""The training calendar: trainings, their dates and their seats."""

from .books import RegistrationBook
from .pages import TrainingAttachment, TrainingIndexPage, TrainingPage, TrainingPageQuerySet
from .sessions import Session

__all__ = [
    "RegistrationBook",
    "Session",
    "TrainingAttachment",
    "TrainingIndexPage",
    "TrainingPage",
    "TrainingPageQuerySet",
]
