"""What follows from the publication of a release."""

from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.signals import page_published, page_unpublished

from .models import PressReleasePage


@receiver(page_published, sender=PressReleasePage)
def withdraw_everywhere(sender, instance, revision=None, **kwargs):
    """A release that is withdrawn in German is withdrawn in every language."""
    if not instance.withdrawn_on:
        return
    user = revision.user if revision else None
    # Wagtail writes no line into the history of a page that did not go live.
    log(instance=instance, action="wagtail.unpublish", user=user, revision=revision)
    if not instance.language.is_source:
        return
    # Translations go offline with it, and come back with it.
    page_unpublished.send(sender=sender, instance=instance)
