"""schema.org objects (JSON-LD) that tell search engines what a page is about."""

import json

from django.utils.safestring import SafeString, mark_safe

# The three characters that could end the script element or start a comment in it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_script(objects: list[dict]) -> SafeString:
    """The objects as one graph, safe inside a script element."""
    graph = {"@context": "https://schema.org", "@graph": [item for item in objects if item]}
    text = json.dumps(graph, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - JSON with the three markup characters escaped


def office(request) -> dict:
    """The district office itself (GovernmentOrganization)."""
    from .frame import current_frame

    frame = current_frame(request)
    if frame is None:
        return {}
    settings = frame.settings
    address = {
        "@type": "PostalAddress",
        "streetAddress": settings.street,
        "postalCode": settings.postcode,
        "addressLocality": settings.city,
        "addressCountry": "DE",
    }
    known = {
        "@type": "GovernmentOrganization",
        "name": settings.office_name,
        "url": request.build_absolute_uri("/"),
        "telephone": settings.phone,
        "email": settings.email,
        "address": address if settings.street else "",
        "areaServed": settings.district_name,
    }
    return {key: value for key, value in known.items() if value}


def breadcrumb_list(request, breadcrumbs) -> dict:
    """The path to the page; nothing on the home page, whose path is itself."""
    if len(breadcrumbs) < 2:
        return {}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": request.build_absolute_uri(crumb.url),
            }
            for position, crumb in enumerate(breadcrumbs, start=1)
        ],
    }
