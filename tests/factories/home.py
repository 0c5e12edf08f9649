"""Makes general pages and reports, for tests."""

from datetime import timedelta

import factory
from django.utils import timezone
from wagtail.models import Locale
from wagtail_factories import PageFactory

from home.models import BarrierReport, HomePage, StandardPage

from .core import german


def home_page(code: str = "de") -> HomePage:
    """The home page of a language that `migrate` made."""
    return HomePage.objects.get(locale__language_code=code)


class StandardPageFactory(PageFactory):
    """A published page below the German home page."""

    class Meta:
        model = StandardPage

    title = factory.Sequence("Seite {}".format)
    slug = factory.Sequence("seite-{}".format)
    locale = factory.LazyFunction(german)
    parent = factory.LazyFunction(home_page)
    lead = "Worum es geht."
    last_published_at = factory.LazyFunction(timezone.now)


def translated(page: StandardPage, code: str, **words) -> StandardPage:
    """A published translation of the page with these words."""
    translation = page.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in words.items():
        setattr(translation, name, value)
    translation.save_revision().publish()
    return StandardPage.objects.get(pk=translation.pk)


class BarrierReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BarrierReport

    message = "Das Menü lässt sich mit der Tastatur nicht öffnen."
    page = "http://testserver/de/"
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=42))
