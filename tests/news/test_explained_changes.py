"""A public text that is changed says what is different, or that nothing is."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from news.models import PressReleasePage
from tests.factories.core import UserFactory
from tests.factories.editing import Desk
from tests.factories.news import published, with_correction

pytestmark = pytest.mark.django_db

TODAY = f"{timezone.localdate():%d.%m.%Y}"
LEAD = "Der Start ist im Juli."
SMALL = {"small_correction": "on"}


@pytest.fixture
def desk(client) -> Desk:
    return Desk(client, UserFactory(is_superuser=True))


@pytest.fixture
def release(db) -> PressReleasePage:
    return with_correction(published(), timezone.localdate(), "Ein Name war falsch.")


def correction(text: str) -> dict:
    row = {"corrected_on": TODAY, "text": text}
    return nested_form_data({"corrections": inline_formset([row])})


def refusal(response) -> str:
    """What the panel of the corrections says; empty when all went well."""
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(error.get_text(" ", strip=True) for error in soup.select(".error-message"))


def public_lead(release: PressReleasePage) -> str:
    return PressReleasePage.objects.get(pk=release.pk).lead


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
@pytest.mark.parametrize("field", ["lead", "title", "body-0-value"])
def test_a_change_without_a_word_is_handed_back(desk, release, button, field):
    typed = "Kreistag"
    if field == "body-0-value":
        typed = desk.opened(release)[field].replace("Kreisausschuss", typed)
    response = desk.edit(release, button, **{field: typed})
    assert "Sagen Sie in einer Korrektur, was anders ist." in refusal(response)
    assert "in einer Korrektur" in str(*response.context["messages"])
    assert "Kreistag" in response.content.decode()
    public = PressReleasePage.objects.get(pk=release.pk)
    assert (public.title, public.lead) == (release.title, release.lead)
    assert public.body == release.body


@pytest.mark.parametrize(
    "explained", [correction("Im Vorspann stand ein falsches Datum."), SMALL, {"lead": None}]
)
def test_what_is_explained_small_or_no_change_is_published(desk, release, explained):
    changes = {"lead": LEAD} | explained
    expected = LEAD
    if explained == {"lead": None}:
        # Place and a line break are no words of the release.
        changes = {"place": "Sonthofen", "lead": f"{release.lead}\n"}
        expected = release.lead
    response = desk.edit(release, "action-publish", **changes)
    assert refusal(response) == ""
    assert public_lead(release).strip() == expected


def test_a_draft_and_a_release_nobody_has_read_need_no_explanation(desk, release):
    assert refusal(desk.edit(release, "", lead=LEAD)) == ""
    # The explanation is asked for when the draft is to become public.
    assert refusal(desk.edit(release, "action-publish"))
    new = published()
    new.unpublish()
    assert refusal(desk.edit(new, "action-publish", lead=LEAD)) == ""
    assert public_lead(new) == LEAD
