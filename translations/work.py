"""What translators and approvers do: begin, write, hand in, send back, approve."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, TranslatableMixin, WorkflowState
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from core.models import User

from .choices import EASY_LANGUAGE
from .easy_language.beginning import begin as begin_easy_page
from .letters import tell_approvers
from .models import RowReview, Waiting

_PERSON = StringTranslation.TRANSLATION_TYPE_MANUAL
_MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


class NotNow(Exception):
    """The text cannot be changed at the moment; the message says why."""


class CannotHandIn(Exception):
    """The translation cannot be handed in; the message says what is in the way."""


@transaction.atomic
def begin(german: TranslatableMixin, locale: Locale, user: User | None) -> Translation:
    """Opens the translation of a page or row; a page gets its draft, with its path above it."""
    if german.locale.language_code != settings.LANGUAGE_CODE:
        raise ValidationError("Übersetzt wird nur aus dem Deutschen.")
    if isinstance(german, Page):
        begin_above(german, locale, user)
    source, _ = TranslationSource.get_or_create_from_instance(german)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if target_of(translation) is None:
        # It was deleted since: deleting gives the translation up, and keeps its words.
        if not translation.enabled:
            translation.enabled = True
            translation.save(update_fields=["enabled"])
        if isinstance(german, Page):
            translation.save_target(user=user, publish=False)
    return translation


def begin_above(german: Page, locale: Locale, user: User | None) -> None:
    """The pages above it get their drafts; in Leichte Sprache those with room for own words."""
    above = german.get_parent().specific
    if above.depth == 1 or above.has_translation(locale):
        return
    if locale.language_code == EASY_LANGUAGE:
        begin_easy_page(above, user)
    else:
        begin(above, locale, user)


def target_of(translation: Translation) -> models.Model | None:
    """The translated page or row, if there is one yet."""
    source = translation.source
    model = source.specific_content_type.model_class()
    return model.objects.filter(
        translation_key=source.object_id, locale_id=translation.target_locale_id
    ).first()


def refuse_if_closed(translation: Translation) -> None:
    """Raises `NotNow` while the text is with an approver, locked, or given up."""
    if not translation.enabled:
        raise NotNow("Diese Übersetzung ist eingestellt.")
    target = target_of(translation)
    if isinstance(target, Page):
        if target.workflow_in_progress:
            raise NotNow("Die Übersetzung wird gerade geprüft.")
        if target.locked:
            raise NotNow("Die Seite ist gesperrt.")
    elif RowReview.objects.filter(translation=translation, sent_back_at=None).exists():
        raise NotNow("Die Übersetzung wird gerade geprüft.")


@transaction.atomic
def write(
    translation: Translation,
    segment: StringSegment,
    words: str,
    user: User | None,
    *,
    tool: str = "",
    is_machine: bool = False,
) -> StringTranslation | None:
    """Stores the words for one piece; empty words open it again (and give None)."""
    touch(translation)
    place = {
        "translation_of_id": segment.string_id,
        "context_id": segment.context_id,
        "locale_id": translation.target_locale_id,
    }
    if not words.strip():
        StringTranslation.objects.filter(**place).delete()
        return None
    return StringTranslation.objects.update_or_create(
        **place,
        defaults={
            "data": words,
            "translation_type": _MACHINE if is_machine else _PERSON,
            "tool_name": tool,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )[0]


def touch(translation: Translation) -> None:
    """Notes that somebody works on it; the package has the field and never writes it."""
    Translation.objects.filter(pk=translation.pk).update(
        translations_last_updated_at=timezone.now()
    )


@transaction.atomic
def hand_in(translation: Translation, user: User) -> None:
    """Gives the translation to the approvers of its language; nothing goes live."""
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    refuse_if_closed(locked)
    _a_person_stands_for_it(locked, user)
    if issubclass(locked.source.specific_content_type.model_class(), Page):
        _hand_in_page(locked, user)
    else:
        review, _created = RowReview.objects.update_or_create(
            translation=locked,
            defaults={
                "handed_in_by": user,
                "handed_in_at": timezone.now(),
                "sent_back_by": None,
                "sent_back_at": None,
                "comment": "",
            },
        )
        tell_approvers(review)


def _a_person_stands_for_it(translation: Translation, user: User) -> None:
    """What a machine wrote counts as somebody's text from here on."""
    StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        translation_type=_MACHINE,
    ).update(translation_type=_PERSON, last_translated_by=user)


def _hand_in_page(translation: Translation, user: User) -> None:
    try:
        page = _save_draft(translation, user)
    except ValidationError as error:
        raise CannotHandIn(_readable(error, translation)) from error
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        # A colleague may go on with what somebody else handed in.
        state.requested_by = user
        state.resume(user)
        return
    workflow = page.get_workflow()
    if workflow is None:
        raise CannotHandIn("Für diese Sprache ist keine Freigabe eingerichtet.")
    workflow.start(page, user)


def _save_draft(translation: Translation, user: User) -> Page:
    """A new version of the translated page; what readers get stays as it is."""
    page = target_of(translation)
    if not isinstance(page, Page) or not (page.live or Waiting.objects.filter(page=page).exists()):
        translation.save_target(user=user, publish=False)
        return target_of(translation)
    # The package would write the new words into the page itself, where they are public at once.
    source, locale = translation.source, translation.target_locale
    draft = source.get_ephemeral_translated_instance(locale, fallback=True)
    revision = draft.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return target_of(translation)


def _readable(error: ValidationError, translation: Translation) -> str:
    """What is wrong with which field; a message of the whole page has no field."""
    model = translation.source.specific_content_type.model_class()
    labels = {field.name: field.verbose_name for field in model._meta.fields}
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        f"{labels[name]}: {' '.join(said)}" if name in labels else " ".join(said)
        for name, said in error.message_dict.items()
    )


@transaction.atomic
def approve_row(review: RowReview, user: User) -> None:
    """Publishes a translated row; whoever handed it in does not approve it."""
    locked = RowReview.objects.select_for_update().get(pk=review.pk)
    if locked.sent_back_at:
        raise NotNow("Diese Übersetzung wurde zurückgegeben.")
    if locked.handed_in_by_id == user.pk:
        raise NotNow("Freigeben muss eine andere Person.")
    locked.translation.save_target(user=user, publish=True)
    locked.delete()


@transaction.atomic
def send_back_row(review: RowReview, user: User, comment: str) -> None:
    """Gives a translated row back to the translator with a comment."""
    review.sent_back_by = user
    review.sent_back_at = timezone.now()
    review.comment = comment
    review.save(update_fields=["sent_back_by", "sent_back_at", "comment"])
