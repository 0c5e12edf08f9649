"""Makes circles, for tests."""

import factory
from wagtail.models import Locale, Page
from wagtail_factories import PageFactory

from circles.models import CircleIndexPage, CirclePage, FocusArea

from .core import MunicipalityFactory, german


def directory() -> CircleIndexPage:
    """The German directory that `migrate` made."""
    return CircleIndexPage.objects.get(locale__language_code="de")


class FocusAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FocusArea

    locale = factory.LazyFunction(german)
    name = factory.Sequence("Schwerpunkt {}".format)
    slug = factory.Sequence("schwerpunkt-{}".format)


class CirclePageFactory(PageFactory):
    """A published circle; it serves a municipality of its own unless told which."""

    class Meta:
        model = CirclePage

    title = factory.Sequence("Helferkreis {}".format)
    locale = factory.LazyFunction(german)
    parent = factory.LazyFunction(directory)
    summary = "Wir begleiten Menschen, die geflohen sind."

    @classmethod
    def _create(cls, model_class, *args, municipalities=None, focus_areas=(), **kwargs):
        circle = super()._create(model_class, *args, **kwargs)
        if municipalities is None:
            municipalities = [MunicipalityFactory()]
        circle.municipalities = municipalities
        circle.focus_areas = focus_areas
        circle.save()
        return circle


def translated(circle: CirclePage, code: str, **words) -> CirclePage:
    """A published translation of the circle with these words."""
    translation = circle.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in words.items():
        setattr(translation, name, value)
    translation.live = True
    translation.save()
    return Page.objects.get(pk=translation.pk).specific
