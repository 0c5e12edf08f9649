"""The people and the things that the matrix of roles and addresses asks about."""

from dataclasses import dataclass, field

from django.db.models import Model
from django.test import Client
from django.utils.http import urlsafe_base64_encode
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow
from wagtail_localize.models import Translation

from core.models import SiteText
from tests.factories.core import ContactFactory, MunicipalityFactory, SiteImageFactory, TopicFactory
from tests.factories.editing import person_in
from tests.factories.news import DocumentFactory, prose, published
from tests.factories.outbox import MailTextFactory
from tests.factories.translations import begun, translated, written
from translations.work import hand_in

from .addresses import Address
from .matrix_rows import rows_about

# Who asks, and the group of the office they belong to.
PERSONAS = {
    "anonymous": None,
    "translator": "Übersetzung Arabisch",
    "approver": "Freigabe Arabisch",
    "editor": "Redaktion",
    "coordinator": "Schulungskoordination",
    "circle": "Helferkreis-Redaktion",
}
LANGUAGES = ("de", "ar", "uk")
SNIPPETS = ("core_topic", "core_contact", "core_sitetext", "outbox_mailtext")
HEADERS = {
    "x-requested-with": "XMLHttpRequest"
}  # Wagtail then answers 403 instead of leading home.


def client_of(persona: str) -> Client:
    client = Client(raise_request_exception=False, headers=HEADERS)
    if group := PERSONAS[persona]:
        client.force_login(person_in(group))
    return client


@dataclass
class World:
    """One thing of every kind, those that have a language in German, Arabic and Ukrainian."""

    release: Page
    reviewed: Page
    rows: dict[str, dict[str, int]]
    things: dict[str, object] = field(default_factory=dict)
    found: dict[tuple, Model] = field(default_factory=dict)

    @classmethod
    def make(cls) -> "World":
        text = prose('Mehr <a href="https://example.org/">steht hier</a>.')
        release = published(title="Neue Wohnungen", slug="neue-wohnungen", body=text)
        for code in ("ar", "uk"):
            translated(release, code)
        reviewed = published(title="Richtfest", slug="richtfest")
        for code, name in (("ar", "Arabisch"), ("uk", "Ukrainisch")):
            hand_in(written(begun(reviewed, code)), person_in(f"Übersetzung {name}"))
        writer = person_in("Redaktion")
        reviewed.save_revision(user=writer)
        reviewed.get_workflow().start(reviewed, writer)
        world = cls(release, reviewed, _rows())
        world.things = _things() | rows_about(release)
        return world

    def languages(self, address: Address) -> tuple[str, ...]:
        return LANGUAGES if _depends_on_language(address) else ("",)

    def page(self, code: str, of: Page | None = None) -> Page:
        """The page in this language; each is looked up once, its paths are asked for often."""
        key = (of or self.release).translation_key
        if (key, code) not in self.found:
            pages = Page.objects.filter(translation_key=key, locale__language_code=code or "de")
            self.found[key, code] = pages.get()
        return self.found[key, code]

    def translation(self, code: str, page: Page) -> Translation:
        """The translation of the page; the Arabic one where German was asked for."""
        place = (page.translation_key, "ar" if code == "de" else code, "translation")
        if place not in self.found:
            self.found[place] = Translation.objects.get(
                source__object_id=place[0], target_locale__language_code=place[1]
            )
        return self.found[place]


def _rows() -> dict[str, dict[str, int]]:
    german = {"core_topic": TopicFactory(), "core_contact": ContactFactory()}
    german["outbox_mailtext"] = MailTextFactory()
    german["core_sitetext"] = SiteText.objects.get(locale__language_code="de")
    rows: dict[str, dict[str, int]] = {}
    for name, row in german.items():
        rows[name] = {"de": row.pk}
        for code in ("ar", "uk"):
            other = row.copy_for_translation(Locale.objects.get(language_code=code))
            other.save()
            rows[name][code] = other.pk
    return rows


def _things() -> dict[str, object]:
    user, root = person_in("Redaktion"), Collection.get_first_root_node()
    return {
        "image": SiteImageFactory(collection=root).pk,
        "document": DocumentFactory(collection=root).pk,
        "municipality": MunicipalityFactory().pk,
        "collection": root.add_child(name="Sommer").pk,
        "workflow": Workflow.objects.first().pk,
        "task": Task.objects.first().pk,
        "site": Site.objects.get().pk,
        "locale": Locale.objects.first().pk,
        "user": user.pk,
        "uid": urlsafe_base64_encode(str(user.pk).encode()),
    }


_OF_A_PAGE = {"page_id", "parent_page_id", "page_to_move_id", "parent_page_pk"}


def _depends_on_language(address: Address) -> bool:
    """Whether the address names a thing that has a language."""
    names = set(address.parameters)
    space = address.name.split(":")[0]
    return bool(
        names & _OF_A_PAGE
        or (address.name.startswith("wagtailadmin_api:pages:") and "pk" in names)
        or space.removeprefix("wagtailsnippets_") in SNIPPETS
        or (space == "translations" and names & {"pk", "code"})
        or (space == "wagtail_localize" and names)
        or address.name == "wagtail_bulk_action"
    )
