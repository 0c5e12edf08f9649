"""Makes trainings with their dates and seats, for tests."""

from datetime import timedelta

import factory
from django.utils import timezone
from wagtail.models import Locale

from trainings.models import RegistrationBook, Session, TrainingIndexPage, TrainingPage

from .core import german


def calendar_page(code: str = "de") -> TrainingIndexPage:
    """The calendar of a language that `migrate` made."""
    return TrainingIndexPage.objects.get(locale__language_code=code)


def noon_in(days: int):
    """Noon of a day from today, local time: no hour that the clock change touches."""
    return (timezone.localtime() + timedelta(days=days)).replace(
        hour=12, minute=0, second=0, microsecond=0
    )


class SessionFactory(factory.Factory):
    """A date that is not stored yet: give it to TrainingPageFactory or store it yourself."""

    class Meta:
        model = Session

    class Params:
        days = 30

    starts_at = factory.LazyAttribute(lambda row: noon_in(row.days))
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + timedelta(hours=2))
    place_name = "Landratsamt"
    street = "Oberallgäuer Platz 2"
    postcode = "87527"


class TrainingPageFactory(factory.django.DjangoModelFactory):
    """A published training; `sessions=[…]` for other dates than one in 30 days."""

    class Meta:
        model = TrainingPage

    title = factory.Sequence("Schulung {}".format)
    slug = factory.Sequence("schulung-{}".format)
    summary = "Sie lernen die Grundlagen."
    locale = factory.LazyFunction(german)
    sessions = factory.LazyFunction(lambda: [SessionFactory()])

    @classmethod
    def _create(cls, model_class, *args, is_published=True, **kwargs):
        topics = kwargs.pop("topics", [])
        page = model_class(*args, live=False, **kwargs)
        calendar_page().add_child(instance=page)
        if topics:
            page.topics.set(topics)
            page.save()
        if is_published:
            page.save_revision().publish()
            page = model_class.objects.get(pk=page.pk)
        return page


def translation_of(page: TrainingPage, code: str, **words) -> TrainingPage:
    """The published translation of a training."""
    translated = page.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in words.items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    return TrainingPage.objects.get(pk=translated.pk)


def book_of(page: TrainingPage, session: Session | None = None, **numbers) -> RegistrationBook:
    """The seats of a training or of one date, with these numbers."""
    book = RegistrationBook.objects.get(training=page, session=session)
    if numbers.get("waiting_count"):
        numbers = {"smallest_waiting": 1} | numbers
    for name, value in numbers.items():
        setattr(book, name, value)
    book.save()
    return book
