"""The formats in which a translation goes out, and archives of several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.text import slugify
from wagtail_localize.models import Translation

from . import po, xliff
from .sheets import Sheet, sheet_of


@dataclass(frozen=True)
class Format:
    """One format; `key` stands in addresses."""

    key: str
    title: str
    extension: str
    content_type: str
    write: Callable[[Sheet], bytes]


FORMATS = [
    Format(
        "xliff12",
        "XLIFF 1.2 (für die meisten Programme)",
        "xlf",
        "application/x-xliff+xml",
        partial(xliff.write, version="1.2"),
    ),
    Format(
        "xliff21",
        "XLIFF 2.1 (für neuere Programme)",
        "xlf",
        "application/xliff+xml",
        partial(xliff.write, version="2.1"),
    ),
    Format("po", "PO (gettext, zum Beispiel Poedit)", "po", "text/x-gettext-translation", po.write),
]


def format_for(key: str) -> Format | None:
    return next((item for item in FORMATS if item.key == key), None)


def file_of(translation: Translation, format: Format) -> tuple[str, bytes]:
    """Name and content of the file for one translation; the number keeps names apart."""
    title = slugify(translation.source.object_repr)[:60] or "text"
    code = translation.target_locale.language_code
    name = f"{title}-{translation.pk}.{code}.{format.extension}"
    return name, format.write(sheet_of(translation))


def archive_of(translations: Iterable[Translation], key: str) -> bytes:
    """One file for each translation: programs expect one text and one language in a file."""
    format = next(item for item in FORMATS if item.key == key)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for translation in translations:
            archive.writestr(*file_of(translation, format))
    return packed.getvalue()
