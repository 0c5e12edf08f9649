"""What a release has to fulfil before it may be published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

NO_CREDIT = (
    "Das Bild hat keinen Bildnachweis. Tragen Sie ihn beim Bild ein "
    "(Menü „Bilder“, Feld „Bildnachweis“) oder wählen Sie ein anderes Bild."
)
UNEXPLAINED = (
    "Diese Mitteilung ist veröffentlicht, und Sie haben ihren Text geändert. Sagen Sie in einer "
    "Korrektur, was anders ist. Bei einem Tippfehler genügt das Häkchen „Kleine Korrektur“ im "
    "Reiter „Einstellungen“."
)
# Addresses below the index that are no releases.
RESERVED_SLUGS = {"abonnieren", "feed", "rss"}


def problems_of(release) -> dict:
    """What is wrong, by field; the messages are for the editor."""
    checks = (_slug, _lead_image, _body_pictures, _embargo, _withdrawal)
    problems: dict = {}
    for check in checks:
        problems |= check(release)
    return problems


def _slug(release) -> dict:
    if release.slug not in RESERVED_SLUGS:
        return {}
    return {"slug": f"Der Kurzname „{release.slug}“ ist vergeben. Wählen Sie einen anderen."}


def _lead_image(release) -> dict:
    if release.is_incomplete_draft or not release.lead_image:
        return {}
    problems = {}
    if not release.lead_image.credit:
        problems["lead_image"] = NO_CREDIT
    if not release.lead_image_alt:
        problems["lead_image_alt"] = (
            "Beschreiben Sie das Aufmacherbild für Menschen, die es nicht sehen."
        )
    return problems


def _body_pictures(release) -> dict:
    if release.is_incomplete_draft:
        return {}
    errors = {
        position: StructBlockValidationError(block_errors={"image": ValidationError(NO_CREDIT)})
        for position, image in _pictures_in_text(release)
        if not image.credit
    }
    return {"body": StreamBlockValidationError(block_errors=errors)} if errors else {}


def _pictures_in_text(release) -> list[tuple[int, Any]]:
    """Each with the position of its block."""
    if not any(block["type"] == "figure" for block in release.body.raw_data):
        return []
    return [
        (position, block.value["image"])
        for position, block in enumerate(release.body)
        if block.block_type == "figure" and block.value.get("image")
    ]


def _embargo(release) -> dict:
    starts_later = release.embargo_until and release.embargo_until > timezone.now()
    if not (starts_later and release.pk and release.live):
        return {}
    return {
        "embargo_until": (
            "Die Mitteilung ist schon veröffentlicht, eine Sperrfrist hält sie nicht mehr zurück. "
            "Nehmen Sie sie zuerst von der Website."
        )
    }


def _withdrawal(release) -> dict:
    if release.withdrawn_on and release.withdrawn_on > timezone.localdate():
        return {"withdrawn_on": "Der Tag liegt in der Zukunft. Tragen Sie höchstens heute ein."}
    return {}


def explains_itself(release, public, corrections: set[str]) -> bool:
    """Whether readers learn what is different from the text that is public now.

    `corrections` are the rows that would be published along.
    """
    if not public.live or release.small_correction or _words_of(release) == _words_of(public):
        return True
    return bool(corrections - {row.text for row in public.corrections.all()})


def _words_of(release) -> list[str]:
    """What one reads; the editor rewrites markup that nobody sees."""
    body = release.body.stream_block.get_searchable_content(release.body)
    return " ".join([release.kicker, release.title, release.lead, *body]).split()


def pictures_without_credit(release) -> list:
    """All pictures of the release that name nobody who took them, each once."""
    if not release.language.is_source:
        return []
    pictures = [
        *([release.lead_image] if release.lead_image else []),
        *[image for _position, image in _pictures_in_text(release)],
        *[photo.image for photo in release.photos.all()],
    ]
    # By key: two uses of a picture are not equal when their alternative texts differ.
    return list({image.pk: image for image in pictures if not image.credit}.values())


def refuse_photos_without_credit(release) -> None:
    """The rows of a release are no part of its own check; raises ValidationError."""
    if not release.language.is_source:
        return
    images = [photo.image for photo in release.photos.all()]
    if names := ", ".join(f"„{image.title}“" for image in images if not image.credit):
        raise ValidationError(f"Diese Pressefotos haben keinen Bildnachweis: {names}.")
