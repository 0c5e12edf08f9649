"""A release as schema.org describes it, for search engines."""

from core.reading import reading_url
from core.structured_data import office

from .pictures import absolute, share_image
from .reading import ReleaseReading


def news_article(reading: ReleaseReading) -> dict:
    """https://schema.org/NewsArticle with absolute addresses."""
    release, request = reading.release, reading.request
    url = request.build_absolute_uri(reading_url(release, release.language))
    writer = office(request)
    article = {
        "@type": "NewsArticle",
        "@id": f"{url}#mitteilung",
        "mainEntityOfPage": url,
        "url": url,
        "headline": release.title,
        "description": release.lead,
        "inLanguage": release.language.tag,
        "datePublished": release.released_at.isoformat(),
        "dateModified": release.changed_at.isoformat(),
        "author": writer,
        "publisher": writer,
    }
    return article | _image(reading) | _place(reading) | _corrections(reading)


def _image(reading: ReleaseReading) -> dict:
    image = reading.lead_image
    picture = absolute(share_image(image), reading.request)
    if image is None or picture is None:
        return {}
    words = {"caption": reading.release.lead_image_caption, "creditText": image.credit}
    return {"image": {"@type": "ImageObject"} | picture | words}


def _place(reading: ReleaseReading) -> dict:
    place = reading.source.place
    return {"contentLocation": {"@type": "Place", "name": place}} if place else {}


def _corrections(reading: ReleaseReading) -> dict:
    corrections = [
        {
            "@type": "CorrectionComment",
            "text": row.words.text,
            "datePublished": row.fact.corrected_on.isoformat(),
        }
        for row in reading.corrections
    ]
    return {"correction": corrections} if corrections else {}
