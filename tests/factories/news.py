"""Makes press releases as the press office would publish them, for tests."""

import factory
import wagtail_factories
from wagtail.models import Locale
from wagtail_factories import PageFactory

from core.models import SiteDocument
from news.models import Attachment, Correction, NewsIndexPage, PressPhoto, PressReleasePage
from tests.factories.core import SiteImageFactory, german


def news_index(language: str = "de") -> NewsIndexPage:
    """The press index that `migrate` made in this language."""
    return NewsIndexPage.objects.get(locale__language_code=language)


def prose(text: str = "Der Kreisausschuss hat einstimmig zugestimmt.") -> list[tuple]:
    return [("prose", f"<p>{text}</p>")]


class PressReleaseFactory(PageFactory):
    """A release that was published; `draft()` for one that was not."""

    class Meta:
        model = PressReleasePage

    parent = factory.LazyFunction(news_index)
    locale = factory.LazyFunction(german)
    title = factory.Sequence("Mitteilung {}".format)
    slug = factory.Sequence("mitteilung-{}".format)
    lead = "Das Wichtigste in einem Satz."
    body = factory.LazyFunction(prose)


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = SiteDocument


def published(**fields) -> PressReleasePage:
    """A release that went through Wagtail's own way of publishing."""
    topics = fields.pop("topics", [])
    release = PressReleaseFactory(live=False, **fields)
    release.topics.set(topics)
    return publish(release)


def publish(release: PressReleasePage) -> PressReleasePage:
    """Publishes what was changed on the release; returns it as the database has it then."""
    release.save_revision().publish()
    return type(release).objects.get(pk=release.pk)


def translated(release: PressReleasePage, language: str, **words) -> PressReleasePage:
    """A published translation with these words."""
    locale = Locale.objects.get(language_code=language)
    translation = release.copy_for_translation(locale)
    for name, value in words.items():
        setattr(translation, name, value)
    return publish(translation)


def with_lead_image(release: PressReleasePage, **fields) -> PressReleasePage:
    release.lead_image = SiteImageFactory(**fields)
    release.lead_image_alt = "Das Landratsamt von vorn"
    return publish(release)


def with_photos(release: PressReleasePage, count: int) -> PressReleasePage:
    for number in range(count):
        image = SiteImageFactory(title=f"Foto {number}")
        release.photos.add(PressPhoto(image=image, alt=f"Foto {number}", caption=f"Bild {number}"))
    return publish(release)


def with_attachment(release: PressReleasePage, title: str = "Faltblatt") -> PressReleasePage:
    release.attachments.add(Attachment(document=DocumentFactory(), title=title))
    return publish(release)


def with_correction(release: PressReleasePage, day, text: str) -> PressReleasePage:
    release.corrections.add(Correction(corrected_on=day, text=text))
    return publish(release)
