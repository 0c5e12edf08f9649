"""The building blocks of running text, shared by all sections."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

PROSE_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SENTENCE_FEATURES = ["bold", "italic", "link"]


class ProseBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, **kwargs):
        super().__init__(features=PROSE_FEATURES, **kwargs)

    class Meta:
        label = "Text"
        icon = "pilcrow"
        description = "Absätze, Zwischenüberschriften, Listen und Links."
        preview_value = (
            "<h2>Zwischenüberschrift</h2><p>Ein Absatz mit einem <b>wichtigen</b> Wort.</p>"
        )
        template = "blocks/prose.html"


class FigureBlock(blocks.StructBlock):
    """A picture with alternative text, caption and credit."""

    image = ImageBlock(label="Bild")
    caption = blocks.CharBlock(label="Bildunterschrift", required=False, max_length=300)

    class Meta:
        label = "Bild"
        icon = "image"
        description = (
            "Ein Bild mit Alternativtext und Bildunterschrift; der Nachweis steht im Bild."
        )
        template = "blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words with their name."""

    text = blocks.TextBlock(label="Zitat")
    attribution = blocks.CharBlock(label="Wer sagt das?", required=False, max_length=160)

    class Meta:
        label = "Zitat"
        icon = "openquote"
        description = "Die Worte einer Person, mit ihrem Namen."
        preview_value = {"text": "Zuhören ist der Anfang.", "attribution": "Integrationslotsin"}
        template = "blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    """A box that draws attention to something."""

    kind = blocks.ChoiceBlock(
        label="Art",
        choices=[("info", "Hinweis"), ("success", "Gute Nachricht"), ("warning", "Achtung")],
        default="info",
    )
    title = blocks.CharBlock(label="Überschrift", max_length=120)
    text = blocks.RichTextBlock(label="Text", features=SENTENCE_FEATURES)

    class Meta:
        label = "Hinweis"
        icon = "info-circle"
        description = "Ein Kasten für etwas, das niemand übersehen soll."
        preview_value = {
            "kind": "info",
            "title": "Gut zu wissen",
            "text": "<p>Der Kurs ist kostenlos.</p>",
        }
        template = "blocks/notice.html"


class StepsBlock(blocks.StructBlock):
    """A sequence of steps."""

    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label="Schritt", max_length=120)),
                (
                    "text",
                    blocks.RichTextBlock(
                        label="Erklärung", features=SENTENCE_FEATURES, required=False
                    ),
                ),
            ]
        ),
        label="Schritte",
    )

    class Meta:
        label = "Schritte"
        icon = "list-ol"
        description = "Was nacheinander zu tun ist."
        preview_value = {
            "steps": [
                {"title": "Melden", "text": "<p>Rufen Sie uns an.</p>"},
                {"title": "Kennenlernen", "text": "<p>Wir treffen uns.</p>"},
            ]
        }
        template = "blocks/steps.html"


class AccordionBlock(blocks.StructBlock):
    """Questions with answers that open on a click."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label="Frage", max_length=200)),
                ("answer", blocks.RichTextBlock(label="Antwort", features=PROSE_FEATURES)),
            ]
        ),
        label="Fragen und Antworten",
    )

    class Meta:
        label = "Fragen und Antworten"
        icon = "help"
        description = "Fragen, deren Antwort sich aufklappen lässt."
        preview_value = {"items": [{"question": "Was kostet das?", "answer": "<p>Nichts.</p>"}]}
        template = "blocks/accordion.html"


class TableRowBlock(blocks.StructBlock):
    """One row of a small table."""

    cells = blocks.ListBlock(blocks.CharBlock(label="Zelle", required=False), label="Zellen")

    class Meta:
        label = "Zeile"
        icon = "table"


class TableBlock(blocks.StructBlock):
    """A small table as a list of rows, so that every cell can be translated."""

    caption = blocks.CharBlock(label="Überschrift der Tabelle", max_length=160)
    header = blocks.ListBlock(blocks.CharBlock(label="Spalte"), label="Spalten")
    rows = blocks.ListBlock(TableRowBlock(), label="Zeilen")

    class Meta:
        label = "Tabelle"
        icon = "table"
        description = "Eine kleine Tabelle mit Überschrift und Spaltenköpfen."
        preview_value = {
            "caption": "Sprechzeiten",
            "header": ["Tag", "Zeit"],
            "rows": [{"cells": ["Montag", "9 bis 12 Uhr"]}],
        }
        template = "blocks/table.html"


class DownloadsBlock(blocks.StructBlock):
    """Files to download."""

    title = blocks.CharBlock(label="Überschrift", max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label="Datei"), label="Dateien")

    class Meta:
        label = "Dateien"
        icon = "download"
        description = "Dateien zum Herunterladen mit Art und Größe."
        template = "blocks/downloads.html"


class LinksBlock(blocks.StructBlock):
    """A few pages to go on with."""

    title = blocks.CharBlock(label="Überschrift", max_length=120)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Seite"), label="Seiten")

    class Meta:
        label = "Weiterführende Seiten"
        icon = "link"
        description = "Verweise auf andere Seiten dieser Website."
        template = "blocks/links.html"


class ContactBlock(blocks.StructBlock):
    """A contact inside the text."""

    contact = SnippetChooserBlock("core.Contact", label="Ansprechpartner")

    class Meta:
        label = "Ansprechpartner"
        icon = "user"
        description = "Wen man fragen kann, mit Telefon und E-Mail."
        template = "blocks/contact.html"


class BodyBlock(blocks.StreamBlock):
    """Running text of a page."""

    prose = ProseBlock()
    figure = FigureBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    downloads = DownloadsBlock()
    links = LinksBlock()
    contact = ContactBlock()
