"""The history of a German page names small corrections: who, and when."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.factories.editing import person_in
from tests.factories.news import published
from tests.factories.translation_desk import signed_in
from translations.german import CORRECTED
from translations.models import GermanVersion

pytestmark = pytest.mark.django_db
LABEL = "Als kleine Korrektur veröffentlicht"


def test_a_small_correction_stands_there_with_its_person(home):
    writer = person_in("Pressefreigabe", first_name="Eva", last_name="Muster")
    desk, release = signed_in(writer), published(title="Neue Wohnungen")
    history = reverse("wagtailadmin_pages:history", args=[release.pk])
    for lead, is_small in (("Ganz anders.", False), ("Ganz Anders.", True)):
        release.lead, release.small_correction = lead, is_small
        release.save_revision(user=writer).publish()
        page = BeautifulSoup(desk.get(history).content, "html.parser")
        rows = [row.get_text(" ", strip=True) for row in page.select("main tr")]
        found = [row for row in rows if LABEL in row]
        assert len(found) == is_small
    assert "Eva Muster" in found[0]
    (entry,) = PageLogEntry.objects.filter(action=CORRECTED)
    version = GermanVersion.objects.get(is_small_correction=True)
    assert (entry.user, entry.page_id) == (version.published_by, release.pk) == (writer, release.pk)
