"""The pictures of releases as other systems see them: size, address, one rendition to share."""

from typing import Any

from wagtail.images.models import SourceImageIOError

from core.models import SiteImage

from .models.api import IMAGE_FILTER


def share_image(image: SiteImage | None):
    """The picture in the size that other systems show; None when there is none or it is lost."""
    try:
        return image.get_rendition(IMAGE_FILTER) if image else None
    except SourceImageIOError:
        return None


def absolute(rendition, request) -> dict | None:
    """Address and size of a rendition, for readers outside of the site."""
    if rendition is None:
        return None
    return {
        "url": request.build_absolute_uri(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
    }


def file_size(upload: Any) -> int | None:
    """Bytes of an image or document; asking never writes, and a lost file has no size."""
    if upload.file_size is not None:
        return upload.file_size
    try:
        return upload.file.size
    except OSError:
        return None
