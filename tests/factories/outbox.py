"""Makes messages for tests."""

import factory

from outbox.models import MailText, OutboxMessage

from .core import german


class OutboxMessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OutboxMessage

    key = factory.Sequence("test:{}".format)
    kind = "test"
    recipient = factory.Sequence("person{}@example.org".format)
    language = "de"
    subject = "Schulung bestätigt"
    text = "Ihr Platz ist sicher.\n"


class MailTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MailText

    locale = factory.LazyFunction(german)
    kind = "registration_confirmed"
    words = "Der Eingang ist hinten."
