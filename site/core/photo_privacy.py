"""Takes the place where a photo was made out of the file, without touching the picture."""

from io import BytesIO

from PIL import Image
from PIL.ExifTags import IFD

_EXIF = b"Exif\x00\x00"
_XMP = (b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00")
_PLACE = b"GPSL"  # GPSLatitude, GPSLongitude
_START_OF_JPEG = b"\xff\xd8"
_MARKER, _START_OF_SCAN, _APP1 = 0xFF, 0xDA, 0xE1


def has_location(data: bytes) -> bool:
    """Whether the EXIF or the XMP part of an image says where it was made."""
    with Image.open(BytesIO(data)) as image:
        if image.getexif().get_ifd(IFD.GPSInfo):
            return True
        # In a JPEG a long XMP part continues in segments that Pillow does not read.
        xmp = [image.info.get("xmp", b""), *_xmp_segments(data)]
    # Whatever the encoding, the letters of the name are there in this order.
    return any(_PLACE in part.replace(b"\x00", b"") for part in xmp)


def read_through(data: bytes) -> None:
    """Reads a whole image, as showing it would; raises OSError when a part is missing."""
    with Image.open(BytesIO(data)) as image:
        # A JPEG is decoded at an eighth of its size: the same check in a fraction of the memory.
        image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()


def without_location(data: bytes) -> bytes:
    """A JPEG without GPS and XMP (ITU-T T.81, B.1.1.4); orientation, author and date stay."""
    segments, rest = _split(data)
    kept = [_without_location(part) if part[1] == _APP1 else part for part in segments]
    return b"".join([data[:2], *kept, rest])


def _xmp_segments(data: bytes) -> list[bytes]:
    segments, _rest = _split(data) if data.startswith(_START_OF_JPEG) else ([], b"")
    return [part for part in segments if part[1] == _APP1 and part[4:].startswith(_XMP)]


def _split(data: bytes) -> tuple[list[bytes], bytes]:
    """The segments of a JPEG up to its picture, and everything from there."""
    segments = []
    position = 2
    while position + 4 <= len(data) and data[position] == _MARKER:
        marker = data[position + 1]
        if marker == _START_OF_SCAN:
            break
        if marker == _MARKER:  # A fill byte in front of a marker.
            position += 1
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        segments.append(data[position:end])
        position = end
    return segments, data[position:]


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
