"""When `load_sample --if-empty` holds back."""

import io

from django.core.management import call_command

from core.models import Municipality, SiteSettings
from home.models import StandardPage
from home.sample.loader import has_content
from news.models import PressReleasePage


def test_a_new_site_is_empty(home):
    assert not has_content()


def test_if_empty_leaves_a_site_with_content_alone(home, site):
    Municipality.objects.create(
        key="09780139", name="Sonthofen", slug="sonthofen", postcodes="87527"
    )

    call_command("load_sample", "--if-empty", stdout=io.StringIO())

    assert not PressReleasePage.objects.exists()
    assert not SiteSettings.for_site(site).is_sample


def test_one_page_of_the_office_is_content(home):
    home.add_child(instance=StandardPage(title="Über uns", slug="ueber-uns", locale=home.locale))

    assert has_content()
