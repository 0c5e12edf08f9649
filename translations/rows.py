"""What is translated besides pages: topics, focus areas, contacts, the words of the frame."""

from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin, get_translatable_models


def translatable_rows() -> list[type[TranslatableMixin]]:
    """The models whose rows are translated by themselves and not as a part of a page."""
    return [
        model
        for model in get_translatable_models()
        if not issubclass(model, Page)
        and getattr(model, "translatable_fields", None)
        and not any(isinstance(field, ParentalKey) for field in model._meta.fields)
    ]
