import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.stems import words_of
from home import search as search_module
from home.search import cleaned, highlighted
from tests.factories.circles import CirclePageFactory
from tests.factories.home import StandardPageFactory, translated
from tests.factories.news import published
from tests.factories.trainings import TrainingPageFactory

pytestmark = pytest.mark.django_db


def found(client, query, code="de", **more):
    response = client.get(f"/{code}/suche/", {"q": query, **more})
    assert response.status_code == 200
    return [item["title"] for item in response.context["found"].items]


def test_search_finds_every_kind_of_page(client):
    StandardPageFactory(title="Wohnraum suchen")
    published(title="Wohnraum gesucht")
    TrainingPageFactory(title="Wohnraum finden")
    CirclePageFactory(title="Helferkreis Wohnraum")
    assert len(found(client, "wohnraum")) == 4


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("seiten", "Wohnraum suchen"),
        ("presse", "Wohnraum gesucht"),
        ("schulungen", "Wohnraum finden"),
        ("helferkreise", "Helferkreis Wohnraum"),
    ],
)
def test_kinds_narrow_the_search(client, kind, title):
    StandardPageFactory(title="Wohnraum suchen")
    published(title="Wohnraum gesucht")
    TrainingPageFactory(title="Wohnraum finden")
    CirclePageFactory(title="Helferkreis Wohnraum")
    assert found(client, "wohnraum", art=kind) == [title]


def test_unknown_kind_searches_everywhere(client):
    StandardPageFactory(title="Wohnraum")
    assert found(client, "wohnraum", art="nix\x27") == ["Wohnraum"]


def test_text_of_the_page_is_found(client):
    StandardPageFactory(title="Seite", body=[("prose", "<p>Ein Lesepate hilft.</p>")])
    assert found(client, "Lesepate") == ["Seite"]


def test_all_words_must_be_there(client):
    StandardPageFactory(title="Deutsch lernen")
    StandardPageFactory(title="Deutsch sprechen und lernen")
    assert found(client, "deutsch sprechen") == ["Deutsch sprechen und lernen"]


@pytest.mark.parametrize("title", ["Neue Brücke", "Neue Brücken", "Neue Bruecken"])
@pytest.mark.parametrize("typed", ["Brücke", "brücken", "bruecke", "Bruecken", "neuer bruecken"])
def test_umlauts_and_endings_do_not_matter(client, title, typed):
    StandardPageFactory(title=title)
    StandardPageFactory(title="Neue Straße")
    assert found(client, typed) == [title]


@pytest.mark.parametrize(
    ("written", "typed"),
    [("Kurs", "Kurse"), ("Kurse", "Kurs"), ("Straße", "strasse"), ("Haus", "Häuser")],
)
def test_one_and_several_meet_in_the_text_too(client, written, typed):
    StandardPageFactory(title="Seite", lead=f"Hier steht {written}.")
    assert found(client, typed) == ["Seite"]


@pytest.mark.parametrize(("code", "title", "typed"), [
    ("en", "Trainings for volunteers", "training volunteer"),
    ("ru", "Курсы для волонтёров", "курс"),
    ("tr", "Gönüllüler", "gönüllü"),
    ("ar", "دورات المتطوعين", "متطوعين"),
    ("uk", "Курси", "курси"),
])  # fmt: skip
def test_other_languages_have_their_own_endings(client, code, title, typed):
    translated(StandardPageFactory(title="Seite"), code, title=title)
    assert title in found(client, typed, code=code)


def test_search_stays_in_the_language(client):
    page = StandardPageFactory(title="Ehrenamt")
    translated(page, "ar", title="تطوع", lead="مساعدة")
    assert found(client, "تطوع", code="ar") == ["تطوع"]
    assert found(client, "Ehrenamt", code="ar") == []
    assert found(client, "تطوع") == []


def test_other_languages_lead_to_the_german_search(client):
    html = client.get("/en/suche/", {"q": "Ehrenamt"}).content.decode()
    assert "/de/suche/?q=Ehrenamt" in html
    assert "/de/suche/?q=Ehrenamt" not in client.get("/de/suche/?q=a").content.decode()


def test_vowel_signs_do_not_cut_arabic_words():
    assert words_of("مُتَطَوِّع") == ["متطوع"]


def test_nothing_found_offers_help(client, site):
    from core.models import SiteSettings

    settings = SiteSettings.for_site(site)
    settings.phone = "(089) 99998-000"
    settings.save()
    html = client.get("/de/suche/", {"q": "Xylophon", "art": "presse"}).content.decode()
    assert "nichts gefunden" in html
    assert "/de/suche/?q=Xylophon" in html
    assert "99998-000" in html


def test_draft_and_private_and_held_back_pages_are_not_found(client):
    StandardPageFactory(title="Geheim Entwurf").unpublish()
    private = StandardPageFactory(title="Geheim intern")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    published(title="Geheim gesperrt", embargo_until=timezone.now() + timezone.timedelta(days=1))
    published(title="Geheim zurückgezogen", withdrawn_on=timezone.localdate())
    assert found(client, "geheim") == []


