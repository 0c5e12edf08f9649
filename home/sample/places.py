"""The 28 municipalities: official key, name, slug, postcode, latitude, longitude."""

from core.models import Municipality

MUNICIPALITIES = [
    ("09780112", "Altusried", "altusried", "87452", "47.80190", "10.21670"),
    ("09780113", "Balderschwang", "balderschwang", "87538", "47.46500", "10.10500"),
    ("09780114", "Betzigau", "betzigau", "87488", "47.74000", "10.38000"),
    ("09780115", "Blaichach", "blaichach", "87544", "47.54170", "10.25830"),
    ("09780116", "Bolsterlang", "bolsterlang", "87538", "47.45860", "10.23830"),
    ("09780117", "Buchenberg", "buchenberg", "87474", "47.69580", "10.24170"),
    ("09780118", "Burgberg i. Allgäu", "burgberg", "87545", "47.53670", "10.28670"),
    ("09780119", "Dietmannsried", "dietmannsried", "87463", "47.80830", "10.28890"),
    ("09780120", "Durach", "durach", "87471", "47.69720", "10.34390"),
    ("09780121", "Fischen i. Allgäu", "fischen", "87538", "47.45690", "10.27220"),
    ("09780122", "Haldenwang", "haldenwang", "87490", "47.80170", "10.35140"),
    ("09780123", "Bad Hindelang", "bad-hindelang", "87541", "47.50330", "10.37170"),
    ("09780124", "Immenstadt i. Allgäu", "immenstadt", "87509", "47.55940", "10.21560"),
    ("09780125", "Lauben", "lauben", "87493", "47.77500", "10.28330"),
    ("09780127", "Missen-Wilhams", "missen-wilhams", "87547", "47.59500", "10.11670"),
    ("09780128", "Oy-Mittelberg", "oy-mittelberg", "87466", "47.63890", "10.43330"),
    ("09780131", "Obermaiselstein", "obermaiselstein", "87538", "47.44810", "10.24000"),
    ("09780132", "Oberstaufen", "oberstaufen", "87534", "47.55560", "10.02190"),
    ("09780133", "Oberstdorf", "oberstdorf", "87561", "47.40970", "10.27920"),
    ("09780134", "Ofterschwang", "ofterschwang", "87527", "47.49500", "10.23500"),
    ("09780137", "Rettenberg", "rettenberg", "87549", "47.57330", "10.29170"),
    ("09780139", "Sonthofen", "sonthofen", "87527", "47.51580", "10.28110"),
    ("09780140", "Sulzberg", "sulzberg", "87477", "47.66110", "10.35000"),
    ("09780143", "Waltenhofen", "waltenhofen", "87448", "47.67330", "10.30670"),
    ("09780144", "Weitnau", "weitnau", "87480", "47.64170", "10.12720"),
    ("09780145", "Wertach", "wertach", "87497", "47.60140", "10.41170"),
    ("09780146", "Wiggensbach", "wiggensbach", "87487", "47.74640", "10.23140"),
    ("09780147", "Wildpoldsried", "wildpoldsried", "87499", "47.76670", "10.40000"),
]


def ensure_municipalities() -> None:
    known = set(Municipality.objects.values_list("key", flat=True))
    for key, name, slug, postcodes, latitude, longitude in MUNICIPALITIES:
        if key not in known:
            Municipality.objects.create(
                key=key,
                name=name,
                slug=slug,
                postcodes=postcodes,
                latitude=latitude,
                longitude=longitude,
            )
