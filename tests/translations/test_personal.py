"""Which sentences are about people, and so stay in the house."""

import pytest

from tests.factories.core import ContactFactory
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun
from translations.machine import fill
from translations.personal import names_a_way_to_somebody, names_somebody


@pytest.mark.parametrize(
    ("german", "is_personal"),
    [
        ("Schreiben Sie an <b>rat@example.org</b>.", True),
        ("Tel. 612 115", True),
        ("+49 (0)8321 612-115", True),
        ("0171/1234567", True),
        ("name(at)example.org", True),
        ("name [at] example (dot) org", True),
        ("rat\uff20example.org", True),
        ("08321&nbsp;612115", True),
        ("+49.8321.612115, +49\u20118321\u2011612", True),
        ("08321.612115", True),
        ("8321/612-115", True),
        ("https://wa.me/498321612115", True),
        ("Telefonnummer 61 21 15", True),
        ("\u260e 612-115", True),
        ("IBAN DE89370400440532013000", True),
        ("AT61 1904 3002 3457 3201", True),
        ("Im Schuljahr 2025/2026, bis zu 100 000 000 Euro", False),
        ("Aktenzeichen 4/2026, am 24./25.12.2026", False),
        ("Am 01.02.2026, 09:00-17:00 Uhr", False),
        ("87527 Sonthofen, Raum 0.12, 1.500 Plätze", False),
        ("Der Notruf 112 und 50 % von 2026", False),
    ],
)
def test_mail_addresses_and_phone_numbers_are_known(german, is_personal):
    assert names_a_way_to_somebody(german) == is_personal


@pytest.mark.parametrize(
    ("german", "is_named"),
    [
        ("Frau Muster berät Sie.", True),
        ("Fragen an Herrn <b>Dr. Ali</b> Beispiel", True),
        ("Das sagt Maria\u00a0Muster.", True),
        ("Frau und Mann, Herr und Hund", False),
        ("Die Frau im Rathaus", False),
    ],
)
def test_people_are_known_by_how_they_are_addressed_and_as_contacts(german, is_named):
    assert names_somebody(german, {"maria muster"}) == is_named


def test_who_is_a_contact_stays_in_the_house(machine, home, translator):
    ContactFactory(name="Maria Muster")
    ContactFactory(name="Stelle")
    page = StandardPageFactory(title="Stelle", lead="Maria Muster hilft gern.")
    filled = fill(begun(page), translator)
    assert [request.body["q"] for request in machine.asked] == [["Stelle"]]
    assert filled.personal == 1
