"""Choosing master data: a German page refers to German rows, and only those are offered."""

from django.utils.functional import cached_property
from wagtail.models import Locale
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.widgets import AdminSnippetChooser


class GermanChooserWidget(AdminSnippetChooser):
    """The field with its buttons; Wagtail keeps their words in the language it started with."""

    def __init__(self, model, **kwargs):
        super().__init__(model, **kwargs)
        name = model._meta.verbose_name
        self.choose_one_text = f"{name} auswählen"
        self.choose_another_text = "Auswahl ändern"
        self.link_to_chosen_text = f"{name} bearbeiten"


class _OnlyGerman:
    i18n_enabled = False  # No filter and no column for the language: there is but one.

    def get_object_list(self):
        return super().get_object_list().filter(locale=Locale.get_default())


class ChooseGermanView(_OnlyGerman, ChooseView):
    """The dialog as it opens."""


class ChooseGermanResultsView(_OnlyGerman, ChooseResultsView):
    """What a search or the next page of results puts into the dialog."""


class GermanChooserViewSet(SnippetChooserViewSet):
    """The dialog for rows that pages refer to as facts."""

    choose_view_class = ChooseGermanView
    choose_results_view_class = ChooseGermanResultsView

    @cached_property
    def widget_class(self):
        return GermanChooserWidget(model=self.model, icon=self.icon)
