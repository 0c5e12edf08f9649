"""Who may translate into a language and who may approve there: the rights on its home page."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.permissions import page_permission_policy

from core.languages import HOME_DEPTH, Language, all_languages
from core.models import User
from core.models.pages import language_of

# Whoever sends a request; without an account nobody may do anything here.
Person = User | AnonymousUser


def may_translate(user: Person, code: str) -> bool:
    """Whoever may edit the home page of a language may translate into it."""
    return code != settings.LANGUAGE_CODE and code in _languages_with(user, "change")


def may_approve(user: Person, code: str) -> bool:
    """Whoever may publish the home page of a language may approve there."""
    return code != settings.LANGUAGE_CODE and code in _languages_with(user, "publish")


def may_request(user: Person) -> bool:
    """Whoever writes German pages may ask for translations of them."""
    return bool(user.is_active and _writes_german(user))


def languages_of(user: Person) -> list[Language]:
    """The languages this person translates into or approves, in the order of the language menu."""
    codes = _languages_with(user, "change") | _languages_with(user, "publish")
    return [item for item in all_languages() if item.code in codes and not item.is_source]


def translators_of(locale: Locale) -> QuerySet[User]:
    """Whoever translates into a language; where nobody does, whoever approves there."""
    homes = Page.objects.filter(depth=HOME_DEPTH, locale=locale).values("pk")
    rights = GroupPagePermission.objects.filter(page__in=homes)
    approving = rights.filter(permission__codename="publish_page").values("group")
    translating = rights.filter(permission__codename="change_page").values("group")
    people = User.objects.filter(is_active=True).exclude(email="")
    translators = people.filter(
        Q(groups__in=translating) & ~Q(groups__in=approving), is_superuser=False
    )
    return (
        translators if translators.exists() else people.filter(groups__in=translating)
    ).distinct()


def approvers_of(locale: Locale) -> QuerySet[User]:
    """Everybody whose group may publish the home page of this language."""
    homes = Page.objects.filter(depth=HOME_DEPTH, locale=locale)
    people = User.objects.filter(
        is_active=True,
        groups__page_permissions__page__in=homes,
        groups__page_permissions__permission__codename="publish_page",
    )
    return people.distinct()


def _writes_german(user: Person) -> bool:
    if user.is_superuser:
        return True
    names = {"add_page", "change_page", "publish_page"}
    return any(
        right.permission.codename in names
        and (right.page.depth < HOME_DEPTH or language_of(right.page).is_source)
        for right in page_permission_policy.get_cached_permissions_for_user(user)
    )


def _languages_with(user: Person, action: str) -> set[str]:
    """The languages whose home page this person has the right for; needs no query of its own."""
    if not user.is_active:
        return set()
    everything = {language.code for language in all_languages()}
    if user.is_superuser:
        return everything
    codes: set[str] = set()
    for right in page_permission_policy.get_cached_permissions_for_user(user):
        if right.permission.codename != f"{action}_page" or right.page.depth > HOME_DEPTH:
            continue
        is_home = right.page.depth == HOME_DEPTH
        codes |= {language_of(right.page).code} if is_home else everything
    return codes
