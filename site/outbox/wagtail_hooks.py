"""The menu entry „Ausgang“ in the administration."""

from django.urls import path, reverse
from django_filters import CharFilter, ChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from . import views
from .models import MessageState, OutboxMessage


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Messages are written by the site only: nobody adds, edits or deletes them by hand."""

    def user_has_permission(self, user, action):
        return action in ("view",) and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class MessageFilter(WagtailFilterSet):
    """Narrows the outbox by state, kind and person."""

    state = ChoiceFilter(label="Status", choices=MessageState.choices)
    recipient = CharFilter(label="An", lookup_expr="icontains")
    reference = CharFilter(label="Gehört zu")

    class Meta:
        model = OutboxMessage
        fields = ["state", "kind", "language", "recipient", "reference"]


class MessageIndexView(generic.IndexView):
    """All messages, newest first."""

    any_permission_required = ["view"]

    def get_base_queryset(self):
        return super().get_base_queryset().defer("text", "html", "calendar")


class OutboxViewSet(ModelViewSet):
    """The list of messages."""

    model = OutboxMessage
    name = "outbox"
    url_prefix = "ausgang"
    url_namespace = "outbox"
    icon = "mail"
    menu_label = "Ausgang"
    menu_order = 850
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = MessageIndexView
    filterset_class = MessageFilter
    search_fields = ["subject", "recipient"]
    form_fields = []
    list_per_page = 50
    list_display = [
        TitleColumn(
            "subject",
            label="Betreff",
            get_url=lambda message: reverse("outbox:show", args=[message.pk]),
        ),
        Column("recipient", label="An", sort_key="recipient"),
        Column("get_state_display", label="Status", sort_key="state"),
        Column("language", label="Sprache"),
        DateColumn("created_at", label="Angelegt", sort_key="created_at"),
        DateColumn("sent_at", label="Gesendet", sort_key="sent_at"),
        Column("last_error", label="Letzter Fehler"),
    ]

    @property
    def permission_policy(self):
        return ReadOnlyPolicy(self.model)

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", views.show, name="show"),
            path("<int:pk>/erneut/", views.send_again, name="send_again"),
            path("<int:pk>/adresse/", views.correct_address, name="correct_address"),
        ]


@hooks.register("register_admin_viewset")
def register_outbox():
    return OutboxViewSet()
