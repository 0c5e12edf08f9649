"""What visitors fill in: the filters of the calendar and the registration."""

from .access import AddressForm
from .calendar import VIEWS, CalendarFilter, Checkbox
from .registration import CONSENT_VERSION, RegistrationForm

__all__ = [
    "CONSENT_VERSION",
    "VIEWS",
    "AddressForm",
    "CalendarFilter",
    "Checkbox",
    "RegistrationForm",
]
