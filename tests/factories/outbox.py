"""Makes messages for tests."""

import factory

from outbox.models import OutboxMessage


class OutboxMessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OutboxMessage

    key = factory.Sequence("test:{}".format)
    kind = "test"
    recipient = factory.Sequence("person{}@example.org".format)
    language = "de"
    subject = "Schulung bestätigt"
    text = "Ihr Platz ist sicher.\n"