def test_translation_of_a_withdrawn_release_is_not_found(client):
    release = published(title="Meldung")
    arabic = release.copy_for_translation(translated_locale("ar"))
    arabic.title = "خبر"
    arabic.save_revision().publish()
    assert found(client, "خبر", code="ar") == ["خبر"]
    type(release).objects.filter(pk=release.pk).update(withdrawn_on=timezone.localdate())
    assert found(client, "خبر", code="ar") == []


def translated_locale(code):
    from wagtail.models import Locale

    return Locale.objects.get(language_code=code)


@pytest.mark.parametrize(
    "query",
    ['"', '"offen', "*", "-", ":", "a:b", "AND", "NOT kurs", "(kurs", "kurs OR", "NEAR(a b)",
     "^kurs", "'", "\\", "%", "% s %d", "{title}", ";;;", "🙂", "ß", "x" * 10_000, "a " * 5_000,
     "\t\n", "kurs\x01", "&|!<->", "title:kurs", "\u202e", "ـ"],
)  # fmt: skip
@pytest.mark.parametrize("code", ["de", "ar"])
def test_odd_input_is_never_an_error(client, query, code):
    StandardPageFactory(title="Kurs")
    assert client.get(f"/{code}/suche/", {"q": query}).status_code == 200


@pytest.mark.parametrize("number", ["1000000000", "-1", "0", "abc", "9" * 500, "1.5", "²"])
def test_odd_page_numbers_are_never_an_error(client, number):
    StandardPageFactory(title="Kurs")
    assert client.get("/de/suche/", {"q": "kurs", "seite": number}).status_code == 200


def test_empty_search_shows_the_form_only(client):
    response = client.get("/de/suche/")
    assert response.status_code == 200
    assert "found" not in response.context


def test_results_come_in_pages(client):
    for number in range(12):
        StandardPageFactory(title=f"Kurs {number}")
    assert len(found(client, "kurs")) == 10
    assert len(found(client, "kurs", seite=2)) == 2
    html = client.get("/de/suche/", {"q": "kurs", "art": "seiten"}).content.decode()
    assert "?q=kurs&amp;art=seiten&amp;seite=2" in html


def test_too_many_results_are_capped(client, monkeypatch):
    monkeypatch.setattr(search_module, "MOST_RESULTS", 3)
    for number in range(5):
        StandardPageFactory(title=f"Kurs {number}", last_published_at=timezone.now())
    response = client.get("/de/suche/", {"q": "kurs"})
    assert [item["title"] for item in response.context["found"].items] == [
        "Kurs 4",
        "Kurs 3",
        "Kurs 2",
    ]
    assert "Mehr als" in response.content.decode()


def test_release_shows_its_date(client):
    published(title="Meldung", published_on="2017-06-02")
    assert "2. Juni 2017" in client.get("/de/suche/", {"q": "meldung"}).content.decode()


def test_query_is_kept_and_escaped(client):
    html = client.get("/de/suche/", {"q": "<b>kurs"}).content.decode()
    assert "&lt;b&gt;kurs" in html
    assert "<b>kurs" not in html


def test_typed_text_is_cut_and_cleaned():
    assert cleaned("  a\x00b\n c ") == "a b c"
    assert len(cleaned("x" * 10_000)) == 200


def test_hits_are_marked_and_the_rest_is_escaped():
    assert highlighted("<i>Der Kurs</i>", ["kurs"], "de") == (
        "&lt;i&gt;Der <mark>Kurs</mark>&lt;/i&gt;"
    )
    assert highlighted("Brücken bauen", ["bruecke"], "de") == "<mark>Brücken</mark> bauen"


def test_search_page_is_not_indexed(client):
    assert 'content="noindex"' in client.get("/de/suche/?q=a").content.decode()


@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("factor", [1, 10])
def test_number_of_queries_does_not_grow(client, django_assert_max_num_queries, factor, code):
    for number in range(factor):
        page = StandardPageFactory(title=f"Wohnraum {number}")
        translated(page, "ar", title=f"Wohnraum {number}")
        published(title=f"Wohnraum {number}")
        TrainingPageFactory(title=f"Wohnraum {number}")
        CirclePageFactory(title=f"Wohnraum {number}")
    from core import frame

    frame._frames.clear()
    with django_assert_max_num_queries(15):
        client.get(f"/{code}/suche/", {"q": "wohnraum"})


def test_a_search_that_is_too_long_says_that_it_was_cut(client):
    assert "zu lang für eine Suche" in client.get("/de/suche/", {"q": "a" * 201}).content.decode()
    assert "zu lang" not in client.get("/de/suche/", {"q": " " + "a" * 200}).content.decode()
