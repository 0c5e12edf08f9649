"""Role × action, by the requests a person in the admin makes."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page, Workflow, WorkflowPage

from circles.models import CircleIndexPage
from home.models import HomePage
from home.roles import LANGUAGE_APPROVERS, ROLES, TRANSLATORS, ensure_roles
from news.models import NewsIndexPage
from tests.factories.editing import person_in
from trainings.models import TrainingIndexPage


def german(model):
    return model.objects.get(locale__language_code=settings.LANGUAGE_CODE)


def in_arabic(model):
    return model.objects.get(locale__language_code="ar")


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


ADDRESSES = {
    "German home": lambda: edit(german(HomePage)),
    "German press index": lambda: edit(german(NewsIndexPage)),
    "new release": lambda: reverse(
        "wagtailadmin_pages:add", args=["news", "pressreleasepage", german(NewsIndexPage).pk]
    ),
    "unpublish press index": lambda: reverse(
        "wagtailadmin_pages:unpublish", args=[german(NewsIndexPage).pk]
    ),
    "new training": lambda: reverse(
        "wagtailadmin_pages:add", args=["trainings", "trainingpage", german(TrainingIndexPage).pk]
    ),
    "new circle": lambda: reverse(
        "wagtailadmin_pages:add", args=["circles", "circlepage", german(CircleIndexPage).pk]
    ),
    "Arabic home": lambda: edit(in_arabic(HomePage)),
    "English home": lambda: edit(HomePage.objects.get(locale__language_code="en")),
    "new Arabic release": lambda: reverse(
        "wagtailadmin_pages:add", args=["news", "pressreleasepage", in_arabic(NewsIndexPage).pk]
    ),
    "delete Arabic circles": lambda: reverse(
        "wagtailadmin_pages:delete", args=[in_arabic(CircleIndexPage).pk]
    ),
    "new image": lambda: reverse("wagtailimages:add"),
    "choose image": lambda: reverse("wagtailimages_chooser:choose"),
    "accounts": lambda: reverse("wagtailusers_users:index"),
    "groups": lambda: reverse("wagtailusers_groups:index"),
    "site settings": lambda: reverse("wagtailsettings:edit", args=["core", "sitesettings"]),
    "redirects": lambda: reverse("wagtailredirects:index"),
    "workflows": lambda: reverse("wagtailadmin_workflows:index"),
    "locales": lambda: reverse("wagtaillocales:index"),
    "sites": lambda: reverse("wagtailsites:index"),
    "collections": lambda: reverse("wagtailadmin_collections:index"),
}
ALLOWED = {
    "Redaktion": {
        "German home",
        "German press index",
        "new release",
        "new training",
        "new circle",
        "new image",
        "choose image",
    },
    "Pressefreigabe": {
        "German home",
        "German press index",
        "new release",
        "unpublish press index",
        "new training",
        "new circle",
        "Arabic home",
        "English home",
        "delete Arabic circles",
        "new image",
        "choose image",
        "site settings",
    },
    "Schulungskoordination": {"new training", "new image", "choose image"},
    "Helferkreis-Redaktion": {"new circle", "new image", "choose image"},
    "Übersetzung Arabisch": {"Arabic home", "choose image"},
    # Nobody begins a release in Arabic: every page begins in German.
    "Administration": set(ADDRESSES) - {"new Arabic release"},
}


@pytest.mark.parametrize("role", ALLOWED)
def test_role_reaches_what_it_may_and_nothing_else(client, home, role):
    client.force_login(person_in(role))
    reached = set()
    for name, address in ADDRESSES.items():
        response = client.get(address(), follow=True)
        if response.status_code == 200 and response.wsgi_request.path != "/verwaltung/":
            reached.add(name)
    assert reached == ALLOWED[role]


def test_every_right_that_roles_name_exists(db):
    known = {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in Permission.objects.select_related("content_type")
    }
    assert {right for role in ROLES for right in role.rights} <= known


def test_each_other_language_has_its_group(db):
    assert len(TRANSLATORS) == len(settings.LANGUAGES) - 1
    for role in TRANSLATORS:
        group = Group.objects.get(name=role.name)
        rights = group.page_permissions.select_related("page", "permission")
        assert [right.permission.codename for right in rights] == ["change_page"]


def test_stock_groups_and_stock_workflow_are_gone(db):
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    ours = {"Pressefreigabe", "Freigabe", *(role.name for role in LANGUAGE_APPROVERS.values())}
    assert set(Workflow.objects.values_list("name", flat=True)) == ours


def test_running_again_changes_nothing_and_keeps_what_the_office_added(db):
    group = Group.objects.get(name="Redaktion")
    added = Permission.objects.get(codename="add_redirect")
    group.permissions.add(added)
    before = rights_of_all_groups()

    ensure_roles()

    assert rights_of_all_groups() == before
    assert added in group.permissions.all()


def test_a_workflow_taken_off_by_the_office_stays_off(db):
    WorkflowPage.objects.all().delete()
    ensure_roles()
    assert not WorkflowPage.objects.exists()


def test_stock_group_with_members_stays(db):
    Group.objects.filter(name__startswith="Presse").delete()
    editors = Group.objects.create(name="Editors")
    person_in("Redaktion").groups.add(editors)
    ensure_roles()
    assert Group.objects.filter(name="Editors").exists()


def test_translators_never_submit_translations(db):
    for role in TRANSLATORS:
        assert not person_in(role.name).has_perm("wagtail_localize.submit_translation")


def test_translators_do_not_delete_drafts_of_their_language(client, home):
    page = in_arabic(CircleIndexPage)
    Page.objects.filter(pk=page.pk).update(live=False)
    client.force_login(person_in("Übersetzung Arabisch"))
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert Page.objects.filter(pk=page.pk).exists()


def test_translators_do_not_publish(client, home):
    rights = in_arabic(HomePage).permissions_for_user(person_in("Übersetzung Arabisch"))
    assert rights.can_edit()
    assert not rights.can_publish()
    assert not rights.can_add_subpage()


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_start_page_opens_for_every_role(client, home, role):
    client.force_login(person_in(role))
    response = client.get("/verwaltung/")
    assert response.status_code == 200
    assert ("Erste Schritte" in response.content.decode()) == (role == "Administration")


def rights_of_all_groups():
    return {
        group.name: (
            set(group.permissions.values_list("pk", flat=True)),
            set(group.page_permissions.values_list("page", "permission")),
            set(group.collection_permissions.values_list("collection", "permission")),
        )
        for group in Group.objects.all()
    }
