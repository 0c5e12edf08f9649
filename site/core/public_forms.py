"""Forms that anybody may send without an account: what keeps programs away from them."""

import json
import secrets
import time
import uuid
from typing import Any, ClassVar, cast

from django import forms
from django.core import signing
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

# Nobody reads and fills a form faster; a program does.
FASTEST_SECONDS = 2
LONGEST_SECONDS = 60 * 60 * 24
TOO_FAST = _("Das ging sehr schnell. Bitte senden Sie das Formular noch einmal.")
TOO_OLD = _("Das Formular war zu lange offen. Bitte senden Sie es noch einmal.")


class SelectWidget(forms.Select):
    """A list to choose from, written in one go: Django opens two templates for each choice."""

    def render(self, name, value, attrs=None, renderer=None):
        widget = self.get_context(name, value, attrs)["widget"]
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (option["value"], flatatt(option["attrs"]), option["label"])
                for _group, options, _index in widget["optgroups"]
                for option in options
            ),
        )
        return format_html(
            '<select name="{}"{}>\n{}\n</select>', widget["name"], flatatt(widget["attrs"]), options
        )


class PublicForm(forms.Form):
    """A form with a field that people leave empty and a stamp of when it was opened.

    Neither cookie nor script nor puzzle: without login there is nobody whose name a foreign
    page could use, so the views of such forms need no CSRF cookie.
    """

    required_css_class = "is-required"
    stamp_salt: ClassVar[str] = ""
    # A browser fills a single field by itself: there nobody is too fast.
    has_one_field: ClassVar[bool] = False

    homepage = forms.CharField(
        label=_("Lassen Sie dieses Feld leer"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opened", self._stamp())

    def clean(self):
        cleaned = super().clean()
        if cleaned is None:
            cleaned = self.cleaned_data
        if cleaned.get("homepage"):
            self.add_error("homepage", _("Dieses Feld muss leer bleiben."))
        if self.errors:
            return cleaned  # One thing at a time: the next try comes later anyway.
        seconds = self._seconds_since(cleaned.get("opened", ""))
        if seconds is None or seconds > LONGEST_SECONDS:
            self._renew_stamp()
            self.add_error(None, TOO_OLD)
        elif seconds < FASTEST_SECONDS and not self.has_one_field:
            self.add_error(None, TOO_FAST)
        return cleaned

    def receipt(self) -> uuid.UUID:
        """The same for the same words sent again from the same form, and for nothing else."""
        words = json.dumps({name: str(value) for name, value in self.cleaned_data.items()})
        return uuid.UUID(salted_hmac(self.stamp_salt, words, algorithm="sha256").hexdigest()[:32])

    def _renew_stamp(self) -> None:
        data = cast(QueryDict, self.data).copy()
        data["opened"] = self._stamp()
        self.data = data

    def _stamp(self) -> str:
        # A number of its own: two people may open the form in the same second.
        return signing.dumps([int(time.time()), secrets.token_hex(8)], salt=self.stamp_salt)

    def _seconds_since(self, stamp: str) -> float | None:
        """How long the form has been open; None when the stamp is not ours."""
        try:
            opened_at, _number = signing.loads(stamp, salt=self.stamp_salt)
            return time.time() - opened_at
        except (signing.BadSignature, ValueError, TypeError):
            return None
