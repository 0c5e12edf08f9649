"""Which addresses of the site are looked at."""

import re
import urllib.request
from urllib.error import HTTPError

READ_IN = ["de", "en", "ar"]
LANGUAGES = [*READ_IN, "de-simple"]
DIRECTIONS = {"ar": "rtl", "fa": "rtl"}

# One page of each type, below the language. Releases, trainings and circles are named: what their
# lists begin with is mostly not translated, and then every language shows the German page.
FIXED = {
    "home": "",
    "standard page": "ehrenamt/",
    "imprint": "impressum/",
    "easy language": "leichte-sprache/",
    "press index": "presse/",
    "press archive": "presse/?jahr=2017",
    "training list": "schulungen/",
    "training month": "schulungen/?ansicht=monat",
    "directory": "helferkreise/",
    "directory with result": "helferkreise/?ort=Sonthofen",
    "search": "suche/?q=Ehrenamt",
    "search without result": "suche/?q=xyzzy",
    # Translated, with picture, press photos and files.
    "release": "presse/integrationslotsen-passauer-land/",
    "release with correction": "presse/ausbildung-gelingt/",
    "release in German only": "presse/fahrradwerkstatt-betzigau/",
    # Translated, with a file.
    "training": "schulungen/grundlagen-des-asylrechts/",
    "training in German only": "schulungen/sprachtandem-einfuehrung/",
    # Translated.
    "circle": "helferkreise/sonthofen/",
    "circle in German only": "helferkreise/oberstdorf/",
    "registration sent": "anmeldung/danke/",
    "my trainings": "anmeldung/meine/",
    "certificate check": "anmeldung/bestaetigung/pruefen/",
    "certificate unknown": "anmeldung/bestaetigung/pruefen/?nummer=2020-00001&code=ABCDEFGHJK",
    "barrier report": "barriere-melden/",
    "barrier report sent": "barriere-melden/danke/",
}
NOT_FOUND = "gibt-es-nicht/"
# The form with its errors.
SENT_EMPTY = "barriere-melden/#leer"
# Says since when it is gone.
WITHDRAWN = "presse/sprechstunde-am-samstag/"
# Addresses that are no pages.
FILES = {
    "presse/feed/": "application/atom+xml",
    "presse/rss/": "application/rss+xml",
    "schulungen/kalender.ics": "text/calendar",
}
WITHOUT_LANGUAGE = [
    "sitemap.xml",
    "robots.txt",
    ".well-known/security.txt",
    "health/live",
    "health/ready",
    "api/v2/pages/",
    "api/v2/images/",
    "api/v2/documents/",
]


# Addresses without page, and where they lead.
LEADS_ON = {
    "": "de/",
    "presse/": "de/presse/",
    "impressum": "de/impressum/",
    "de/meine-schulungen/": "de/anmeldung/meine/",
    "ar/meine-schulungen/": "ar/anmeldung/meine/",
}


def fetch(address: str) -> str:
    """What the address answers, also when that is a page about an error."""
    try:
        response = urllib.request.urlopen(address)
    except HTTPError as error:
        response = error
    with response:
        return response.read().decode()


def pages_of(url: str) -> dict[str, str]:
    """Kind of page to address below the language."""
    return FIXED | {"registration": open_form(url)[1]}


def open_form(url: str) -> tuple[str, str]:
    """A training that takes registrations with one form, and the form."""
    links = re.findall(r'href="/de/(schulungen/[\w-]+/)"', fetch(f"{url}/de/schulungen/"))
    for training in dict.fromkeys(links):
        forms = set(re.findall(r'href="/de/(anmeldung/\d+/)"', fetch(f"{url}/de/{training}")))
        if len(forms) == 1:
            return training, forms.pop()
    raise LookupError("no training takes registrations")


def sitemap_addresses(url: str) -> list[str]:
    """Every page of the sitemap, below the language, once."""
    found = re.findall(r"<loc>([^<]+)</loc>", fetch(f"{url}/sitemap.xml"))
    indexes = [address for address in found if address.endswith(".xml")]
    for index in indexes:
        path = "/" + index.split("/", 3)[3]
        found += re.findall(r"<loc>([^<]+)</loc>", fetch(url + path))
    pages = [address for address in found if not address.endswith(".xml")]
    return sorted({address.split("/", 4)[4] for address in pages})
