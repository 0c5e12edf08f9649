"""The master data (Stammdaten) in the admin: what pages refer to."""

from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .choosers import GermanChooserViewSet
from .models import Contact, Municipality, SiteText, Topic

# Sections add theirs by giving their viewset this `menu_hook`.
MENU_HOOK = "register_master_data_menu_item"

# No viewset sets `admin_url_namespace`: wagtail-localize links to the stock names only.


class ContactViewSet(SnippetViewSet):
    """Whom to ask."""

    model = Contact
    icon = "user"
    menu_label = "Ansprechpartner"
    chooser_viewset_class = GermanChooserViewSet
    list_display = ["name", "role", "organisation", "get_kind_display", "consent_given_on"]
    list_filter = ["kind"]
    ordering = ["name"]
    # Without this, the search for a name would need the whole word.
    search_fields = ["name", "role", "organisation"]
    search_backend_name = None
    list_export = ["name", "role", "organisation", "phone", "email", "consent_given_on"]
    base_url_path = "stammdaten/ansprechpartner"


class MunicipalityViewSet(SnippetViewSet):
    """The municipalities of the district."""

    model = Municipality
    icon = "home"
    menu_label = "Gemeinden"
    list_display = ["name", "postcodes", "key"]
    search_fields = ["name", "postcodes", "key"]
    base_url_path = "stammdaten/gemeinden"


class TopicViewSet(SnippetViewSet):
    """Topics of releases and trainings."""

    model = Topic
    icon = "tag"
    menu_label = "Themen"
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    base_url_path = "stammdaten/themen"


class SiteTextViewSet(SnippetViewSet):
    """The words of the frame, one row per language."""

    model = SiteText
    icon = "openquote"
    menu_label = "Texte des Rahmens"
    list_display = ["__str__", "claim"]
    base_url_path = "stammdaten/rahmentexte"


class MasterDataGroup(SnippetViewSetGroup):
    """One entry of the menu for everything pages refer to, whichever section it belongs to."""

    items = [ContactViewSet, MunicipalityViewSet, TopicViewSet, SiteTextViewSet]
    menu_label = "Stammdaten"
    menu_name = "stammdaten"
    menu_icon = "folder-open-inverse"
    menu_order = 500

    def get_menu_item(self, order=None):
        return SubmenuMenuItem(
            label=self.menu_label,
            menu=Menu(register_hook_name=MENU_HOOK, items=self.get_submenu_items()),
            name=self.menu_name,
            icon_name=self.menu_icon,
            order=order if order is not None else self.menu_order,
        )
