"""The sample content as a test finds it: loaded once, undone at the end."""

from django.apps import apps
from django.db import models, transaction
from PIL import Image

from core.models import SiteImage

# The texts are the subject; the search index and the index of references are not.
NO_TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def german(model):
    return model.objects.filter(locale__language_code="de")


def rolled_back() -> transaction.Atomic:
    """Says of itself what Django's TestCase says: seats are given in durable transactions."""
    block = transaction.atomic()
    block._from_testcase = True
    return block


def shrink_pictures():
    """Pages ask for hundreds of sizes; from small originals they cost nothing."""
    for image in SiteImage.objects.all():
        Image.new("RGB", (24, 16), "white").save(image.file.path, "JPEG")
    SiteImage.objects.update(width=24, height=16)


def counts():
    """How many rows every model has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def texts():
    """Every text that a reader or editor may see, with the place where it stands."""
    for model in apps.get_models():
        if model._meta.app_label not in {"core", "home", "news", "trainings", "circles"}:
            continue
        names = [
            field.attname
            for field in model._meta.fields
            if isinstance(field, models.CharField | models.TextField)
        ]
        for row in model._base_manager.all():
            for name in names:
                yield f"{model._meta.label}.{name} {row.pk}", str(getattr(row, name))
