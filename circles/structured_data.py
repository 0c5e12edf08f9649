"""A circle as search engines read it (schema.org NGO)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import CirclePage


def as_organisation(circle: "CirclePage", request) -> dict:
    """The circle with the municipalities it serves; its contact only with consent."""
    organisation = {
        "@type": "NGO",
        "name": circle.title,
        "description": circle.summary,
        "url": request.build_absolute_uri(circle.reading_url),
        "areaServed": [
            {"@type": "AdministrativeArea", "name": name} for name in circle.municipality_names
        ],
    }
    if circle.source.founded_in:
        organisation["foundingDate"] = str(circle.source.founded_in)
    if contact := circle.public_contact:
        point = {
            "@type": "ContactPoint",
            "name": contact.name,
            "contactType": "customer service",
            "telephone": contact.phone,
            "email": contact.email,
        }
        organisation["contactPoint"] = {key: value for key, value in point.items() if value}
    return organisation
