"""Makes what every section stands on, for tests."""

import factory
from wagtail.models import Locale
from wagtail_factories import ImageFactory

from core.models import Contact, Municipality, SiteImage, Topic, User


def german() -> Locale:
    return Locale.objects.get(language_code="de")


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.org".format)
    is_active = True


class SiteImageFactory(ImageFactory):
    class Meta:
        model = SiteImage

    title = "Landratsamt"
    credit = "Pressestelle"


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    locale = factory.LazyFunction(german)
    name = "Integrationslotsin"
    email = "integration@example.org"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    locale = factory.LazyFunction(german)
    name = factory.Sequence("Thema {}".format)
    slug = factory.Sequence("thema-{}".format)


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    key = factory.Sequence("09780{:03d}".format)
    name = factory.Sequence("Gemeinde {}".format)
    slug = factory.Sequence("gemeinde-{}".format)
    postcodes = "87527"
