"""Who may fetch and read in files, and what the pages say."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, language, written
from translations.exchange.formats import FORMATS
from translations.models import TranslationRequest
from translations.segments import segments_of
from translations.views import exchange_many
from translations.views.exchange import export, import_one
from translations.work import hand_in

MANY = ["translations:export_many", "translations:import_many"]


@pytest.fixture
def translation(home):
    return begun(StandardPageFactory(title="Hilfe", lead="", body=[]))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def arabic(db) -> Client:
    return signed_in(person_in("Übersetzung Arabisch"))


def wanted(german) -> None:
    TranslationRequest.objects.create(translation_key=german.translation_key, locale=language("ar"))


def export_url(translation, format: str = "po") -> str:
    return reverse("translations:export", args=[translation.pk, format])


def import_url(translation) -> str:
    return reverse("translations:import", args=[translation.pk])


@pytest.mark.parametrize("name", MANY)
def test_the_way_back_to_the_queue_stands_above(arabic, name):
    soup = BeautifulSoup(arabic.get(reverse(name)).content, "html.parser")
    ways = soup.select(".office-tabs a")
    assert ways[0]["href"] == reverse("translations:queue")
    assert [way.get_text() for way in ways if way.get("aria-current")] == ["Dateien"]


def uploaded(content, name: str = "seite.po") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def sent(client: Client, address: str, *files: SimpleUploadedFile):
    return client.post(address, {"file": list(files)})


def text_of(response) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    return " ".join(main.get_text(" ").split())


def is_refused(response) -> bool:
    """Wagtail sends whoever may not back to the start page, with a message."""
    return response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")


# --- Who may ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "may_fetch", "may_read_in"),
    [
        ("Übersetzung Arabisch", True, True),
        ("Freigabe Arabisch", True, None),
        ("Übersetzung Englisch", False, False),
        ("Redaktion", False, False),
        ("Helferkreis-Redaktion", False, False),
    ],
)
def test_files_are_for_the_people_of_the_language(translation, role, may_fetch, may_read_in):
    client = signed_in(person_in(role))
    addresses = [(export_url(translation), may_fetch), (import_url(translation), may_read_in)]
    for address, may in addresses:
        if may is not None:
            assert is_refused(client.get(address)) is not may


def test_who_has_no_language_has_no_files(home):
    client = signed_in(person_in("Redaktion"))
    for name in MANY:
        assert is_refused(client.get(reverse(name)))


def test_the_desk_leads_to_the_files(arabic):
    queue = arabic.get(reverse("translations:queue")).content.decode()
    assert f'href="{reverse("translations:export_many")}"' in queue
    files = arabic.get(reverse("translations:export_many")).content.decode()
    assert f'href="{reverse("translations:import_many")}"' in files
    easy = signed_in(person_in("Übersetzung Leichte Sprache"))
    queue = easy.get(reverse("translations:queue")).content.decode()
    assert reverse("translations:export_many") not in queue


def test_visitors_are_asked_to_sign_in(client, translation):
    addresses = [export_url(translation), import_url(translation), *map(reverse, MANY)]
    for address in addresses:
        assert client.get(address)["Location"].startswith(reverse("wagtailadmin_login"))


def test_addresses_keep_to_their_methods(translation, arabic):
    assert arabic.post(export_url(translation)).status_code == 405
    assert arabic.post(reverse("translations:export_many")).status_code == 405
    assert arabic.delete(import_url(translation)).status_code == 405
    assert arabic.put(reverse("translations:import_many")).status_code == 405


def test_what_does_not_exist_is_not_found(translation, arabic):
    assert arabic.get(export_url(translation, "docx")).status_code == 404
    assert arabic.get(reverse("translations:import", args=[999_999])).status_code == 404
    many = reverse("translations:export_many")
    assert arabic.get(many, {"nr": "999999", "format": "po"}).status_code == 404


# --- Out ----------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.key)
def test_a_file_is_kept_and_never_shown(translation, arabic, format):
    response = arabic.get(export_url(translation, format.key))
    assert response["Content-Type"] == format.content_type
    name = f"hilfe-{translation.pk}.ar.{format.extension}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]


def test_chosen_texts_come_in_one_archive(translation, arabic):
    other = begun(StandardPageFactory(title="Zweite"))
    address = reverse("translations:export_many")
    chosen = {"nr": [translation.pk, other.pk, "x"]}
    assert "2 Texte ausgewählt" in text_of(arabic.get(address, chosen))
    response = arabic.get(address, chosen | {"format": "xliff21"})
    assert len(ZipFile(BytesIO(response.content)).namelist()) == 2


@pytest.mark.parametrize("name", ["queue", "never"])
def test_texts_are_ticked_in_the_lists_of_the_desk(translation, arabic, name):
    """What somebody wants, or what only a command began; a text without a draft has no box."""
    other = StandardPageFactory(title="Zweite")
    if name == "queue":
        for page in (translation.source.get_source_instance(), other):
            wanted(page)
    page = BeautifulSoup(arabic.get(reverse(f"translations:{name}")).content, "html.parser")
    (box,) = page.select("[type=checkbox][name=nr]")
    assert box.find_parent("label").get_text(strip=True) == "Wählen: Hilfe, Arabisch"
    form = page.select_one(f"form#{box['form']}[method=get]")
    assert form.button.get_text(strip=True) == "Als Datei herunterladen"
    chosen = {"nr": box["value"]}
    assert "1 Text ausgewählt" in text_of(arabic.get(form["action"], chosen))
    archive = arabic.get(form["action"], chosen | {"format": "po"})
    assert ZipFile(BytesIO(archive.content)).namelist() == [f"hilfe-{translation.pk}.ar.po"]


def test_too_many_texts_are_ticked_instead(translation, arabic, monkeypatch):
    monkeypatch.setattr(exchange_many, "MOST_TEXTS", 0)
    query = {"code": "ar", "scope": "all", "format": "po"}
    answer = arabic.get(reverse("translations:export_many"), query)
    assert answer.status_code == 422
    assert "Kreuzen Sie die Texte unter „Zu erledigen“" in text_of(answer)


def test_a_text_of_another_language_is_not_chosen(translation, arabic):
    persian = begun(StandardPageFactory(title="Zweite"), "fa")
    address = reverse("translations:export_many")
    chosen = {"nr": [translation.pk, persian.pk], "format": "po"}
    assert is_refused(arabic.get(address, chosen))


def names_in(client: Client, scope: str) -> list[str]:
    query = {"code": "ar", "scope": scope, "format": "po"}
    found = client.get(reverse("translations:export_many"), query)
    return ZipFile(BytesIO(found.content)).namelist()


def test_all_that_is_to_do_comes_in_one_archive(translation, arabic):
    address = reverse("translations:export_many")
    name = f"hilfe-{translation.pk}.ar.po"
    assert name in names_in(arabic, scope="open")
    person = person_in("Übersetzung Arabisch")
    hand_in(written(translation, user=person), person)
    begun(StandardPageFactory(title="Zweite"))
    assert name not in names_in(arabic, scope="open")
    assert name in names_in(arabic, scope="all")
    assert arabic.get(address, {"code": "fa", "scope": "all", "format": "po"}).status_code == 422


# --- In -----------------------------------------------------------------------------


def test_the_report_says_what_was_taken_and_what_not(translation, arabic):
    file = arabic.get(export_url(translation, "xliff12")).content.decode()
    file = file.replace("</source>", "</source><target>مساعدة</target>")
    response = sent(arabic, import_url(translation), uploaded(file, "seite.xlf"))
    assert response.status_code == 200
    counts = BeautifulSoup(response.content, "html.parser").select_one(".exchange-counts")
    assert counts.get_text(" ", strip=True) == (
        "übernommen 1 nicht übernommen 0 unverändert 0 weiter offen 0"
    )
    assert [segment.words for segment in segments_of(translation)] == ["مساعدة"]


def test_hostile_words_are_shown_as_text(translation, arabic):
    file = arabic.get(export_url(translation)).content.decode()
    file = file.replace('msgid "Hilfe"\nmsgstr ""', 'msgid "Hilfe"\nmsgstr "<script>x</script>"')
    response = sent(arabic, import_url(translation), uploaded(file, "<b>.po"))
    assert "Titel: <script> ist hier nicht erlaubt." in text_of(response)
    assert b"<script>x</script>" not in response.content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "leer"),
        (b"Guten Tag", "keine gültige PO-Datei"),
        (b"<!DOCTYPE x []><xliff/>", "DOCTYPE"),
        (b"x" * (10 * 1024 * 1024 + 1), "größer als 10 MB"),
        (b"PK\x03\x04", "Mehrere Dateien einlesen"),
    ],
)
def test_a_bad_file_is_explained_beside_the_field(translation, arabic, content, reason):
    response = sent(arabic, import_url(translation), uploaded(content))
    assert response.status_code == 422
    assert reason in text_of(response)


def test_no_file_is_explained(translation, arabic):
    for address in [import_url(translation), reverse("translations:import_many")]:
        assert arabic.post(address).status_code == 422
        assert arabic.post(address, {"file": "text"}).status_code == 422


def test_a_text_in_review_answers_that_it_is_closed(translation, arabic):
    file = uploaded(arabic.get(export_url(translation)).content)
    person = person_in("Übersetzung Arabisch")
    hand_in(written(translation, user=person), person)
    assert sent(arabic, import_url(translation), file).status_code == 423
    assert arabic.get(import_url(translation)).status_code == 423
    assert arabic.get(export_url(translation)).status_code == 200


def test_several_files_are_reported_one_by_one(translation, arabic):
    good = uploaded(arabic.get(export_url(translation)).content)
    response = sent(
        arabic, reverse("translations:import_many"), good, uploaded("Guten Tag", "brief.po")
    )
    assert response.status_code == 200
    said = text_of(response)
    assert "Hilfe · Arabisch" in said
    assert "brief.po Nichts übernommen. Die Datei ist beschädigt" in said


def test_the_addresses_of_the_package_can_lead_here(translation, rf):
    request = rf.get("/")
    request.user = person_in("Übersetzung Arabisch")
    assert "Language: ar" in export(request, translation.pk).content.decode()
    assert import_one(request, translation.pk).status_code == 200
