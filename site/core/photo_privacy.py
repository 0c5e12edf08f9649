"""Takes the place where a photo was made out of the file, without touching the picture."""

from io import BytesIO

from PIL import Image
from PIL.ExifTags import IFD

_EXIF = b"Exif\x00\x00"
_XMP = (b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00")
_MARKER, _START_OF_SCAN, _APP1 = 0xFF, 0xDA, 0xE1


def has_location(data: bytes) -> bool:
    """Whether the EXIF part of an image says where it was made."""
    with Image.open(BytesIO(data)) as image:
        return bool(image.getexif().get_ifd(IFD.GPSInfo))


def read_through(data: bytes) -> None:
    """Reads a whole image, as showing it would; raises OSError when a part is missing."""
    with Image.open(BytesIO(data)) as image:
        # A JPEG is decoded at an eighth of its size: the same check in a fraction of the memory.
        image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()


def without_location(data: bytes) -> bytes:
    """A JPEG without GPS and XMP (ITU-T T.81, B.1.1.4); orientation, author and date stay."""
    parts = [data[:2]]
    position = 2
    while position + 4 <= len(data) and data[position] == _MARKER:
        marker = data[position + 1]
        if marker == _START_OF_SCAN:
            break
        if marker == _MARKER:  # A fill byte in front of a marker.
            position += 1
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        segment = data[position:end]
        parts.append(_without_location(segment) if marker == _APP1 else segment)
        position = end
    return b"".join([*parts, data[position:]])


def _without_location(segment: bytes) -> bytes:
    content = segment[4:]
    if content.startswith(_XMP):
        return b""
    if not content.startswith(_EXIF):
        return segment
    exif = Image.Exif()
    exif.load(content)
    exif.pop(IFD.GPSInfo, None)
    written = exif.tobytes()
    return segment[:2] + (len(written) + 2).to_bytes(2, "big") + written
