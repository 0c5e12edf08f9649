"""Whether German changed since a translation: the database finds out what the versions say."""

import random
from bisect import bisect_right
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import F
from django.utils import timezone

from tests.factories.translations import language
from translations.changed import may_have_changed, with_changed_at
from translations.models import GermanVersion, TranslationRequest

pytestmark = pytest.mark.django_db

START = timezone.now() - timedelta(days=90)
WORDINGS = [uuid4() for _number in range(3)]


def history(chance: random.Random, key: UUID) -> list[GermanVersion]:
    """Up to six versions of three wordings; the first is never a small correction."""
    days = sorted(chance.sample(range(60), chance.randint(0, 6)))
    return [
        GermanVersion(
            translation_key=key,
            digest=chance.choice(WORDINGS),
            published_at=START + timedelta(days=day),
            is_small_correction=number > 0 and chance.random() < 0.4,
        )
        for number, day in enumerate(days)
    ]


Version = tuple[datetime, UUID, bool]  # Published at, digest, is a small correction.


def changed_since(versions: list[Version], made_at: datetime) -> datetime | None:
    """The same from versions at hand, oldest first."""
    if not versions:
        return None
    base = max(bisect_right([version[0] for version in versions], made_at) - 1, 0)
    last = len(versions) - 1
    valid = {versions[last][1]}
    while versions[last][2] and last > 0:
        last -= 1
        valid.add(versions[last][1])
    if versions[base][1] in valid:
        return None
    return next(at for at, _digest, is_small in versions[base + 1 :] if not is_small)


def test_the_database_finds_out_what_the_versions_say(home):
    """Each row is a moment at which somebody translated."""
    chance, expected = random.Random(4), {}
    for _number in range(300):
        key, moment = uuid4(), START + timedelta(days=chance.randint(0, 70))
        versions = [version for version in history(chance, key) if version.published_at != moment]
        told = [(one.published_at, one.digest, one.is_small_correction) for one in versions]
        if told and moment < told[0][0]:
            moment = told[0][0]
        GermanVersion.objects.bulk_create(versions)
        TranslationRequest.objects.create(
            translation_key=key, locale=language("ar"), requested_at=moment
        )
        expected[key] = changed_since(told, moment)
    rows = TranslationRequest.objects.annotate(made_at=F("requested_at"))
    asked = with_changed_at(rows, "translation_key")
    assert dict(asked.values_list("translation_key", "german_changed_at")) == expected
    changed = {key for key, since in expected.items() if since}
    assert 50 < len(changed) < 250
    quickly = rows.filter(may_have_changed("translation_key"))
    assert changed <= set(quickly.values_list("translation_key", flat=True))
