import logging

from django.core import signing

from core.log_privacy import HideKeys, without_keys


def test_a_signed_link_does_not_reach_the_log():
    key = signing.dumps([17, "a" * 32], salt="test")
    record = logging.makeLogRecord({"msg": "%s: %s", "args": ("Busy", f"/de/x/{key}/absagen/")})
    HideKeys().filter(record)
    assert record.getMessage() == "Busy: /de/x/…/absagen/"


def test_what_is_no_key_stays():
    text = "Am 4.12. um 18:30 Uhr: https://www.example.org:8000/de/schulungen/asylrecht-grundlagen/"
    assert without_keys(text) == text
