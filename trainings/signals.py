"""What follows when a training is published."""

from django.dispatch import receiver
from wagtail.signals import page_published

from .models import TrainingPage
from .services import ensure_books


@receiver(page_published, sender=TrainingPage, dispatch_uid="trainings.ensure_books")
def on_training_published(sender, instance, **kwargs):
    ensure_books(instance)
