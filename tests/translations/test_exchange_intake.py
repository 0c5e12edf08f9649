"""What a file says is taken, or refused place by place with a reason; nothing is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, public, written
from translations.exchange.formats import format_for
from translations.exchange.intake import read_all, read_into
from translations.exchange.places import CHANGED, GONE, OTHER_GERMAN, OTHER_PAGE, UNKNOWN
from translations.exchange.report import Report
from translations.exchange.sheets import Unreadable, sheet_of
from translations.exchange.taking import CONTROL, EMPTY, FOREIGN_LINK, OVERTAKEN, TWICE, UNSURE
from translations.segments import segments_of
from translations.work import NotNow, hand_in, write

LINKED = '<p>Rufen Sie <a href="https://example.org/">uns</a> an.</p>'
BODY = 'Rufen Sie <a id="a1">uns</a> an.'

every_format = pytest.mark.parametrize("key", ["po", "xliff12", "xliff21"])


@pytest.fixture
def page(home):
    return StandardPageFactory(title="Hilfe", lead="Für alle", body=[("prose", LINKED)])


@pytest.fixture
def translation(page):
    return begun(page)


@pytest.fixture
def arabic(db) -> User:
    return person_in("Übersetzung Arabisch")


def exported(translation: Translation, key: str) -> str:
    return format_for(key).write(sheet_of(translation)).decode()


def uploaded(text: str | bytes, name: str = "seite") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def taken(translation: Translation, text: str | bytes, user: User) -> Report:
    return read_into(translation, uploaded(text), user)


def po_with(translation: Translation, german: str, words: str) -> str:
    """The exported file with words for one sentence, as an editor of text would write them."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    msgid = german.replace('"', '\\"')
    text = exported(translation, "po")
    assert f'msgid "{msgid}"\nmsgstr ""' in text
    return text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{quoted}"')


def xliff_with(translation: Translation, german: str, words: str) -> str:
    text = exported(translation, "xliff12")
    assert f"<source>{german}</source>" in text
    return text.replace(
        f"<source>{german}</source>", f"<source>{german}</source><target>{words}</target>"
    )


def words_of(translation: Translation) -> list[str]:
    return [segment.words for segment in segments_of(translation)]


def reasons(report: Report) -> list[str]:
    return [line.reason for line in report.refused]


# --- One place ----------------------------------------------------------------------


def test_words_are_noted_with_who_and_from_what(translation, arabic):
    report = taken(translation, po_with(translation, "Hilfe", "مساعدة"), arabic)
    row = StringTranslation.objects.get(data="مساعدة")
    assert (row.last_translated_by, row.tool_name) == (arabic, "PO-Datei")
    assert (len(report.taken), report.open) == (1, 2)
    taken(translation, xliff_with(translation, "Für alle", "للجميع"), arabic)
    assert StringTranslation.objects.get(data="للجميع").tool_name == "XLIFF-Datei"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("<script>alert(1)</script>", "<script> ist hier nicht erlaubt."),
        ("<p>مساعدة</p>", "<p> ist hier nicht erlaubt."),
        ('<b onclick="x()">مساعدة</b>', "<b> darf keine Attribute haben."),
        ('<a href="https://evil.example/">hier</a>', "<a> darf keine Attribute haben."),
        ("<b>مساعدة", "<b> wird nicht geschlossen."),
        ("مساعدة</b>", "</b> hat keinen passenden Anfang."),
        ("<!-- x -->مساعدة", "Kommentare und Anweisungen sind nicht erlaubt."),
        ("<b>" * 30 + "x" + "</b>" * 30, "Zu viele Auszeichnungen stecken ineinander."),
        ("<a " * 3_000, "Nach einem „<“ fehlt das „>“. Als Zeichen schreibt es sich „&lt;“."),
        ('<a id="a1">مساعدة</a>', FOREIGN_LINK),
        ("مسا\x1cعدة", CONTROL),
        ("x" * 11_000, "Der Text ist zu lang: höchstens 10000 Zeichen."),
        ("ع" * 300, "Der Text ist zu lang: höchstens 255 Zeichen."),
    ],
)
def test_words_that_do_not_fit_are_refused(translation, arabic, words, reason):
    report = taken(translation, po_with(translation, "Hilfe", words), arabic)
    assert reasons(report) == [reason]
    assert words_of(translation) == ["", "", ""]


