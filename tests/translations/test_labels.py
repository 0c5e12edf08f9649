"""The pieces of a running text are called what the editor calls their blocks."""

from tests.factories.exchange import Writer, page_of_everything
from tests.factories.home import StandardPageFactory
from tests.factories.news import published, with_attachment
from tests.factories.translation_desk import screen, text_of
from tests.factories.translations import begun
from translations.segments import segments_of

LABELS = {
    "Titel",
    "Vorspann",
    "Text",
    "Bild › Alternativtext",
    "Bild › Bildunterschrift",
    "Zitat",
    "Zitat › Wer sagt das?",
    "Hinweis › Überschrift",
    "Hinweis › Text",
    "Schritte › Schritt",
    "Schritte › Erklärung",
    "Fragen und Antworten › Frage",
    "Fragen und Antworten › Antwort",
    "Tabelle › Überschrift der Tabelle",
    "Tabelle › Spalte",
    "Tabelle › Zelle",
    "Dateien › Überschrift",
    "Weiterführende Seiten › Überschrift",
}


def test_a_piece_is_called_after_its_block(home):
    page = StandardPageFactory(body=page_of_everything(Writer(3)).body)
    page.save_revision().publish()
    page = type(page).objects.get(pk=page.pk)
    assert {segment.label for segment in segments_of(begun(page))} == LABELS


def test_a_piece_of_a_row_of_the_page_is_called_after_both(home):
    release = with_attachment(published(), title="Faltblatt")
    labels = {one.german: one.label for one in segments_of(begun(release))}
    assert labels["Faltblatt"] == "Anlage › Bezeichnung"


def test_the_screen_says_block_and_part(home, desk):
    notice = {"kind": "info", "title": "Gut zu wissen", "text": "<p>Kostenlos.</p>"}
    page = StandardPageFactory(body=[("prose", "<p>Eins.</p>"), ("notice", notice)])
    text = text_of(screen(desk, begun(page)))
    assert "Text 3 Eins." in text.replace("Übersetzung", "")
    assert "Hinweis 4 Überschrift Gut zu wissen" in text
