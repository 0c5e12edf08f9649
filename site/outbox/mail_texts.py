"""The office's own words in mails, as a form and a list in the administration."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.master_data import MENU_HOOK
from core.models.row_forms import RowForm

from .kinds import all_kinds
from .models import MailText


def _kinds() -> list[tuple[str, str]]:
    return [("", "Bitte wählen"), *[(kind.name, kind.label) for kind in all_kinds()]]


class MailTextForm(RowForm):
    """A text with the mail it stands in."""

    kind = forms.ChoiceField(
        label="Mail",
        choices=_kinds,
        error_messages={"required": "Wählen Sie, in welcher Mail der Text steht."},
    )

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")


class MailTextCreateView(CreateView):
    """Begins with the mail that somebody looked at."""

    def get_initial_form_instance(self) -> MailText:
        text = super().get_initial_form_instance() or MailText()
        text.kind = self.request.GET.get("kind", "")
        return text


class MailTextViewSet(SnippetViewSet):
    """What the office adds to mails."""

    model = MailText
    icon = "mail"
    menu_label = "Eigene Texte in Mails"
    menu_hook = MENU_HOOK
    menu_order = 50
    add_view_class = MailTextCreateView
    list_display = ["kind_label"]
    ordering = ["kind"]
    search_fields = ["words"]
    base_url_path = "stammdaten/mailtexte"
    edit_handler = ObjectList(
        [FieldPanel("kind"), FieldPanel("words")], base_form_class=MailTextForm
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MailText]:
        """German only: other languages are the translators' to change."""
        return MailText.objects.german()
