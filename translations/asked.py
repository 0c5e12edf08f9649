"""What is known about the age of a translation with the query that loads the page."""

from django.db.models import F

from core.reading import ask_with_page

from .changed import what_changed

ask_with_page(made_at=F("live_revision__created_at"), **what_changed("translation_key"))
