"""The training calendar: trainings, their dates and their seats."""

from .announcements import Announcement
from .attachments import TrainingAttachment
from .attendance import Attendance, Certificate
from .books import RegistrationBook, RegistrationBookQuerySet
from .calendar import TrainingIndexPage
from .changes import SessionChange
from .pages import TrainingPage, TrainingPageQuerySet
from .questions import TrainingQuestion
from .registrations import (
    MOVED,
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
from .settings import RegistrationSettings

__all__ = [
    "MOVED",
    "AccessNeed",
    "Announcement",
    "Answer",
    "Attendance",
    "Certificate",
    "Participant",
    "PersonalAccess",
    "Registration",
    "RegistrationBook",
    "RegistrationBookQuerySet",
    "RegistrationEvent",
    "RegistrationQuerySet",
    "RegistrationSettings",
    "Session",
    "SessionChange",
    "SessionQuerySet",
    "TrainingAttachment",
    "TrainingIndexPage",
    "TrainingPage",
    "TrainingPageQuerySet",
    "TrainingQuestion",
]
