"""The form that asks for the link to one's own trainings."""

from core.public_forms import PublicForm

from .words import MailField


class AddressForm(PublicForm):
    """Only an address; the answer is the same for every one."""

    stamp_salt = "trainings.my_trainings"
    has_one_field = True

    email = MailField()
