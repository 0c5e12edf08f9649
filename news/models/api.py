"""What the read-only API tells about a release; facts come from the German page."""

from rest_framework import serializers
from wagtail.images.models import SourceImageIOError

# One of the sizes that the picture on the page is made in anyway.
IMAGE_FILTER = "format-jpeg|width-1200"


class CreditedImage(serializers.Field):
    """A picture for the screen with what has to be said about it."""

    def to_representation(self, image):
        try:
            rendition = image.get_rendition(IMAGE_FILTER)
        except SourceImageIOError:
            return None
        return {
            "url": rendition.url,
            "width": rendition.width,
            "height": rendition.height,
            "credit": image.credit,
            "licence": image.licence,
        }


class AttachedFile(serializers.Field):
    """A file with its address and kind."""

    def to_representation(self, document):
        return {"url": document.url, "file_type": document.file_extension}


class TopicSlugs(serializers.Field):
    """The topics by the names they have in addresses."""

    def to_representation(self, topics):
        return [topic.slug for topic in topics.all()]


# Name and serializer; None where the field of the page is the answer.
PUBLIC_FIELDS = [
    ("kicker", None),
    ("published_on", serializers.DateField(source="source.published_on")),
    ("place", serializers.CharField(source="source.place")),
    ("lead", None),
    ("body", None),
    ("lead_image", CreditedImage(source="source.lead_image")),
    ("lead_image_alt", None),
    ("lead_image_caption", None),
    ("topics", TopicSlugs(source="source.topics")),
    ("photos", None),
    ("attachments", None),
    ("corrections", None),
]
