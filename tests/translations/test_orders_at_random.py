"""Whatever happens in whatever order: readers get what was approved last, and no review is lost."""

import random
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from core.scheduled import publish_scheduled
from news.models import PressReleasePage
from tests.factories.news import publish, published
from tests.factories.translation_desk import all_words, at, decided, screen, signed_in
from tests.factories.translations import begun
from translations.review import withdraw
from translations.work import hand_in, target_of

STEPS = 45
# 47 once ended a review when an hour came; in 72 an approval took a public page offline.
SEEDS = [0, 1, 2, 47, 72]
DAY = timedelta(days=1)


class Story:
    """One German release and its Arabic words; beside them what must hold, kept by hand."""

    def __init__(self, translator: User, approver: User, chance: random.Random, monkeypatch):
        self.translator, self.approver, self.chance = translator, approver, chance
        self.now = timezone.now().replace(second=0, microsecond=0)
        monkeypatch.setattr(timezone, "now", lambda: self.now)
        self.release = published(embargo_until=self.now + 2 * DAY)
        self.translation = begun(self.release, user=translator)
        self.written = self.handed_in = self.approved = ""
        self.number = 0
        self.old_pages: list[str] = []

    # --- What people and the clock do -----------------------------------------------------

    def write(self) -> None:
        if not self.handed_in:
            self.number += 1
            self.written = f"W{self.number}"
            all_words(self.translation, self.written, self.translator)

    def hand_in(self) -> None:
        if self.written and not self.handed_in:
            hand_in(self.translation, self.translator)
            self.handed_in = self.written

    def withdraw(self) -> None:
        if self.handed_in:
            withdraw(self.translation, self.translator)
            self.handed_in = ""

    def approve(self) -> None:
        if self.handed_in:
            decided(self.review, self.translation, "approve")
            self.approved, self.handed_in = self.handed_in, ""

    def send_back(self) -> None:
        if self.handed_in:
            decided(self.review, self.translation, "send_back", comment="Noch einmal.")
            self.handed_in = ""

    def open_the_screen(self) -> None:
        if field := screen(self.review, self.translation).select_one("[name=approved]"):
            self.old_pages.append(field["value"])

    def take_back(self) -> None:
        """From any page that was opened once, be it long ago."""
        self.open_the_screen()
        if not self.old_pages:
            return
        data = {"approved": self.chance.choice(self.old_pages), "reason": "Ein Fehler."}
        is_planned = not self.page.live and data["approved"] == self.old_pages[-1]
        answer = self.review.post(at("take_back_approval", self.translation), data)
        if answer.status_code == 302:
            assert is_planned
            self.approved = ""

    def publish_german(self) -> None:
        self._german(embargo_until=None, go_live_at=None)

    def embargo(self) -> None:
        if not self.german.live:
            day = self.now + self.chance.choice([1, 2, 3]) * DAY
            self._german(embargo_until=day, go_live_at=day)

    def edit_german(self) -> None:
        self._german(slug=f"pfad-{self.chance.randrange(10**6)}")

    def take_german_offline(self) -> None:
        if self.german.live:
            self.german.unpublish()

    def time_passes(self) -> None:
        self.now += self.chance.choice([1, 2]) * DAY
        publish_scheduled()

    # --- What must hold -------------------------------------------------------------------

    @property
    def german(self) -> PressReleasePage:
        return PressReleasePage.objects.get(pk=self.release.pk)

    @property
    def page(self) -> Page:
        return target_of(self.translation)

    def check(self) -> None:
        page, is_public = self.page, self.german.live and bool(self.approved)
        assert page.live == is_public
        if is_public:
            assert page.title == self.approved
        assert page.workflow_in_progress == bool(self.handed_in)

    @property
    def review(self) -> Client:
        """Days pass: somebody signed in long ago is signed out."""
        return signed_in(self.approver)

    def _german(self, **fields) -> None:
        german = self.german
        for name, value in fields.items():
            setattr(german, name, value)
        publish(german)


ACTS = [
    *(Story.write, Story.hand_in, Story.approve, Story.embargo, Story.time_passes) * 2,
    *(Story.withdraw, Story.send_back, Story.open_the_screen, Story.take_back),
    *(Story.publish_german, Story.edit_german, Story.take_german_offline),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_readers_get_what_was_approved_last(translator, approver, monkeypatch, seed):
    chance = random.Random(seed)
    story = Story(translator, approver, chance, monkeypatch)
    told = []
    for act in chance.choices(ACTS, k=STEPS):
        act(story)
        told.append(act.__name__)
        try:
            story.check()
        except AssertionError as error:
            raise AssertionError(f"after {told}") from error
