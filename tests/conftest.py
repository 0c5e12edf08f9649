"""What every test may use."""

import pytest
from django.conf import settings
from wagtail.models import Site

from home.models import HomePage


@pytest.fixture
def home(db) -> HomePage:
    """The German home page that `migrate` made."""
    return HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)


@pytest.fixture
def site(home) -> Site:
    """The site that `migrate` made."""
    return Site.objects.get(is_default_site=True)
