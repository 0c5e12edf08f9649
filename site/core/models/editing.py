"""How pages are edited: facts on the German page only, chosen among German rows."""

from django.conf import settings
from django.core.validators import RegexValidator
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel
from wagtail.models import TranslatableMixin

plain_slug = RegexValidator(
    r"^[a-zA-Z0-9_-]+\Z",
    "Nur Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel „ueber-uns“.",
)


class SitePageForm(WagtailAdminPageForm):
    """The form of a page; a translation has words only, its facts stand on the German page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            # Wagtail's setting against umlauts reaches its script, but not what is typed past it.
            others = [check for check in slug.validators if not isinstance(check, RegexValidator)]
            slug.validators = [*others, plain_slug]
        # The preview of a new page has no language yet; a page begins in German.
        if self.instance.locale_id is None or self.instance.language.is_source:
            self._offer_german_rows()
        else:
            self._leave_out_facts()
        self._ask_anew_for_small_correction()

    def clean(self):
        cleaned = super().clean()
        newer = getattr(self.instance, "newer_version", None)
        if newer and self.has_changed():
            self.add_error(None, "Es gibt eine neuere Fassung dieser Seite.")
            newer.explain()
        return cleaned

    def _offer_german_rows(self) -> None:
        for field in self.fields.values():
            rows = getattr(field, "queryset", None)
            if rows is not None and issubclass(rows.model, TranslatableMixin):
                field.queryset = rows.filter(locale__language_code=settings.LANGUAGE_CODE)

    def _ask_anew_for_small_correction(self) -> None:
        """The tick is about what changed since the last publication; before one there is none."""
        page = self.instance
        if "small_correction" not in self.fields:
            return
        if page.pk is None or not page.live or not page.language.is_source:
            del self.fields["small_correction"]
        elif not page.has_unpublished_changes:
            self.initial["small_correction"] = False

    def _leave_out_facts(self) -> None:
        for name in self.instance.facts:
            self.fields.pop(name, None)
            self.formsets.pop(name, None)


class FactRowsPanel(InlinePanel):
    """Rows that are facts; a translation has none of its own and shows nothing here."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs):
            form = kwargs["form"]
            self.has_rows = form is None or kwargs["panel"].relation_name in form.formsets
            if not self.has_rows:
                # Without a form the panel binds no rows, and `is_shown` hides it.
                kwargs["form"] = None
            super().__init__(**kwargs)

        def is_shown(self):
            return self.has_rows and super().is_shown()
