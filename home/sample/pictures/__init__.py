"""The drawn pictures of the sample; nothing is fetched from anywhere."""

from django.core.files.base import ContentFile

from core.models import SiteImage

from ..shelf import picture
from . import indoors, outdoors

CREDIT = "Pressestelle (Zeichnung)"

# Key -> title, drawing, proposal for the alternative text.
PICTURES = {
    "landratsamt": (
        "Landratsamt",
        outdoors.district_office,
        "Das Landratsamt: ein dreistöckiges Gebäude mit rotem Dach, davor zwei Fahnen.",
    ),
    "berge": (
        "Tal am Morgen",
        outdoors.mountains,
        "Ein Tal mit Dorf, Wald und schneebedeckten Bergen im Morgenlicht.",
    ),
    "dorf": (
        "Dorf am Abend",
        outdoors.village,
        "Ein Dorf mit Kirche am Abend, dahinter die Berge.",
    ),
    "see": ("See", outdoors.lake, "Ein See mit zwei Segelbooten, dahinter hohe Berge."),
    "wohnen": (
        "Wohnungssuche",
        outdoors.houses,
        "Eine Reihe von Häusern, darüber ein großer Schlüssel.",
    ),
    "garten": (
        "Gemeinschaftsgarten",
        outdoors.garden,
        "Drei Menschen stehen in einem Garten hinter Hochbeeten.",
    ),
    "fahrrad": (
        "Fahrradwerkstatt",
        outdoors.bicycles,
        "Ein Fahrrad steht in einer Werkstatt, daneben eine Person an der Werkbank.",
    ),
    "begegnung": (
        "Am großen Tisch",
        indoors.meeting,
        "Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen.",
    ),
    "schulung": (
        "Schulung",
        indoors.lesson,
        "Eine Person erklärt an der Tafel, fünf Menschen hören zu.",
    ),
    "kalender": (
        "Schulungskalender",
        indoors.calendar,
        "Ein Wandkalender mit bunt markierten Tagen und eine Uhr.",
    ),
    "lesen": (
        "Lesestunde",
        indoors.reading,
        "Eine Frau liest mit zwei Kindern in einem großen Buch.",
    ),
    "gespraech": (
        "Gespräch",
        indoors.conversation,
        "Zwei Menschen sprechen miteinander, über ihnen zwei Sprechblasen.",
    ),
    "online": (
        "Onlineschulung",
        indoors.online,
        "Ein Notebook zeigt sechs Menschen in einer Onlineschulung.",
    ),
    "arbeit": (
        "Arbeit und Ausbildung",
        indoors.work,
        "Zwei Menschen geben sich die Hand, daneben ein Lebenslauf und Werkzeug.",
    ),
}


def ensure_pictures() -> None:
    for key, (title, draw, description) in PICTURES.items():
        if picture(key) is None:
            image = SiteImage.objects.create(
                title=title,
                file=ContentFile(draw(), name=f"beispiel-{key}.jpg"),
                description=description,
                credit=CREDIT,
                licence=SiteImage.Licence.OWN,
            )
            # What an upload form would note; otherwise the first reader pays for it.
            image.get_file_size()
            image.get_file_hash()
