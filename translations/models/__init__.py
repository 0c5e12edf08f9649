"""Who translates what, what has gone stale, review, exchange files."""

from .bulk import BulkRequest, BulkRequestText
from .checks import ConfirmedWarning
from .easy_language import EasyLanguageSeal, EasyLanguageTest
from .german import GermanVersion
from .glossary import GlossaryEntry, GlossaryTerm
from .memory import MemoryWord
from .readings import ReadingCount
from .requests import SectionLanguages, TranslationRequest
from .rows import RowReview
from .talk import Question, ReviewComment
from .waiting import Waiting

__all__ = [
    "BulkRequest",
    "BulkRequestText",
    "ConfirmedWarning",
    "EasyLanguageSeal",
    "EasyLanguageTest",
    "GermanVersion",
    "GlossaryEntry",
    "GlossaryTerm",
    "MemoryWord",
    "Question",
    "ReadingCount",
    "ReviewComment",
    "RowReview",
    "SectionLanguages",
    "TranslationRequest",
    "Waiting",
]
