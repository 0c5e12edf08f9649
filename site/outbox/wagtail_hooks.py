"""The menu entry „Ausgang“ in the administration."""

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import path, reverse
from django_filters import BooleanFilter, CharFilter, ChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.errors import refused_in_plain_sight

from . import samples, views
from .kinds import labels
from .mail_texts import MailTextViewSet
from .models import MessageState, OutboxMessage, UndeliverableAddress

LANGUAGES = dict(settings.LANGUAGES)


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Messages are written by the site only: nobody adds, edits or deletes them by hand."""

    def user_has_permission(self, user, action):
        return action in ("view",) and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class MessageFilter(WagtailFilterSet):
    """Narrows the outbox by state, kind and person."""

    state = ChoiceFilter(label="Status", choices=MessageState.choices)
    kind = ChoiceFilter(label="Art", choices=labels)
    language = ChoiceFilter(label="Sprache", choices=settings.LANGUAGES)
    is_refused = BooleanFilter(label="Adresse nicht zustellbar")
    recipient = CharFilter(label="An", lookup_expr="icontains")
    reference = CharFilter(label="Gehört zu")

    class Meta:
        model = OutboxMessage
        fields = ["state", "is_refused", "kind", "language", "recipient", "reference"]


class MessageIndexView(generic.IndexView):
    """All messages, newest first."""

    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet:
        refused = UndeliverableAddress.objects.filter(email=OuterRef("recipient"))
        messages = super().get_base_queryset().annotate(is_refused=Exists(refused))
        return messages.defer("text", "html", "calendar")

    @property
    def header_buttons(self):
        url = reverse("outbox:samples")
        return [HeaderButton("Mailvorlagen", url=url, icon_name="view")]


class StateColumn(Column):
    """Where it is on its way; an address that was refused for good is named."""

    def get_value(self, instance):
        state = super().get_value(instance)
        has_arrived = instance.state in (MessageState.SENT, MessageState.DROPPED)
        if instance.is_refused and not has_arrived:
            return f"{state}, Adresse nicht zustellbar"
        return state


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
            "title",
            label="Betreff",
            sort_key="subject",
            get_url=lambda message: reverse("outbox:show", args=[message.pk]),
        ),
        Column("recipient", label="An", sort_key="recipient", classname="office-address"),
        StateColumn("get_state_display", label="Status", sort_key="state"),
        Column(
            "get_language",
            label="Sprache",
            accessor=lambda message: LANGUAGES.get(message.language, ""),
            classname="office-wide",
        ),
        DateColumn("created_at", label="Angelegt", sort_key="created_at", classname="office-wide"),
    ]

    @property
    def permission_policy(self):
        return ReadOnlyPolicy(self.model)

    def get_urlpatterns(self):
        urlpatterns = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("vorlagen/", samples.overview, name="samples"),
            path("vorlagen/<slug:name>/<slug:code>/", samples.sample, name="sample"),
            path(
                "vorlagen/<slug:name>/<slug:code>/an-mich/",
                samples.send_sample,
                name="send_sample",
            ),
            path("<int:pk>/", views.show, name="show"),
            path("<int:pk>/erneut/", views.send_again, name="send_again"),
            path("<int:pk>/adresse/", views.correct_address, name="correct_address"),
        ]
        decorate_urlpatterns(urlpatterns, refused_in_plain_sight)
        return urlpatterns


register_snippet(MailTextViewSet)


@hooks.register("register_admin_viewset")
def register_outbox():
    return OutboxViewSet()