def test_what_is_refused_does_not_stop_the_rest(translation, arabic):
    text = po_with(translation, "Hilfe", "<script>x</script>").replace(
        'msgid "Für alle"\nmsgstr ""', 'msgid "Für alle"\nmsgstr "للجميع"'
    )
    report = taken(translation, text, arabic)
    assert (len(report.taken), len(report.refused)) == (1, 1)
    assert words_of(translation) == ["", "للجميع", ""]


def test_an_empty_place_does_not_delete(translation, arabic):
    file = exported(translation, "po")
    written(translation, user=arabic)
    assert reasons(taken(translation, file, arabic)) == [EMPTY] * 3
    assert words_of(translation) == ["[Hilfe]", "[Für alle]", f"[{BODY}]"]


@every_format
def test_german_that_changed_meanwhile_is_refused(page, translation, arabic, key):
    written(translation, user=arabic)
    file = exported(translation, key).replace("[Hilfe]", "[مساعدة]")
    page.title, page.lead = "Hilfe für Sie", ""
    page.save_revision().publish()
    report = taken(Translation.objects.get(pk=translation.pk), file, arabic)
    assert reasons(report) == [CHANGED, GONE]
    assert report.unchanged == 1


def test_what_somebody_wrote_after_the_export_stays(translation, arabic):
    file = po_with(translation, "Hilfe", "مساعدة")
    piece = translation.source.stringsegment_set.get(string__data="Hilfe")
    write(translation, piece, "عون", person_in("Übersetzung Arabisch"))
    assert reasons(taken(translation, file, arabic)) == [OVERTAKEN]
    assert "عون" in words_of(translation)


def test_the_same_file_worked_on_further_is_taken_again(translation, arabic):
    file = po_with(translation, "Hilfe", "مساعدة")
    taken(translation, file, arabic)
    report = taken(translation, file.replace("مساعدة", "عون"), arabic)
    assert [line.words for line in report.taken] == ["عون"]


def test_what_is_unsure_stays_out(translation, arabic):
    po = po_with(translation, "Hilfe", "ربما").replace(
        'msgctxt "title"', '#, fuzzy\nmsgctxt "title"'
    )
    assert reasons(taken(translation, po, arabic)) == [UNSURE]
    xliff = xliff_with(translation, "Hilfe", "ربما").replace(
        "<target>", '<target state="needs-translation">'
    )
    assert reasons(taken(translation, xliff, arabic)) == [UNSURE]


@every_format
def test_a_machine_text_counts_as_confirmed_when_the_mark_is_gone(translation, arabic, key):
    written(translation)
    StringTranslation.objects.update(translation_type="machine")
    file = exported(translation, key)
    for mark in ["#, fuzzy\n", 'state="needs-review-translation"', 'state="initial"']:
        file = file.replace(mark, "")
    assert len(taken(translation, file, arabic).taken) == 3
    assert not any(segment.is_machine for segment in segments_of(translation))


def test_obsolete_and_plural_entries_are_refused(translation, arabic):
    text = exported(translation, "po") + (
        '\nmsgctxt "title"\nmsgid "Hilfe2"\nmsgid_plural "Hilfen"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
        '\n#~ msgctxt "title"\n#~ msgid "Alt"\n#~ msgstr "قديم"\n'
    )
    report = taken(translation, text, arabic)
    assert len(report.refused) == 2
    assert "Mehrzahlformen" in reasons(report)[0]
    assert "nicht mehr benutzt" in reasons(report)[1]


def test_a_place_that_comes_twice_counts_once(translation, arabic):
    text = po_with(translation, "Hilfe", "مساعدة") + (
        '\nmsgctxt "title"\nmsgid "Hilfe"\nmsgstr "عون"\n'
    )
    report = taken(translation, text, arabic)
    assert (len(report.taken), reasons(report)) == (1, [TWICE])


def test_unknown_places_are_refused(translation, arabic):
    other = begun(StandardPageFactory(title="Anderes"))
    foreign = sheet_of(other).units[0].key
    mine = sheet_of(translation).units[0].key
    text = xliff_with(translation, "Hilfe", "مساعدة")
    found = {
        id: reasons(taken(translation, text.replace(f'id="{mine}"', f'id="{id}"'), arabic))
        for id in [foreign, "9999-9999", "9" * 19 + "-1", "x", "1-2-3", ""]
    }
    assert found.pop(foreign) == [OTHER_PAGE]
    assert set(map(tuple, found.values())) == {(UNKNOWN,)}


