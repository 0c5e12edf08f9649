"""A message to participants that is translated at the desk before it is sent."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from wagtail.models import Locale
from wagtail_localize.models import String, Translation, cleanup_translation_on_delete

from .announcing import Texts
from .models import MessageDraft, TrainingPage

GERMAN = settings.LANGUAGE_CODE
Words = dict[str, str]


class Stage(models.TextChoices):
    """How far the translation of a message is, for whoever waits to send it."""

    MISSING = "missing", "fehlt"
    IN_WORK = "in_work", "in Arbeit"
    APPROVED = "approved", "freigegeben"


def draft_of(training: TrainingPage) -> MessageDraft | None:
    """The German message that waits for its translations."""
    return training.message_drafts.filter(locale__language_code=GERMAN).first()


@transaction.atomic
def keep(training: TrainingPage, words: Words) -> MessageDraft:
    """Makes this the message that is translated; translators see what changed in it."""
    locale = Locale.objects.get(language_code=GERMAN)
    draft, is_new = MessageDraft.objects.select_for_update().get_or_create(
        training=training, locale=locale, defaults=words
    )
    if not is_new and draft.words != words:
        draft.subject, draft.message = words["subject"], words["message"]
        draft.save()
    return draft


def approved_words(draft: MessageDraft) -> Texts:
    """The words of each language that were approved for the German of today."""
    rows = draft.get_translations().filter(written_at__gte=draft.written_at)
    return {row.locale.language_code: row.words for row in rows.select_related("locale")}


def stages(draft: MessageDraft, codes: Iterable[str]) -> dict[str, Stage]:
    """How far each of these languages is."""
    approved = approved_words(draft)
    begun = set(
        Translation.objects.filter(
            source__object_id=draft.translation_key,
            enabled=True,
            translations_last_updated_at__isnull=False,
        ).values_list("target_locale__language_code", flat=True)
    )
    found = dict.fromkeys(begun, Stage.IN_WORK) | dict.fromkeys(approved, Stage.APPROVED)
    return {code: found.get(code, Stage.MISSING) for code in codes if code != GERMAN}


@transaction.atomic
def discard(draft: MessageDraft) -> None:
    """Takes a message out of the desk, with its translations (see signals.py)."""
    draft.delete()


def forget_sentences(draft: MessageDraft) -> None:
    """Takes the words of a deleted message out of the memory, unless they stand elsewhere too.

    The words of messages are kept for as long as the mails; the memory keeps them for good.
    """
    key = draft.translation_key
    is_of_it = Q(segments__context__object_id=key) | Q(translations__context__object_id=key)
    sentences = set(String.objects.filter(is_of_it).values_list("pk", flat=True))
    cleanup_translation_on_delete(draft)
    String.objects.filter(pk__in=sentences, segments=None, translations=None).delete()


def discard_when_sent(training: TrainingPage, texts: Texts) -> None:
    """What was sent is done; another message that is being translated stays."""
    draft = draft_of(training)
    if draft is not None and draft.words == texts[GERMAN]:
        discard(draft)
