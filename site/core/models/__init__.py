"""What every section stands on: people, images, contacts, places, settings and the page itself."""

from .contacts import Contact, contact_in, contacts_in
from .editing import FactRowsPanel, SitePageForm
from .images import SiteDocument, SiteImage, SiteRendition
from .municipalities import Municipality
from .pages import SitePage, SitePageQuerySet
from .settings import SiteSettings, SiteText
from .topics import Topic
from .users import SignInFailures, User
from .versions import SiteVersion
from .workflows import FourEyesApprovalTask

__all__ = [
    "Contact",
    "FactRowsPanel",
    "FourEyesApprovalTask",
    "Municipality",
    "SignInFailures",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SitePageForm",
    "SitePageQuerySet",
    "SiteRendition",
    "SiteSettings",
    "SiteText",
    "SiteVersion",
    "Topic",
    "User",
    "contact_in",
    "contacts_in",
]
