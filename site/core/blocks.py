"""The building blocks of running text, shared by all sections."""

from django.db.models import prefetch_related_objects
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from .languages import reader_language
from .links import at_hand, public_contact, published_pages
from .reading import reading_url

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

    def get_preview_value(self):
        image = get_image_model().objects.first()
        value = {"image": image.pk if image else None, "caption": "Was auf dem Bild zu sehen ist."}
        return self.to_python(value)

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

    # No machine elsewhere translates a name (see `SitePage.personal`).
    personal = ("attribution",)

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

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["items"] = [
            {"title": step["title"], "html": step["text"]} for step in value["steps"]
        ]
        return context

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

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["items"] = [
            {"title": item["question"], "text": item["answer"]} for item in value["items"]
        ]
        return context

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


def _as_download(document) -> dict:
    """What components/downloads.html shows of a file."""
    return {
        "title": document.title,
        "url": document.url,
        "file_type": document.file_extension,
        "size_bytes": document.file_size,
    }


class DownloadsBlock(blocks.StructBlock):
    """Files to download."""

    title = blocks.CharBlock(label="Überschrift", max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label="Datei"), label="Dateien")

    def get_preview_value(self):
        documents = get_document_model().objects.values_list("pk", flat=True)[:2]
        return self.to_python({"title": "Zum Herunterladen", "documents": list(documents)})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["items"] = [_as_download(document) for document in value["documents"] if document]
        return context

    class Meta:
        label = "Dateien"
        icon = "download"
        description = "Dateien zum Herunterladen mit Art und Größe."
        template = "blocks/downloads.html"


class LinksBlock(blocks.StructBlock):
    """A few pages to go on with."""

    title = blocks.CharBlock(label="Überschrift", max_length=120)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Seite"), label="Seiten")

    def get_preview_value(self):
        pages = Page.objects.live().filter(depth=3).values_list("pk", flat=True)[:3]
        return self.to_python({"title": "Mehr dazu", "pages": list(pages)})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        reader = reader_language()
        context["items"] = [
            {"title": page.title, "url": reading_url(page, reader), "lang": page.reading_lang}
            for page in published_pages(page.pk for page in value["pages"] if page)
        ]
        return context

    class Meta:
        label = "Weiterführende Seiten"
        icon = "link"
        description = "Verweise auf andere Seiten dieser Website."
        template = "blocks/links.html"


class ContactBlock(blocks.StructBlock):
    """A contact inside the text."""

    contact = SnippetChooserBlock("core.Contact", label="Ansprechpartner")

    def get_preview_value(self):
        contact = self.child_blocks["contact"].target_model.objects.first()
        return self.to_python({"contact": contact.pk if contact else None})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        contact = value["contact"]
        context["contact"] = contact and public_contact(contact)
        return context

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

    def render(self, value, context=None):
        # All pictures of a text with their sizes: one query, however many there are.
        prefetch_related_objects(pictures_of(value), "renditions")
        with at_hand(self.extract_references(value)):
            return super().render(value, context)


def pictures_of(text) -> list:
    """The pictures between the paragraphs of a text."""
    figures = [block.value for block in text if block.block_type == "figure"]
    return [figure["image"] for figure in figures if figure["image"]]
