"""What is left to do on a new site before it goes public."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from core.models import SiteSettings

from .models import StandardPage
from .roles import APPROVERS, EDITORS

LEGAL_PAGES = ["imprint_page", "privacy_page", "accessibility_page"]
LOCAL_NAMES = {"localhost", "127.0.0.1"}


@dataclass(frozen=True)
class Step:
    """One thing to do, and where."""

    label: str
    url: str
    is_done: bool


class FirstStepsPanel(Component):
    """The list on the start page; gone when everything is done."""

    name = "first_steps"
    order = 50
    template_name = "wagtailadmin/home/first_steps.html"

    def get_context_data(self, parent_context):
        steps = first_steps()
        return {"steps": steps, "done": sum(step.is_done for step in steps)}

    def render_html(self, parent_context=None):
        context = self.get_context_data(parent_context)
        if context["done"] == len(context["steps"]):
            return ""
        return super().render_html(parent_context)


def first_steps() -> list[Step]:
    """Everything a new site needs, with what is already done."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return [Step("Website anlegen", reverse("wagtailsites:add"), False)]
    office = SiteSettings.for_site(site)
    return [
        *_settings(office, site),
        *_legal_pages(office),
        Step(
            "Konten für Redaktion und Pressefreigabe anlegen",
            reverse("wagtailusers_users:add"),
            _has_members(EDITORS.name) and _has_members(APPROVERS.name),
        ),
        Step(
            "Adresse der Website eintragen",
            reverse("wagtailsites:edit", args=[site.pk]),
            site.hostname not in LOCAL_NAMES,
        ),
    ]


def _settings(office: SiteSettings, site: Site) -> list[Step]:
    url = reverse("wagtailsettings:edit", args=["core", "sitesettings", site.pk])
    has_address = all([office.street, office.postcode, office.city, office.phone, office.email])
    return [
        Step("Name und Anschrift des Amts eintragen", url, has_address),
        Step(
            "Verantwortliche Person für Pressetexte eintragen",
            url,
            bool(office.press_responsible),
        ),
        Step(
            "Durchsetzungsstelle für Barrierefreiheit eintragen",
            url,
            bool(office.enforcement_body_name),
        ),
    ]


def _legal_pages(office: SiteSettings) -> list[Step]:
    steps = []
    for field in LEGAL_PAGES:
        page = getattr(office, field)
        label = SiteSettings._meta.get_field(field).verbose_name
        if page is None:
            url = reverse("wagtailsettings:edit", args=["core", "sitesettings", office.site_id])
            steps.append(Step(f"Seite „{label}“ auswählen", url, False))
            continue
        written = StandardPage.objects.filter(pk=page.pk).values_list("body", flat=True).first()
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        steps.append(Step(f"Seite „{label}“ schreiben", url, bool(written)))
    return steps


def _has_members(group: str) -> bool:
    return Group.objects.filter(name=group, user__is_active=True).exists()
