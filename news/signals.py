"""What follows from the publication of a release."""

from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.signals import page_published

from .models import PressReleasePage


@receiver(page_published, sender=PressReleasePage)
def note_withdrawal(sender, instance, revision=None, **kwargs):
    """That a release was withdrawn stands in its history; its translations go along."""
    if not instance.withdrawn_on:
        return
    user = revision.user if revision else None
    # Wagtail writes no line into the history of a page that did not go live.
    log(instance=instance, action="wagtail.unpublish", user=user, revision=revision)
