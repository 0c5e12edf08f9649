"""Mails between translators, approvers and editors; Wagtail itself writes those about pages."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.template import Context, Engine
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from core.models import User
from outbox.models import OutboxMessage
from outbox.rendering import shorten, tidy
from outbox.services import queue_mails

from .models import Question, RowReview


def tell_approvers(review: RowReview) -> None:
    """A row was handed in: whoever may approve in its language reads it."""
    _send(
        review.translation,
        approvers_of(review.translation).exclude(pk=review.handed_in_by_id or 0),
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
        german=strip_tags(question.string.data),
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


def approvers_of(translation: Translation) -> QuerySet[User]:
    """Everybody whose group may publish the home page of this language."""
    homes = Page.objects.filter(depth=2, locale_id=translation.target_locale_id)
    return (
        get_user_model()
        .objects.filter(
            is_active=True,
            groups__page_permissions__page__in=homes,
            groups__page_permissions__permission__codename="publish_page",
        )
        .distinct()
    )


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
    context = _about(translation, by) | facts
    subject = shorten(" ".join(_plain(f"{name}_subject", context).split()))
    text = tidy(_plain(name, context))
    queue_mails(
        [
            OutboxMessage(
                key=f"{key}:{person.pk}",
                kind="translation",
                recipient=person.email,
                language=settings.LANGUAGE_CODE,
                subject=subject,
                text=text,
            )
            for person in people.filter(is_active=True).exclude(email="")
            if not wish or getattr(UserProfile.get_for_user(person), wish)
        ]
    )


def _about(translation: Translation, by: User | None) -> dict[str, str]:
    path = reverse("translations:edit", args=[translation.pk])
    return {
        "title": translation.source.object_repr,
        "language": dict(settings.LANGUAGES)[translation.target_locale.language_code],
        "by": get_user_display_name(by) if by else "Jemand",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
    }


def _plain(name: str, context: dict[str, str]) -> str:
    template = Engine.get_default().get_template(f"translations/mail/{name}.txt")
    return template.render(Context(context, autoescape=False))
