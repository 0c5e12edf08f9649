"""The training calendar: trainings, their dates and their seats."""

from .announcements import Announcement, MessageDraft
from .attachments import TrainingAttachment
from .attendance import Attendance, Certificate
from .book_queryset import RegistrationBookQuerySet
from .books import RegistrationBook
from .calendar import TrainingIndexPage
from .changes import SessionChange
from .pages import TrainingPage, TrainingPageQuerySet
from .questions import TrainingQuestion
from .registration_queryset import RegistrationQuerySet
from .registrations import (
    AccessNeed,
    Answer,
    Participant,
    PersonalAccess,
    Registration,
    RegistrationEvent,
)
from .session_queryset import SessionQuerySet
from .sessions import Session
from .settings import RegistrationSettings

__all__ = [
    "AccessNeed",
    "Announcement",
    "Answer",
    "Attendance",
    "Certificate",
    "MessageDraft",
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
