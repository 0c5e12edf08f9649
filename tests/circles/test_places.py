import pytest

from core.models import Municipality
from tests.factories.core import MunicipalityFactory

NAMES = {
    "immenstadt": ("Immenstadt i. Allgäu", "87509"),
    "fuessen": ("Füssen", "87629"),
    "aepfelried": ("Äpfelried", "87999"),
    "hindelang": ("Bad Hindelang", "87541"),
    "oberstdorf": ("Oberstdorf", "87561"),
    "oberstaufen": ("Oberstaufen", "87534"),
    "oy-mittelberg": ("Oy-Mittelberg", "87466"),
    "sonthofen": ("Sonthofen", "87527"),
    "weissach": ("Weißach", "87534 87547"),
}


@pytest.fixture
def places(db):
    for slug, (name, postcodes) in NAMES.items():
        MunicipalityFactory(slug=slug, name=name, postcodes=postcodes)
    return Municipality.objects.all()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Sonthofen", ["sonthofen"]),
        ("  sonthofen ", ["sonthofen"]),
        ("SONTHOFEN", ["sonthofen"]),
        ("Fuessen", ["fuessen"]),
        ("FÜSSEN", ["fuessen"]),
        ("Fussen", ["fuessen"]),
        ("äpfelried", ["aepfelried"]),
        ("ÄPFELRIED", ["aepfelried"]),
        ("Aepfelried", ["aepfelried"]),
        ("weissach", ["weissach"]),
        ("WEIẞACH", ["weissach"]),
        ("Immenstadt", ["immenstadt"]),
        ("Immenstadt im Allgäu", ["immenstadt"]),
        ("Immenstadt i.Allgaeu", ["immenstadt"]),
        ("Hindelang", ["hindelang"]),
        ("Markt Bad Hindelang", ["hindelang"]),
        ("Oy Mittelberg", ["oy-mittelberg"]),
        ("Oymittelberg", ["oy-mittelberg"]),
        ("Oberst", ["oberstaufen", "oberstdorf"]),
        ("staufen", ["oberstaufen"]),
        ("München", []),
        ("!!!", []),
        ("", []),
        ("e", []),
    ],
)
def test_named_finds_what_people_type(places, words, found):
    assert sorted(place.slug for place in places.named(words)) == sorted(found)


@pytest.mark.parametrize(
    ("digits", "found"),
    [
        ("87527", ["sonthofen"]),
        ("87534", ["oberstaufen", "weissach"]),
        ("87547", ["weissach"]),
        ("8756", ["oberstdorf"]),
        ("534", []),
        ("10115", []),
    ],
)
def test_with_postcode_compares_beginnings(places, digits, found):
    assert sorted(place.slug for place in places.with_postcode(digits)) == found


def test_similar_to_proposes_the_name_that_was_mistyped(places):
    assert [place.slug for place in places.similar_to("Sonthoven")] == ["sonthofen"]
    assert places.similar_to("Kopenhagen am Meer") == []


def test_kilometres_between_two_towns():
    sonthofen = Municipality(pk=1, latitude=47.51453, longitude=10.28134)
    oberstdorf = Municipality(pk=2, latitude=47.40724, longitude=10.27939)
    unknown = Municipality(pk=3)
    assert sonthofen.kilometres_to(oberstdorf) == pytest.approx(11.9, abs=0.2)
    assert sonthofen.kilometres_to(unknown) is None
    assert unknown.kilometres_to(unknown) == 0
