"""Questions of translators about a German sentence, and the answers of the press office."""

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation, TranslationSource

from core.models import User

from .letters import tell_answer, tell_question
from .models import GermanVersion, Question, TranslationRequest
from .rows import translatable_rows
from .typed import Place, piece_at

LONGEST = 2000


class NotAQuestion(Exception):
    """This cannot be asked or answered; the message says why."""


@transaction.atomic
def ask(translation: Translation, place: Place, text: str, user: User) -> Question:
    """Asks whoever wrote the German text about one piece; the same question twice is one."""
    piece = piece_at(translation, place)
    if piece is None:
        raise NotAQuestion("Diese Stelle gehört nicht zu dieser Übersetzung.")
    question, is_new = Question.objects.get_or_create(
        translation=translation,
        context_id=piece.context_id,
        string_id=piece.string_id,
        asked_by=user,
        text=written(text, "Schreiben Sie, was Sie wissen möchten."),
        answer="",
    )
    author = author_of(translation.source)
    if is_new and author and author != user:
        tell_question(question, author)
    return question


def author_of(source: TranslationSource) -> User | None:
    """Who wrote the German text last, owns the page or ordered the translation, and may answer."""
    model, key = source.specific_content_type.model_class(), source.object_id
    people: list[User | None] = []
    if issubclass(model, Page):
        pages = Page.objects.select_related("latest_revision__user", "owner")
        for page in pages.filter(translation_key=key, locale_id=source.locale_id):
            people = [page.latest_revision and page.latest_revision.user, page.owner]
    version = GermanVersion.objects.filter(translation_key=key).select_related("published_by")
    people += [row.published_by for row in version.reverse()[:1]]
    orders = TranslationRequest.objects.filter(translation_key=key).select_related("requested_by")
    people += [row.requested_by for row in orders.order_by("-requested_at")[:1]]
    known = (one for one in people if one and one.is_active and one.email)
    return next((one for one in known if _may_answer_about(one, source)), None)


@transaction.atomic
def answer(question: Question, text: str, user: User) -> None:
    """Answers; the last answer counts, and whoever asked gets it as a mail."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    locked.answer = written(text, "Schreiben Sie eine Antwort.")
    locked.answered_by = user
    locked.answered_at = timezone.now()
    locked.save(update_fields=["answer", "answered_by", "answered_at"])
    tell_answer(locked)


def open_questions(user: User) -> QuerySet:
    """What waits for an answer about texts that this person may edit, the oldest first."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
    kinds = ContentType.objects.get_for_models(
        *(row for row in translatable_rows() if _may(user, row))
    )
    orders = TranslationRequest.objects.filter(requested_by=user).values("translation_key")
    is_page = Q(translation__source__object__content_type=ContentType.objects.get_for_model(Page))
    rows = Question.objects.filter(
        Q(translation__source__object_id__in=pages.values("translation_key"))
        | Q(translation__source__specific_content_type__in=kinds.values())
        | Q(translation__source__object_id__in=orders) & ~is_page,
        answered_at=None,
    )
    return rows.select_related(
        "asked_by", "string", "context", "translation__source", "translation__target_locale"
    )


def may_answer(user: User, question: Question) -> bool:
    """Whoever may edit the German text or ordered the translation of a row knows what it means."""
    return _may_answer_about(user, question.translation.source)


def _may_answer_about(user: User, source: TranslationSource) -> bool:
    model, key = source.specific_content_type.model_class(), source.object_id
    if not issubclass(model, Page):
        orders = TranslationRequest.objects.filter(translation_key=key, requested_by=user)
        return _may(user, model) or orders.exists()
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.filter(translation_key=key, locale_id=source.locale_id).exists()


def _may(user: User, model: type[models.Model]) -> bool:
    name = get_permission_codename("change", model._meta)
    return user.has_perm(f"{model._meta.app_label}.{name}")


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
