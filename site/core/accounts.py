"""Managing accounts; who has not all rights neither hands them out nor touches such accounts."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from .forms import AccountCreationForm, AccountEditForm
from .models import User


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

    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    menu_label = "Konten"

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm


@hooks.register("before_bulk_action")
def keep_higher_accounts(request, action_type, objects, action):
    if objects and isinstance(objects[0], User):
        _refuse_higher_accounts(request.user, objects)


def _refuse_higher_accounts(user: User, accounts: list[User]) -> None:
    if not user.is_superuser and any(account.is_superuser for account in accounts):
        raise PermissionDenied
