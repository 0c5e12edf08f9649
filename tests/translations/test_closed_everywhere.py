"""While a text is read, locked or given up, no address that writes changes anything."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from core.models import User
from tests.factories.translation_desk import all_words, at, key_of
from translations.models import ConfirmedWarning, ReviewComment
from translations.segments import segments_of
from translations.substitutes import substitutes_of
from translations.work import hand_in, target_of


def given_to_review(translation: Translation, translator: User) -> None:
    hand_in(translation, translator)


def locked(translation: Translation, translator: User) -> None:
    target = target_of(translation)
    target.locked = True
    target.save()


def given_up(translation: Translation, translator: User) -> None:
    Translation.objects.filter(pk=translation.pk).update(enabled=False)


def written_down() -> list[list[tuple]]:
    models = (StringTranslation, SegmentOverride, ConfirmedWarning, ReviewComment)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("close", [given_to_review, locked, given_up])
def test_every_address_that_writes_is_closed(translation, translator, desk, machine, close):
    all_words(translation, "كلمات", translator)
    first = segments_of(translation)[0]
    remark = ReviewComment.objects.create(
        translation=translation, context_id=first.context_id, string_id=first.string_id, text="?"
    )
    file = desk.get(at("export", translation, "po")).content.replace("كلمات".encode(), b"x")
    key = key_of(first)
    form = {f"words-{key}": "غير", "warnung": "1", "grund": "Doch.", "value": "https://x.example/"}
    close(translation, translator)
    link = substitutes_of(translation)[0].segment
    before = written_down()
    requests = {
        "edit": (at("edit", translation), form),
        "substitute": (at("substitute", translation, link), form),
        "import": (
            at("import", translation),
            {"file": SimpleUploadedFile("seite.po", file)},
        ),
        "memory": (at("memory", translation), {}),
        "machine": (at("machine", translation), {}),
        "findings": (at("findings", translation), form),
        "comment_done": (at("comment_done", translation, remark.pk), {}),
        "hand_in": (at("hand_in", translation), {}),
    }
    found = {name: desk.post(path, data).status_code for name, (path, data) in requests.items()}
    words = at("words", translation, first.pk)
    sent = {"words": "غير", "seen": "", "place": key}
    found["put"] = desk.put(words, sent, content_type="application/json").status_code
    found["delete"] = desk.delete(words).status_code
    assert set(found.values()) == {HTTPStatus.LOCKED}, found
    assert written_down() == before
    assert machine.asked == []
