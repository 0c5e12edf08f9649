"""Decides file by file which translation it belongs to and whether this person may read it in."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from wagtail_localize.models import Translation

from core.models import User

from ..choices import EASY_LANGUAGE
from ..rights import may_approve, may_translate
from ..work import NotNow
from .report import Report
from .sheets import ReadSheet, Unreadable
from .taking import take
from .upload import all_opened, sheets_in

NO_KEY = "Die Datei sagt nicht, zu welcher Seite sie gehört. Exportieren Sie die Seite neu."
STRANGER = "Zu dieser Datei gibt es auf der Website keine Übersetzung."
OTHER_TEXT = "Die Datei gehört zu einer anderen Seite oder Sprache"


def read_into(translation: Translation, file: UploadedFile, user: User) -> Report:
    """One file for one translation; raises `Unreadable`, or `NotNow` while the text is closed."""
    sheets = sheets_in(file.read())
    mine = [sheet for sheet in sheets if _key(sheet) == translation.uuid]
    if not mine:
        raise Unreadable(_why_not_this(sheets, user))
    _refuse_other_language(mine[0], translation)
    units = [unit for sheet in mine for unit in sheet.units]
    return take(translation, replace(mine[0], units=units), user)


def read_all(files: Iterable[UploadedFile], user: User) -> list[Report]:
    """Every file into the translation it names; what cannot be read says so in its report."""
    reports = []
    for opened in all_opened(list(files)):
        if opened.problem:
            reports.append(Report(file=opened.name, problem=opened.problem))
        for sheet in opened.sheets:
            report = _read_one(sheet, user)
            report.file = opened.name
            reports.append(report)
    return reports


def _read_one(sheet: ReadSheet, user: User) -> Report:
    title = ""
    try:
        translation = _translation_of(sheet)
        code = translation.target_locale.language_code
        if not may_translate(user, code):
            raise Unreadable(f"Sie übersetzen nicht in diese Sprache: {german_name_of(code)}.")
        _refuse_other_language(sheet, translation)
        title = translation.source.object_repr
        return take(translation, sheet, user)
    except Unreadable as error:
        return Report(problem=str(error))
    except NotNow as error:
        return Report(title=title, problem=str(error))


def _translation_of(sheet: ReadSheet) -> Translation:
    """By the key that the export wrote into the file."""
    key = _key(sheet)
    if key is None:
        raise Unreadable(NO_KEY)
    known = Translation.objects.select_related("source", "target_locale")
    known = known.exclude(target_locale__language_code=EASY_LANGUAGE)
    translation = known.filter(uuid=key).first()
    if translation is None:
        raise Unreadable(STRANGER)
    return translation


def _key(sheet: ReadSheet) -> uuid.UUID | None:
    try:
        return uuid.UUID(sheet.key.strip())
    except ValueError:
        return None


def _why_not_this(sheets: list[ReadSheet], user: User) -> str:
    """Names the text the file is for, to whom that is no secret."""
    try:
        other = _translation_of(sheets[0])
    except Unreadable as error:
        return str(error)
    code = other.target_locale.language_code
    if not (may_translate(user, code) or may_approve(user, code)):
        return f"{OTHER_TEXT}."
    return f"{OTHER_TEXT}: „{other.source.object_repr}“, {german_name_of(code)}."


def _refuse_other_language(sheet: ReadSheet, translation: Translation) -> None:
    """Programs may write more than we asked for: "ar_SA" for "ar"."""
    ours = translation.target_locale.language_code
    theirs = sheet.code.strip().replace("_", "-").lower()
    if theirs and theirs != ours and not theirs.startswith(f"{ours}-"):
        raise Unreadable(
            f"Die Datei ist in einer anderen Sprache ({theirs[:20]}). "
            f"Gebraucht wird {german_name_of(ours)} ({ours})."
        )


def german_name_of(code: str) -> str:
    """A language as the office calls it, such as "Ukrainisch"."""
    return dict(settings.LANGUAGES).get(code, code)
