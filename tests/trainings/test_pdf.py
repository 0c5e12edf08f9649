import io

import pikepdf
import pypdfium2
import pytest

from core.models import SiteSettings
from tests.factories.attendance import moved_into_the_past, training_with_dates, was_at
from tests.factories.core import SiteImageFactory, TopicFactory
from tests.factories.registrations import registered
from tests.factories.trainings import book_of, translation_of
from trainings import certificates, pdf
from trainings.models import Certificate, RegistrationSettings
from trainings.papers import attendance_list_pdf, certificate_pdf, duration

UA = "http://www.aiim.org/pdfua/ns/id/"


@pytest.fixture
def training(db):
    training = training_with_dates(5, 6, topics=[TopicFactory(name="Asylverfahren")])
    book_of(training, capacity=30, party_limit=3)
    return training


def paper(training, given: str, family: str, language: str) -> bytes:
    """The certificate of one person who was at the first of two dates."""
    form = {"people": [(given, family)], "language": language, "email": "person@example.org"}
    registration = registered(book_of(training), "Ada", email=form.pop("email"), **form)
    was_at(moved_into_the_past(training, 2, 1)[0], registration)
    certificates.issue(training)
    return certificate_pdf(Certificate.objects.of(registration).get())


def text_of(content: bytes) -> str:
    """What Chromium finds when somebody searches in the paper or copies from it."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [
            document[number].get_textpage().get_text_bounded() for number in range(len(document))
        ]
    return "\n".join(pages).replace("\r\n", "\n")


def assert_accessible(content: bytes, language: str, title: str) -> None:
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang).split("-")[0] == language
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot.K is not None
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata[f"{{{UA}}}part"] == "1"
            assert title in metadata["dc:title"]
        for page in document.pages:
            for font in page.Resources.Font.values():
                assert "/ToUnicode" in font


@pytest.mark.parametrize(
    ("given", "family", "language", "tag"),
    [
        ("Ada", "Müller-Łukasiewicz", "de", "de"),
        ("فاطمة", "الزهراء", "ar", "ar"),
        ("گلچهره", "پژوهش", "fa", "fa"),
        ("Олена", "Ґалаґан", "uk", "uk"),
        ("Işıl", "Öztürk Ğ", "tr", "tr"),
        ("Nguyễn", "Thị Ánh", "de-simple", "de"),
    ],
)
def test_a_certificate_is_accessible_in_every_script(training, given, family, language, tag):
    content = paper(training, given, family, language)
    number = Certificate.objects.get().number
    assert_accessible(content, tag, number)


def test_a_german_certificate_says_what_it_has_to_say(training, site):
    SiteSettings.objects.update_or_create(
        site=site, defaults={"office_name": "Landratsamt Musterland", "city": "Musterstadt"}
    )
    RegistrationSettings.objects.create(certificate_signer="Martina Beispiel, Lotsin")
    text = text_of(paper(training, "Ada", "Beispiel", "de"))
    certificate = Certificate.objects.get()
    for words in (
        "Teilnahmebestätigung",
        "Ada Beispiel",
        "Asylrecht für Ehrenamtliche",
        "2 Std.",
        "Teilgenommen an 1 von 2 Terminen",
        "Asylverfahren",
        "Landratsamt Musterland",
        "Musterstadt, ",
        "Martina Beispiel, Lotsin",
        certificate.number,
        certificate.shown_code,
        "http://testserver/de/anmeldung/bestaetigung/pruefen/",
    ):
        assert words in text
    assert text.count("Schulung\n") == 1


def test_another_language_stands_beside_the_german_words(training):
    translation_of(training, "uk", title="Право на притулок")
    text = text_of(paper(training, "Олена", "Шевченко", "uk"))
    assert "Право на притулок" in text
    assert "Asylrecht für Ehrenamtliche" in text
    assert "Teilnahmebestätigung" in text


@pytest.mark.parametrize("language", ["ru", "de-simple"])
def test_the_address_to_check_it_leads_into_its_language(training, language):
    text = text_of(paper(training, "Ада", "Пример", language))
    assert f"http://testserver/{language}/anmeldung/bestaetigung/pruefen/" in text


def test_arabic_letters_can_be_read_and_copied(training):
    text = text_of(paper(training, "فاطمة الزهراء", "تدريبية", "ar"))
    assert "فاطمة الزهراء تدريبية" in text


@pytest.mark.parametrize(
    "name",
    [
        '#read("/etc/passwd")',
        '#import "@preview/x:1.0.0": *',
        "$x$ *fett* _kursiv_ `code` <label> @ref",
        "\\ \" ' { } [ ] // /* */ = Titel",
        "</script>&amp;",
    ],
)
def test_what_people_type_is_never_read_as_markup(training, name):
    text = text_of(paper(training, name, "Beispiel", "de"))
    assert f"{name} Beispiel" in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("ተስፋ", "tesfa"),
        ("გიორგი", "giorgi"),
        ("Ada 😀", "Ada"),
        ("\u202eAda\u202c\u0007", "Ada"),
        ("A\ue000da", "A da"),
    ],
)
def test_a_letter_without_a_picture_does_not_stop_the_paper(training, name, printed):
    content = paper(training, name, "Beispiel", "de")
    assert printed in text_of(content)
    assert_accessible(content, "de", "Teilnahmebestätigung")


@pytest.mark.parametrize("name", ["W" * 80, "Anna-Maria " * 7, "م" * 80, "-"])
def test_long_names_stay_on_one_page(training, name):
    with pikepdf.open(io.BytesIO(paper(training, name, name, "ar"))) as document:
        assert len(document.pages) == 1


def test_every_letter_that_is_kept_has_a_picture():
    """Otherwise writing a name with known letters could fail as well."""
    letters = [chr(number) for number in range(0x20, 0x2100) if not pdf._UNKNOWN.match(chr(number))]
    data = {"title": "x", "training": " ".join(letters), "when": "", "where": "", "office": ""}
    content = pdf._compile("attendance_list.typ", data | {"people": [], "empty_rows": 1})
    assert content.startswith(b"%PDF-")


def test_the_logo_of_the_office_is_on_the_paper(training, site):
    without = paper(training, "Ada", "Beispiel", "de")
    SiteSettings.objects.update_or_create(site=site, defaults={"logo": SiteImageFactory()})
    with_logo = certificate_pdf(Certificate.objects.get())
    assert not pictures_in(without)
    assert pictures_in(with_logo)


def pictures_in(content: bytes) -> list:
    with pikepdf.open(io.BytesIO(content)) as document:
        return list(document.pages[0].get_images())


def test_a_lost_logo_does_not_stop_the_paper(training, site):
    logo = SiteImageFactory()
    SiteSettings.objects.update_or_create(site=site, defaults={"logo": logo})
    logo.file.storage.delete(logo.file.name)
    assert paper(training, "Ada", "Beispiel", "de").startswith(b"%PDF-")


def test_the_list_to_sign_has_everybody_and_empty_rows(training):
    registered(book_of(training), "Zoë", phone="0151 23456", access_need="Rollstuhl")
    registered(book_of(training), "Ada", people=[("Ada", "Ähre"), ("Фатіма", "فاطمة")])
    session = training.sessions.order_by("starts_at").first()
    content = attendance_list_pdf(session)
    text = text_of(content)
    assert_accessible(content, "de", "Anwesenheitsliste: Asylrecht für Ehrenamtliche")
    assert text.index("Ähre, Ada") < text.index("Beispiel, Zoë")
    assert "Seite 1 von 1" in text
    assert "Landratsamt" in text
    for secret in ("@example.org", "0151", "Rollstuhl"):
        assert secret not in text


def test_a_long_list_repeats_its_head(training):
    book = book_of(training)
    for number in range(25):
        registered(book, f"Person{number:02}")
    content = attendance_list_pdf(training.sessions.order_by("starts_at").first())
    text = text_of(content)
    assert "Seite 2 von 2" in text
    assert text.count("Unterschrift") == 2
    assert_accessible(content, "de", "Anwesenheitsliste")


@pytest.mark.parametrize(
    ("minutes", "words"), [(45, "45 Min."), (120, "2 Std."), (150, "2 Std. 30 Min."), (0, "0 Min.")]
)
def test_how_long_in_words(minutes, words):
    assert duration(minutes) == words
