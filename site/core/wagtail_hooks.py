"""What core adds to the admin."""

from wagtail.snippets.models import register_snippet

from . import (  # noqa: F401 - they register their hooks
    accounts,
    action_menu,
    editing,
    newer_versions,
    review,
    unpublished,
)
from .master_data import MasterDataGroup

register_snippet(MasterDataGroup)
