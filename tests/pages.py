"""One page of every type, whichever types there are."""

from importlib import import_module
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.apps import apps
from factory import Factory
from wagtail.models import Page

from core.languages import language_for
from core.models import SitePage
from core.reading import reading_url

PAGE_TYPES = sorted(
    (model for model in apps.get_models() if issubclass(model, SitePage)),
    key=lambda model: model._meta.label,
)


def page_of(page_type: type[SitePage]) -> SitePage:
    """The German page that `migrate` made, or one from the factory of that type."""
    existing = page_type.objects.german().first()
    if existing:
        return existing
    made = _factory_of(page_type)()
    return Page.objects.get(pk=made.pk).specific


def _factory_of(page_type: type[SitePage]) -> type[Factory]:
    module = import_module(f"tests.factories.{page_type._meta.app_label}")
    for value in vars(module).values():
        is_factory = isinstance(value, type) and issubclass(value, Factory)
        if is_factory and value._meta.model is page_type:
            return value
    raise LookupError(f"{module.__name__} has no factory of {page_type.__name__}")


def read(client, page: SitePage, code: str) -> BeautifulSoup:
    """The page as a reader of this language gets it."""
    response = client.get(reading_url(page, language_for(code)))
    assert response.status_code == 200, response
    return BeautifulSoup(response.content, "html.parser")


def foreign_addresses(page) -> list[str]:
    """What a browser would fetch or send without being asked; plain links are allowed."""
    fetched = [
        *[tag["src"] for tag in page.select("[src]")],
        *[
            part.split()[0]
            for tag in page.select("[srcset]")
            for part in tag["srcset"].split(",")
            if part.strip()
        ],
        *[tag["action"] for tag in page.select("form[action]")],
        *[
            tag["href"]
            for tag in page.select("link[href]")
            if not {"canonical", "alternate"} & set(tag.get("rel", []))
        ],
    ]
    assert not page.select("[style], style")
    return [address for address in fetched if urlsplit(address).netloc not in ("", "testserver")]
