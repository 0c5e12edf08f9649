"""Questions of translators about a German sentence, and the answers of the press office."""

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import Translation

from core.models import User

from .letters import tell_answer
from .models import Question
from .typed import Place, piece_at

LONGEST = 2000


class NotAQuestion(Exception):
    """This cannot be asked or answered; the message says why."""


def ask(translation: Translation, place: Place, text: str, user: User) -> Question:
    """Asks the press office about one piece; the same question twice is one."""
    piece = piece_at(translation, place)
    if piece is None:
        raise NotAQuestion("Diese Stelle gehört nicht zu dieser Übersetzung.")
    question, _created = Question.objects.get_or_create(
        translation=translation,
        context_id=piece.context_id,
        string_id=piece.string_id,
        asked_by=user,
        text=written(text, "Schreiben Sie, was Sie wissen möchten."),
        answer="",
    )
    return question


@transaction.atomic
def answer(question: Question, text: str, user: User) -> None:
    """Answers; the last answer counts, and whoever asked gets it as a mail."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    locked.answer = written(text, "Schreiben Sie eine Antwort.")
    locked.answered_by = user
    locked.answered_at = timezone.now()
    locked.save(update_fields=["answer", "answered_by", "answered_at"])
    tell_answer(locked)


def open_questions():
    """What waits for an answer, the oldest first."""
    rows = Question.objects.filter(answered_at=None)
    return rows.select_related(
        "asked_by", "string", "context", "translation__source", "translation__target_locale"
    )


def written(text: str, if_empty: str) -> str:
    """A text somebody typed into a small field, or the reason why it cannot be kept."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise NotAQuestion(if_empty)
    if len(text) > LONGEST:
        raise NotAQuestion(f"Höchstens {LONGEST} Zeichen; es sind {len(text)}.")
    if "\x00" in text:
        raise NotAQuestion("Der Text enthält ein Zeichen, das sich nicht speichern lässt.")
    return text
