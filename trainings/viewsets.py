"""The seats (Plätze) in the administration."""

from typing import cast

from django import forms
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.models.row_forms import RowForm

from .desk import change_book
from .forms.circles import published_circles
from .models import RegistrationBook
from .models.panels import BOOK_PANELS
from .services import SeatsTaken
from .views.columns import WIDE, MomentColumn, RowPaginator


class BookPermissionPolicy(ModelPermissionPolicy):
    """Books come and go with their trainings: nobody adds or deletes one by hand."""

    by_hand = {"view", "change"}

    def user_has_permission(self, user, action):
        return action in self.by_hand and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        return super().users_with_any_permission([a for a in actions if a in self.by_hand])


class BookForm(RowForm):
    """The seats of one training or of one date."""

    reserved_for = forms.ModelChoiceField(
        label=RegistrationBook._meta.get_field("reserved_for").verbose_name,
        queryset=None,
        required=False,
        empty_label="niemanden",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        circles = published_circles(also=self.instance.reserved_for_id)
        cast(forms.ModelChoiceField, self.fields["reserved_for"]).queryset = circles

    def save(self, commit=True):
        if commit:
            change_book(self.instance)
        return self.instance


class BookEditView(EditView):
    """Says so at the field when seats were taken while the form was open."""

    def form_valid(self, form):
        self.form = form
        try:
            # Not in a transaction of Wagtail's: the lock on the seats must be the outermost.
            self.object = self.save_instance()
        except SeatsTaken as error:
            form.add_error("capacity", str(error))
            return self.form_invalid(form)
        return self.save_action()


class BookIndexView(IndexView):
    """All units with their training and date, without a query for each."""

    default_ordering = ["training__title", "session__starts_at"]
    paginator_class = RowPaginator
    results_template_name = "trainings/admin/results.html"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("training", "session")


class BookViewSet(ModelViewSet):
    """The list of all seats and the form for one unit."""

    model = RegistrationBook
    name = url_prefix = "trainings_books"
    edit_view_class = BookEditView
    index_view_class = BookIndexView
    menu_label = "Plätze"
    menu_name = "trainings-books"
    menu_icon = "group"
    menu_order = 210
    icon = "group"
    add_to_admin_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False
    # Nobody asks where seats are used, and each sign-up would write into that index.
    add_to_reference_index = False
    edit_handler = ObjectList(BOOK_PANELS, base_form_class=BookForm)
    search_fields = ["training__title"]
    list_per_page = 50
    list_display = [
        TitleColumn("book", label="Schulung", accessor=str, url_name="trainings_books:edit"),
        Column("capacity", label="Plätze", sort_key="capacity"),
        Column("seats_taken", label="Belegt", sort_key="seats_taken"),
        Column("waiting_count", label="Warten", sort_key="waiting_count", classname=WIDE),
        MomentColumn("opens_at", label="Anmeldung ab", sort_key="opens_at", classname=WIDE),
        MomentColumn("closes_at", label="Anmeldung bis", sort_key="closes_at", classname=WIDE),
    ]

    @property
    def permission_policy(self):
        return BookPermissionPolicy(self.model)


book_viewset = BookViewSet()
