"""What is not published yet is known only to those who work on that part of the site."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .models import User

_WORK = {"add", "change", "publish"}


def known_to(user: User | AnonymousUser) -> Q:
    """Which pages this person may learn of: what is public, and what they work on."""
    if user.is_superuser:
        return Q()
    mine = page_permission_policy.instances_user_has_any_permission_for(user, _WORK)
    return Q(live=True) | Q(pk__in=mine.order_by().values("pk"))


def unknown_to(user: User | AnonymousUser) -> QuerySet[Page]:
    """Drafts of others, and releases under embargo: not even their titles."""
    return Page.objects.none() if user.is_superuser else Page.objects.exclude(known_to(user))


@hooks.register("construct_page_chooser_queryset")
def offer_only_what_is_known(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages.filter(known_to(request.user))
