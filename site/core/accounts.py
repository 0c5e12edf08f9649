"""Managing accounts; who has not all rights neither hands them out nor touches such accounts."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

from .forms import AccountCreationForm, AccountEditForm
from .models import User


class AccountIndexView(IndexView):
    """All accounts with what they may do."""

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")

    @property
    def columns(self):
        groups = Column("groups", label="Gruppen", accessor=_groups_of, width="20%")
        return [groups if column.name == "is_superuser" else column for column in super().columns]


def _groups_of(user: User) -> str:
    names = sorted(group.name for group in user.groups.all())
    return ", ".join(["Alle Rechte", *names] if user.is_superuser else names)


class AccountCreateView(CreateView):
    """A new account."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"for_user": self.request.user}


class AccountEditView(EditView):
    """An account that exists."""

    def dispatch(self, request, *args, **kwargs):
        _refuse_higher_accounts(request.user, [self.object])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"for_user": self.request.user}


class AccountViewSet(UserViewSet):
    """The accounts of the office in the settings menu."""

    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    menu_label = "Konten"

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm


@hooks.register("after_create_user")
def invite(request: HttpRequest, user: User) -> None:
    """Sends the link to set a password to a new colleague, unless one was typed for them."""
    if request.POST.get("password1"):
        return
    form = PasswordResetForm({"email": user.email})
    form.full_clean()
    form.save(
        request=request,
        use_https=request.is_secure(),
        subject_template_name="wagtailadmin/account/invitation/email_subject.txt",
        email_template_name="wagtailadmin/account/invitation/email.txt",
    )
    messages.info(request, f"{user.email} bekommt eine E-Mail, um ein Passwort festzulegen.")


@hooks.register("before_bulk_action")
def keep_higher_accounts(request, action_type, objects, action):
    if objects and isinstance(objects[0], User):
        _refuse_higher_accounts(request.user, objects)


def _refuse_higher_accounts(user: User, accounts: list[User]) -> None:
    if not user.is_superuser and any(account.is_superuser for account in accounts):
        raise PermissionDenied
