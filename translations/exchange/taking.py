"""Takes the words of a file over into a translation, place by place."""

from django.db import models, transaction
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from core.models import User

from ..segments import Segment
from ..typed import LONGEST, longest_in
from ..work import refuse_if_closed, write
from .markup import NOT_IN_XML, BrokenMarkup, in_one_spelling
from .places import Places
from .report import Line, Report
from .sheets import ReadSheet, ReadUnit, key_of

EMPTY = "In der Datei leer; Ihre Übersetzung bleibt stehen."
UNSURE = (
    "In der Datei als unsicher markiert. Bestätigen Sie die Stelle dort, oder tippen Sie sie hier."
)
TWICE = "Diese Stelle steht weiter oben in der Datei mit anderen Worten."
OVERTAKEN = "Nach dem Export hat hier jemand etwas anderes geschrieben. Das bleibt stehen."
CONTROL = "Der Text enthält unsichtbare Steuerzeichen."
FOREIGN_LINK = "Der Text enthält einen Link, den es im deutschen Text nicht gibt."
_SPACE = " \t\r\n"


class Refused(Exception):
    """This place is not taken over; the message says why."""


@transaction.atomic
def take(translation: Translation, sheet: ReadSheet, user: User) -> Report:
    """Writes what the file says and the website does not; `NotNow` while the text is closed."""
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    refuse_if_closed(locked)
    taking = _Taking(locked, sheet, user)
    for unit in sheet.units:
        taking.take(unit)
    return taking.report


class _Taking:
    """One file on its way into one translation."""

    def __init__(self, translation: Translation, sheet: ReadSheet, user: User):
        self.translation = translation
        self.tool = sheet.tool
        self.user = user
        self.places = Places(translation, sheet)
        self.seen: dict[str, str] = {}
        self.report = Report(
            title=translation.source.object_repr,
            code=translation.target_locale.language_code,
            translation_id=translation.pk,
        )

    def take(self, unit: ReadUnit) -> None:
        segment = self.places.of(unit)
        try:
            if segment is None:
                raise Refused(self.places.why_not(unit))
            if self._is_repeated(unit, segment):
                return
            words = _words_to_write(unit, segment, self.places.model)
            if words and self.places.is_overtaken(segment, self.user):
                raise Refused(OVERTAKEN)
        except Refused as refusal:
            label = segment.label if segment else ""
            self.report.refused.append(Line(label, unit.german, unit.words, str(refusal)))
            return
        if words:
            self._write(unit, segment, words)
        elif segment.is_open:
            self.report.open += 1
        else:
            self.report.unchanged += 1

    def _is_repeated(self, unit: ReadUnit, segment: Segment) -> bool:
        key = key_of(segment)
        if key in self.seen and self.seen[key] != unit.words:
            raise Refused(TWICE)
        is_repeated = key in self.seen
        self.seen[key] = unit.words
        return is_repeated

    def _write(self, unit: ReadUnit, segment: Segment, words: str) -> None:
        piece = self.places.pieces[segment.pk]
        # A machine's text that nobody confirmed is still one.
        is_machine = unit.is_unsure and segment.is_machine
        write(self.translation, piece, words, self.user, tool=self.tool, is_machine=is_machine)
        self.report.taken.append(Line(segment.label, segment.german, words))


def _words_to_write(unit: ReadUnit, segment: Segment, model: type[models.Model]) -> str:
    """What is new in the file for this place; empty where nothing is."""
    if unit.fault:
        raise Refused(unit.fault)
    if not unit.words.strip(_SPACE):
        if segment.is_open:
            return ""
        raise Refused(EMPTY)
    try:
        words = _in_one_spelling(unit.words, segment)
    except BrokenMarkup as error:
        if unit.words == segment.words:  # What is broken here already came back as it went.
            return ""
        raise Refused(str(error)) from error
    if unit.words == segment.words or words == _as_known(segment.words):
        is_confirmed = segment.is_machine and not unit.is_unsure
        return words if is_confirmed else ""
    if unit.is_unsure:
        if segment.before and words == _as_known(segment.before.words):
            return ""  # The start that the export gave, untouched.
        if not (segment.is_machine or segment.error):
            raise Refused(UNSURE)
    _refuse_what_does_not_fit(words, segment, model)
    return words


def _in_one_spelling(words: str, segment: Segment) -> str:
    """Line ends that a program put around the words are not the translator's."""
    if len(words) > LONGEST:
        raise BrokenMarkup(f"Der Text ist zu lang: höchstens {LONGEST} Zeichen.")
    if segment.german == segment.german.strip(_SPACE):
        words = words.strip(_SPACE)
    return in_one_spelling(words)


def _as_known(words: str) -> str:
    try:
        return in_one_spelling(words)
    except BrokenMarkup:
        return words


def _refuse_what_does_not_fit(words: str, segment: Segment, model: type[models.Model]) -> None:
    allowed = set(NOT_IN_XML.findall(segment.german)) - {"\0"}
    if set(NOT_IN_XML.findall(words)) - allowed:
        raise Refused(CONTROL)
    try:
        validate_translation_links(segment.german, words)
    except ValueError as error:
        raise Refused(FOREIGN_LINK) from error
    limit = longest_in(model, segment.path)
    # The package keeps the title of a page once more, with its HTML, in a column of this length.
    length = len(words if segment.path == "title" else StringValue(words).render_text())
    if limit and length > limit:
        raise Refused(f"Der Text ist zu lang: höchstens {limit} Zeichen.")
