from django.conf import settings
from wagtail.models import Page

from home.models import HomePage
from home.structure import ensure_structure


def test_all_nine_home_pages_are_live_after_migrate(db):
    codes = HomePage.objects.live().values_list("locale__language_code", flat=True)
    assert set(codes) == {code for code, _name in settings.LANGUAGES}


def test_building_the_structure_again_changes_nothing(db):
    before = list(Page.objects.values_list("pk", "latest_revision_id").order_by("pk"))
    ensure_structure()
    assert list(Page.objects.values_list("pk", "latest_revision_id").order_by("pk")) == before
