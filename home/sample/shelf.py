"""Where the sample finds again what it has made: by slug, key, address or file name."""

from django.conf import settings
from wagtail.models import Locale, Page

from circles.models import CirclePage, FocusArea
from core.models import Contact, SiteDocument, SiteImage, Topic
from home.models import HomePage

from .body import Block, Ref, as_stream


def german() -> Locale:
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def german_home() -> HomePage:
    return HomePage.objects.get(locale=german())


def page_at(path: str) -> Page | None:
    """The German page at a path below the home page, in its own class."""
    page = Page.objects.filter(locale=german(), url_path=f"{german_home().url_path}{path}/").first()
    return page.specific if page else None


def the_page(path: str) -> Page:
    """The same for a page that has to be there."""
    page = page_at(path) if path else german_home()
    if page is None:
        raise LookupError(f"Die Beispielinhalte suchen die Seite {path!r}.")
    return page


def picture(key: str) -> SiteImage | None:
    # Titles change in the office's hands, the file name stays (but for an ending of the storage).
    return SiteImage.objects.filter(file__contains=f"/beispiel-{key}").first() if key else None


def document(key: str) -> SiteDocument | None:
    return SiteDocument.objects.filter(file__contains=f"/beispiel-{key}").first()


def contact(key: str) -> Contact | None:
    return Contact.objects.filter(locale=german(), email=f"{key}@example.org").first()


def topics(slugs: tuple[str, ...]) -> list[Topic]:
    return list(Topic.objects.filter(locale=german(), slug__in=slugs))


def focus_areas(slugs: tuple[str, ...]) -> list[FocusArea]:
    return list(FocusArea.objects.filter(locale=german(), slug__in=slugs))


def circles(slugs: tuple[str, ...]) -> list[CirclePage]:
    return list(CirclePage.objects.filter(locale=german(), slug__in=slugs))


def find(ref: Ref) -> int:
    """The primary key of what a block refers to."""
    finders = {"picture": picture, "file": document, "contact": contact, "page": page_at}
    found = finders[ref.kind](ref.key)
    if found is None:
        raise LookupError(f"Die Beispielinhalte verweisen auf {ref.kind} {ref.key!r}.")
    return found.pk


def stream(blocks: list[Block]) -> str:
    return as_stream(blocks, find)
