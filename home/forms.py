"""What readers fill in: the report of a barrier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.public_forms import PublicForm

from .models import BarrierReport


class BarrierReportForm(PublicForm, forms.ModelForm):
    """A report without account; the only thing asked for is what is wrong."""

    stamp_salt = "home.barrier_report"

    class Meta:
        model = BarrierReport
        fields = ["message", "page", "contact"]
        labels = {
            "message": _("Was ist das Problem?"),
            "page": _("Adresse der Seite"),
            "contact": _("E-Mail-Adresse oder Telefonnummer"),
        }
        help_texts = {
            "message": _(
                "Was wollten Sie tun, und was hat nicht funktioniert? Nennen Sie gern auch Ihr "
                "Gerät oder Hilfsmittel."
            ),
            "page": _("Wo ist Ihnen das Problem aufgefallen?"),
            "contact": _("Nur wenn Sie eine Antwort möchten."),
        }
        error_messages = {
            "message": {"required": _("Bitte beschreiben Sie das Problem.")},
        }
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6}),
            "page": forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
            "contact": forms.TextInput(attrs={"dir": "auto"}),
        }

    def save_once(self, language: str) -> None:
        """A double click, or going back and sending again, brings no second report."""
        typed = {name: self.cleaned_data[name] for name in self.Meta.fields}
        BarrierReport.objects.get_or_create(
            receipt=self.receipt(), defaults=typed | {"language": language}
        )
