"""What the edit page of a training shows, in the order in which an editor thinks."""

from django import forms
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

from core.models import FactRowsPanel


class SeatsPanel(HelpPanel):
    """The way from a training to its seats, which never stand on the page itself."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return bool(self.instance.pk) and self.instance.language.is_source

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            books = self.instance.books.with_reach().select_related(
                "session", "training", "reserved_for"
            )
            context["books"] = [
                {"book": book, "url": reverse("trainings_books:edit", args=[book.pk])}
                for book in books.order_by("session__starts_at", "pk")
            ]
            if self.request.user.has_perm("trainings.view_registration"):
                context["desk_url"] = reverse("trainings_desk:training", args=[self.instance.pk])
            return context


class RulePanel(HelpPanel):
    """The way to many dates at once; a new page only says where it will be."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return not self.instance.pk or self.instance.language.is_source

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            if self.instance.pk:
                context["rule_url"] = reverse("trainings_dates:rule", args=[self.instance.pk])
            return context


BOOK_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("waiting_capacity")]),
            FieldRowPanel([FieldPanel("party_limit"), FieldPanel("seats_shown")]),
        ],
        heading="Plätze",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldRowPanel(
                [
                    FieldPanel(
                        "admission",
                        help_text=(
                            "„Das Amt entscheidet“: Jede Anmeldung ist zuerst eine Anfrage. "
                            "Sie sagen unter „Anmeldungen“ zu oder ab."
                        ),
                    ),
                    FieldPanel("cancel_stop_hours"),
                ]
            ),
        ],
        heading="Anmeldung",
    ),
    MultiFieldPanel(
        [
            FieldPanel("promotion"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "offer_hours",
                        help_text="Nur bei Angeboten. Wer nicht antwortet, verliert den Platz.",
                    ),
                    FieldPanel(
                        "promotion_stop_hours",
                        help_text="So kurz vor Beginn könnte niemand mehr rechtzeitig kommen.",
                    ),
                ]
            ),
        ],
        heading="Warteliste",
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "reserved_for",
                help_text=(
                    "Diese Plätze bekommen nur Menschen, die bei der Anmeldung "
                    "diesen Helferkreis angeben."
                ),
            ),
            FieldRowPanel(
                [
                    FieldPanel("reserved_seats", help_text="0 heißt: keine."),
                    FieldPanel(
                        "reserved_until",
                        help_text="Danach sind die Plätze für alle. Leer: bis zum Beginn.",
                    ),
                ]
            ),
        ],
        heading="Freigehaltene Plätze",
    ),
]

DATES = FactRowsPanel(
    "sessions",
    heading="Termine",
    label="Termin",
    min_num=1,
    help_text=(
        "Ändern Sie einen veröffentlichten Termin, oder kommt einer dazu, erfahren es alle, die "
        "einen Platz haben, per Mail. Wie viele das sind und wen Sie anrufen müssen, steht unter "
        "„Anmeldung und Plätze“."
    ),
)
SEATS = MultiFieldPanel(
    [FieldPanel("booking_mode"), SeatsPanel(template="trainings/admin/_seats_panel.html")],
    heading="Anmeldung und Plätze",
)
CONTENT = MultiFieldPanel(
    [
        FieldPanel("body"),
        FieldPanel("target_group"),
        FieldPanel("learning_goals"),
        FieldPanel("programme"),
        FieldPanel("trainers"),
    ],
    heading="Inhalt",
)
CLASSIFICATION = MultiFieldPanel(
    [
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("circles", widget=forms.CheckboxSelectMultiple),
        FieldRowPanel([FieldPanel("teaching_language"), FieldPanel("cost")]),
        FieldPanel("contact"),
    ],
    heading="Einordnung",
)
ACCESSIBILITY = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("is_wheelchair_accessible"), FieldPanel("has_induction_loop")]),
        FieldRowPanel([FieldPanel("has_childcare"), FieldPanel("interpreter_on_request")]),
        FieldPanel("accessibility_note"),
    ],
    heading="Zugänglichkeit",
)
PICTURE = MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading="Bild")
QUESTIONS = InlinePanel(
    "questions",
    heading="Fragen im Anmeldeformular",
    label="Frage",
    max_num=8,
    help_text="Name, E-Mail-Adresse und Sprache fragt jedes Formular.",
)
FILES = InlinePanel("attachments", heading="Dateien", label="Datei")

TRAINING_PANELS = [
    FieldPanel("summary"),
    DATES,
    RulePanel(template="trainings/admin/_rule_panel.html"),
    SEATS,
    CONTENT,
    CLASSIFICATION,
    ACCESSIBILITY,
    PICTURE,
    FILES,
    QUESTIONS,
]
