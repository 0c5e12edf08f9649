"""Mails between translators, approvers and editors; Wagtail itself writes those about pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.template import Context, Engine
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale, Revision, TaskState
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from core.models import User
from outbox.models import OutboxMessage
from outbox.rendering import shorten, tidy
from outbox.services import queue_mails

from .choices import EASY_LANGUAGE
from .models import Question, RowReview
from .plain_text import plain
from .rights import approvers_of, translators_of

# So many texts a mail names; of others it says how many there are.
_NAMED = 20


def tell_approvers(review: RowReview) -> None:
    """A row was handed in: whoever may approve in its language reads it."""
    _send(
        review.translation,
        approvers_of(review.translation.target_locale).exclude(pk=review.handed_in_by_id or 0),
        "handed_in",
        f"translation:row:{review.pk}:{review.handed_in_at.isoformat()}",
        by=review.handed_in_by,
        wish="submitted_notifications",
    )


def tell_decision(review: RowReview, by: User, *, is_approved: bool) -> None:
    """A row was approved or came back: whoever handed it in reads it."""
    name = "approved" if is_approved else "sent_back"
    _send(
        review.translation,
        get_user_model().objects.filter(pk=review.handed_in_by_id or 0).exclude(pk=by.pk),
        name,
        f"translation:row:{review.pk}:{review.handed_in_at.isoformat()}:{name}",
        by=by,
        comment="" if is_approved else review.comment,
        wish="approved_notifications" if is_approved else "rejected_notifications",
    )


def tell_taken_back(
    translation: Translation, revision: Revision | None, by: User, comment: str
) -> None:
    """An approval was taken back: who handed the text in and who approved it read why."""
    if revision is None:
        return  # It became public without an approval.
    decisions = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    involved = decisions.values_list("workflow_state__requested_by", "finished_by")
    people = {person for decision in involved for person in decision if person}
    _send(
        translation,
        get_user_model().objects.filter(pk__in=people - {by.pk}),
        "taken_back",
        f"translation:taken_back:{uuid4()}",
        by=by,
        comment=comment,
        wish="rejected_notifications",
    )


def tell_question(question: Question, author: User) -> None:
    """A translator asks: whoever wrote the German text reads it."""
    path = f"{reverse('translations:questions')}#question-{question.pk}"
    _send(
        question.translation,
        get_user_model().objects.filter(pk=author.pk),
        "asked",
        f"translation:question:{question.pk}:asked",
        by=question.asked_by,
        question=question.text,
        german=plain(question.string.data),
        url=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
    )


def tell_answer(question: Question) -> None:
    """A question was answered: whoever asked it reads the answer."""
    _send(
        question.translation,
        get_user_model().objects.filter(pk=question.asked_by_id or 0),
        "answered",
        f"translation:question:{question.pk}:{question.answered_at}",
        by=question.answered_by,
        question=question.text,
        comment=question.answer,
    )


def tell_translators(
    code: str, titles: list[str], user: User | None, wanted_by: date | None, note: str
) -> None:
    """One mail to whoever translates into the language, however many texts there are."""
    context = {
        "language": dict(settings.LANGUAGES)[code],
        "is_easy": code == EASY_LANGUAGE,
        "titles": titles[:_NAMED],
        "more": max(len(titles) - _NAMED, 0),
        "number": len(titles),
        "wanted_by": wanted_by,
        "note": note,
        "by": get_user_display_name(user) if user else "",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('translations:queue')}",
    }
    people = translators_of(Locale.objects.get(language_code=code))
    others = people.exclude(pk=user.pk if user else 0)
    _queue(others, "requested", f"translation:requested:{uuid4()}", context)


def _send(
    translation: Translation,
    people: QuerySet[User],
    name: str,
    key: str,
    *,
    by: User | None,
    wish: str = "",
    **facts: str,
) -> None:
    reached = [
        person
        for person in people.filter(is_active=True).exclude(email="")
        if not wish or getattr(UserProfile.get_for_user(person), wish)
    ]
    _queue(reached, name, key, _about(translation, by) | facts)


def _queue(people: Iterable[User], name: str, key: str, context: dict[str, Any]) -> None:
    subject = shorten(" ".join(_plain(f"{name}_subject", context).split()))
    text = tidy(_plain(name, context))
    mails = [
        OutboxMessage(
            key=f"{key}:{person.pk}",
            kind="translation",
            recipient=person.email,
            language=settings.LANGUAGE_CODE,
            subject=subject,
            text=text,
        )
        for person in people
    ]
    queue_mails(mails)


def _about(translation: Translation, by: User | None) -> dict[str, str]:
    path = reverse("translations:edit", args=[translation.pk])
    return {
        "title": translation.source.object_repr,
        "language": dict(settings.LANGUAGES)[translation.target_locale.language_code],
        "by": get_user_display_name(by) if by else "Jemand",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
    }


def _plain(name: str, context: dict[str, Any]) -> str:
    template = Engine.get_default().get_template(f"translations/mail/{name}.txt")
    return template.render(Context(context, autoescape=False))
