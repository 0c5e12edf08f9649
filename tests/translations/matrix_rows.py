"""The rows that the matrix asks for: one of every kind that an address of the admin names."""

from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from home.models import BarrierReport
from news.models import NewsIndexPage
from tests.factories.attendance import issued, training_with_dates
from tests.factories.circles import FocusAreaFactory
from tests.factories.core import UserFactory
from tests.factories.easy_language import easy
from tests.factories.outbox import OutboxMessageFactory
from tests.factories.registrations import registered
from tests.factories.trainings import book_of
from translations.models import (
    BulkRequest,
    EasyLanguageTest,
    GlossaryTerm,
    Question,
    ReviewComment,
)


def rows_about(release: Page) -> dict[str, object]:
    """What hangs on one translated press release, and what stands by itself."""
    return {
        "news_index": NewsIndexPage.objects.get(locale__language_code="de").pk,
        "redirect": Redirect.objects.create(old_path="/alt", redirect_page=release).pk,
        "report": BarrierReport.objects.create(message="Das Menü geht nicht auf.").pk,
        "focus": FocusAreaFactory().pk,
        "group": Group.objects.first().pk,
        "mail": OutboxMessageFactory().pk,
        "bulk": BulkRequest.objects.create(codes=["ar"], requested_by=UserFactory()).pk,
        "glossary_format": "csv",
        "term": GlossaryTerm.objects.get_or_create(german="Mitteilung")[0].pk,
        **_of_the_desk(release),
        **_of_a_training(),
        **_of_easy_language(release),
    }


def _of_the_desk(release: Page) -> dict[str, object]:
    piece = StringSegment.objects.filter(source__object_id=release.translation_key).first()
    place = {"context_id": piece.context_id, "string_id": piece.string_id}
    here = Translation.objects.filter(source=piece.source).select_related("target_locale")
    by_code = {row.target_locale.language_code: row for row in here}
    question = Question.objects.create(
        translation=by_code["ar"], text="Warum?", asked_by=UserFactory(), **place
    )
    comments = {
        code: ReviewComment.objects.create(translation=row, text="Bitte prüfen.", **place).pk
        for code, row in by_code.items()
    }
    return {
        "segment": piece.pk,
        "link": OverridableSegment.objects.filter(source=piece.source).first().pk,
        "question": question.pk,
        "comments": comments | {"de": comments["ar"]},
    }


def _of_a_training() -> dict[str, object]:
    training = training_with_dates(1, 2)
    book = book_of(training)
    person = registered(book, "Anna")
    return {
        "training": training.pk,
        "session": training.sessions.first().pk,
        "book": book.pk,
        "registration": person.pk,
        "certificate": issued(training, person).pk,
    }


def _of_easy_language(release: Page) -> dict[str, object]:
    page = easy(release)
    test = EasyLanguageTest.objects.create(
        page=page, testers="Prüfgruppe", digest=page.translation_key
    )
    return {"easy_page": page.pk, "easy_test": test.pk}
