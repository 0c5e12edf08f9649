"""What a release has to fulfil before it may be published."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

NO_CREDIT = (
    "Das Bild hat keinen Bildnachweis. Tragen Sie ihn beim Bild ein "
    "(Menü „Bilder“, Feld „Bildnachweis“) oder wählen Sie ein anderes Bild."
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
    problems = {}
    if release.lead_image and not release.lead_image.credit:
        problems["lead_image"] = NO_CREDIT
    if release.lead_image and not release.lead_image_alt and not release.is_incomplete_draft:
        problems["lead_image_alt"] = (
            "Beschreiben Sie das Aufmacherbild für Menschen, die es nicht sehen."
        )
    return problems


def _body_pictures(release) -> dict:
    if not any(block["type"] == "figure" for block in release.body.raw_data):
        return {}
    errors = {
        position: StructBlockValidationError(block_errors={"image": ValidationError(NO_CREDIT)})
        for position, block in enumerate(release.body)
        if block.block_type == "figure" and (image := block.value.get("image")) and not image.credit
    }
    return {"body": StreamBlockValidationError(block_errors=errors)} if errors else {}


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


def photos_without_credit(release) -> str:
    """The titles of the press photos that name nobody who took them."""
    if not release.language.is_source:
        return ""
    images = [photo.image for photo in release.photos.all()]
    return ", ".join(f"„{image.title}“" for image in images if not image.credit)
