"""What forms that anybody may send are made of."""

from django import forms
from django.test.html import parse_html

from core.public_forms import SelectWidget


def test_a_list_is_written_as_django_would_write_it():
    choices = [("", "noch keiner"), ("1", 'Kreis "Süd" & <Nord>'), (2, "العربيّة")]
    attrs = {"id": "id_kreis", "required": True, "aria-invalid": "true", "disabled": False}
    for value in ("", "1", 2, None, "unknown"):
        own, other = (
            widget(attrs={"class": "kern"}, choices=choices).render("kreis", value, attrs)
            for widget in (SelectWidget, forms.Select)
        )
        assert parse_html(own) == parse_html(other)
