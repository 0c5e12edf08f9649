"""What core adds to the admin."""

from wagtail.snippets.models import register_snippet

from . import accounts, editing, newer_versions, review  # noqa: F401 - they register their hooks
from .master_data import MasterDataGroup

register_snippet(MasterDataGroup)
