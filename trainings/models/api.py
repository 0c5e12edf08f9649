"""What the read-only API tells about a training; facts come from the German page."""

from rest_framework import serializers

from .sessions import Session


class SessionFacts(serializers.ModelSerializer):
    """One date: when and where."""

    class Meta:
        model = Session
        fields = [
            "uid",
            "starts_at",
            "ends_at",
            "status",
            "is_online",
            "place_name",
            "street",
            "postcode",
        ]


# Name and serializer; None where the field of the page is the answer.
PUBLIC_FIELDS = [
    ("summary", None),
    ("body", None),
    ("target_group", None),
    ("learning_goals", None),
    ("programme", None),
    ("teaching_language", serializers.CharField(source="source.teaching_language")),
    ("cost", None),
    ("booking_mode", serializers.CharField(source="source.booking_mode")),
    ("sessions", SessionFacts(source="source.dates", many=True)),
]
