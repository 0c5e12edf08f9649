"""The training calendar: trainings, their dates and their seats."""

from .attachments import TrainingAttachment
from .books import RegistrationBook, RegistrationBookQuerySet
from .calendar import TrainingIndexPage
from .pages import TrainingPage, TrainingPageQuerySet
from .registrations import (
    AccessNeed,
    Answer,
    Participant,
    PersonalAccess,
    Registration,
    RegistrationEvent,
    RegistrationQuerySet,
)
from .session_queryset import SessionQuerySet
from .sessions import Session

__all__ = [
    "AccessNeed",
    "Answer",
    "Participant",
    "PersonalAccess",
    "Registration",
    "RegistrationBook",
    "RegistrationBookQuerySet",
    "RegistrationEvent",
    "RegistrationQuerySet",
    "Session",
    "SessionQuerySet",
    "TrainingAttachment",
    "TrainingIndexPage",
    "TrainingPage",
    "TrainingPageQuerySet",
]