def test_german_that_somebody_edited_in_the_file_is_refused(translation, arabic):
    text = xliff_with(translation, "Hilfe", "مساعدة").replace(
        "<source>Hilfe</source>", "<source>Hilfen</source>"
    )
    assert reasons(taken(translation, text, arabic)) == [OTHER_GERMAN]


@pytest.mark.parametrize(
    "inline",
    ['<g id="1">x</g>', '<x id="script1"/>', '<x id="char0"/>', '<bpt id="1">x</bpt>', "<b>x</b>"],
)
def test_inline_elements_of_others_are_refused(translation, arabic, inline):
    report = taken(translation, xliff_with(translation, "Hilfe", inline), arabic)
    assert len(report.refused) == 1
    assert words_of(translation) == ["", "", ""]


def test_a_tag_typed_as_text_stays_text(translation, arabic):
    taken(translation, xliff_with(translation, "Hilfe", "&lt;b&gt;x&lt;/b&gt;"), arabic)
    assert words_of(translation)[0] == "&lt;b&gt;x&lt;/b&gt;"


def test_pairs_that_a_program_cut_in_two_are_read(translation, arabic):
    text = exported(translation, "xliff21").replace(
        "</source></segment></unit>\n</file>",
        '</source><target>اتصل <sc id="a1"/>بنا<ec startRef="a1"/></target>'
        "</segment></unit>\n</file>",
    )
    report = taken(translation, text, arabic)
    assert report.taken[0].words == 'اتصل <a id="a1">بنا</a>'


# --- One file -----------------------------------------------------------------------


def test_a_text_in_review_is_closed(translation, arabic):
    file = po_with(translation, "Hilfe", "مساعدة")
    hand_in(written(translation, user=arabic), arabic)
    with pytest.raises(NotNow):
        taken(translation, file, arabic)
    (report,) = read_all([uploaded(file)], arabic)
    assert report.problem == "Die Übersetzung wird gerade geprüft."


@every_format
def test_a_file_of_another_page_or_language_is_refused(page, translation, arabic, key):
    other = exported(begun(StandardPageFactory(title="Anderes")), key)
    with pytest.raises(Unreadable, match="„Anderes“, Arabisch"):
        taken(translation, other, arabic)
    persian = exported(begun(page, "fa"), key)
    with pytest.raises(Unreadable, match=r"anderen Seite oder Sprache\.$"):
        taken(translation, persian, arabic)
    wrong = (
        exported(translation, key).replace('"ar"', '"fa"').replace("Language: ar", "Language: fa")
    )
    with pytest.raises(Unreadable, match=r"anderen Sprache \(fa\)"):
        taken(translation, wrong, arabic)


@every_format
def test_a_language_may_be_written_with_its_country(translation, arabic, key):
    file = exported(translation, key).replace('"ar"', '"ar-SA"').replace("ge: ar", "ge: ar_SA")
    assert taken(translation, file, arabic).refused == []


@every_format
def test_many_files_are_decided_one_by_one(page, translation, arabic, key):
    persian, english = begun(page, "fa"), begun(StandardPageFactory(title="Drei"))
    files = [exported(item, key) for item in (translation, persian, english)]
    files.append(files[0].replace(str(translation.uuid), "00000000-0000-4000-8000-000000000000"))
    files.append("kein PO")
    problems = [report.problem for report in read_all(map(uploaded, files), arabic)]
    assert problems[0] == problems[2] == ""
    assert problems[1] == "Sie übersetzen nicht in diese Sprache: Persisch (Dari/Farsi)."
    assert problems[3] == "Zu dieser Datei gibt es auf der Website keine Übersetzung."
    assert problems[4]


def test_several_texts_in_one_xliff_are_read(page, translation, arabic):
    other = begun(StandardPageFactory(title="Zweite"))
    one, two = (xliff_with(item, item.source.object_repr, "نص") for item in (translation, other))
    both = one.replace("</xliff>", "") + two[two.index("<file") :]
    assert [len(report.taken) for report in read_all([uploaded(both)], arabic)] == [1, 1]
    assert len(taken(translation, one, arabic).taken) == 0


def test_reading_in_publishes_nothing(page, translation, arabic):
    live = public(written(translation, user=arabic))
    taken(translation, exported(translation, "po").replace("[Hilfe]", "مساعدة"), arabic)
    live.refresh_from_db()
    assert live.title == "[Hilfe]"
