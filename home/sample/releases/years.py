"""Releases of 2020 to 2025."""

from datetime import date

from ..body import bullets, heading, paragraph, prose, quote
from .kinds import File, Fix, Photo, Release

RELEASES = [
    Release(
        "hilfe-am-telefon",
        date(2020, 5, 6),
        "Helferkreise helfen jetzt am Telefon",
        "Ehrenamt",
        "Treffen sind gerade nicht möglich, Hilfe schon: Ehrenamtliche üben Deutsch am Telefon, "
        "erklären Briefe und kaufen für andere ein.",
        (
            prose(
                paragraph(
                    "Das Landratsamt hat mit den Kreisen Telefonketten aufgebaut. So bleibt "
                    "niemand allein, und wichtige Nachrichten erreichen alle."
                ),
            ),
        ),
        ("ehrenamt", "sprache"),
    ),
    Release(
        "schulungen-online",
        date(2021, 3, 18),
        "Schulungen gibt es jetzt auch online",
        "Bildung",
        "Ehrenamtliche können die meisten Schulungen nun auch von zu Hause aus besuchen. Wer noch "
        "nie an einem Onlinetreffen teilgenommen hat, bekommt vorab eine Einführung.",
        (
            prose(
                paragraph(
                    "Ein Computer, ein Tablet oder ein Telefon genügt. Die Einführung dauert eine "
                    "halbe Stunde und findet am Telefon statt."
                ),
            ),
        ),
        ("bildung", "ehrenamt"),
        Photo("online", "Ein Notebook zeigt sechs Menschen in einer Onlineschulung."),
    ),
    Release(
        "ankommen-aus-der-ukraine",
        date(2022, 3, 14),
        "Helferkreise empfangen Familien aus der Ukraine",
        "Ankommen",
        "Seit Anfang März kommen Menschen aus der Ukraine in den Landkreis. Die Helferkreise "
        "begleiten sie in den ersten Tagen.",
        (
            prose(
                paragraph("Gesucht werden jetzt vor allem:"),
                bullets(
                    "Menschen, die Ukrainisch oder Russisch sprechen",
                    "Zimmer und Wohnungen für mehrere Monate",
                    "Begleitung zu Schule und Kindergarten",
                ),
                paragraph("Angebote nimmt die Integrationslotsin entgegen."),
            ),
        ),
        ("ehrenamt", "wohnen"),
        fixes=(
            Fix(
                2,
                "In der ersten Fassung stand, dass Angebote an die Gemeinden gehen. Richtig ist: "
                "Die Integrationslotsin nimmt sie entgegen.",
            ),
        ),
    ),
    Release(
        "willkommen-in-der-schule",
        date(2022, 9, 8),
        "Neu in der Klasse: Ehrenamtliche begleiten zum Schulstart",
        "Bildung",
        "Zum neuen Schuljahr begleiten Ehrenamtliche Familien, deren Kinder zum ersten Mal in "
        "Deutschland zur Schule gehen.",
        (
            prose(
                paragraph(
                    "Sie erklären Stundenplan und Elternbrief, suchen Schulranzen und gehen am "
                    "ersten Tag mit. Auch nach den ersten Wochen bleiben sie ansprechbar."
                ),
            ),
        ),
        ("bildung",),
        Photo("lesen", "Eine Frau liest mit zwei Kindern in einem großen Buch."),
    ),
    Release(
        "fahrradwerkstatt-betzigau",
        date(2023, 4, 20),
        "Fahrradwerkstatt sucht alte Räder",
        "Unterwegs",
        "Mit dem Rad zur Arbeit, zum Kurs, zum Einkaufen: Die Werkstatt im Bauhof Betzigau "
        "richtet gespendete Fahrräder her.",
        (
            prose(
                paragraph(
                    "Angenommen werden Räder, die sich mit wenig Aufwand reparieren lassen. "
                    "Besonders gefragt sind Kinderräder und Helme."
                ),
            ),
        ),
        ("ehrenamt",),
        Photo(
            "fahrrad",
            "Ein Fahrrad steht in einer Werkstatt, daneben eine Person an der Werkbank.",
            "In der Werkstatt bekommen alte Räder ein zweites Leben.",
        ),
        photos=(
            Photo(
                "fahrrad",
                "Ein Fahrrad steht in einer Werkstatt, daneben eine Person an der Werkbank.",
            ),
        ),
        place="Betzigau",
    ),
    Release(
        "dank-an-ehrenamtliche",
        date(2023, 11, 15),
        "Landkreis dankt Ehrenamtlichen",
        "Ehrenamt",
        "Zum Dankeschönabend lud das Landratsamt alle 26 Helferkreise ein. Im Mittelpunkt standen "
        "Begegnung und Erfahrungsaustausch.",
        (
            prose(
                paragraph(
                    "An acht Tischen sprachen die Gäste über Sprache, Wohnen, Arbeit und Schule. "
                    "Die Ergebnisse fließen in das Schulungsprogramm ein."
                ),
            ),
        ),
        ("ehrenamt",),
    ),
    Release(
        "gut-wohnen",
        date(2024, 2, 27),
        "Kurs „Gut wohnen“ bereitet auf die erste Wohnung vor",
        "Wohnen",
        "Heizen, lüften, Müll trennen, Vertrag verstehen: An drei Abenden lernen Mieterinnen und "
        "Mieter, worauf es ankommt.",
        (
            prose(
                paragraph(
                    "Ehrenamtliche aus Burgberg haben den Kurs entwickelt. Nun geben sie ihn an "
                    "andere Kreise weiter. Wer ihn besucht hat, bekommt eine Bescheinigung für die "
                    "Bewerbungsmappe."
                ),
            ),
        ),
        ("wohnen", "bildung"),
        Photo("wohnen", "Eine Reihe von Häusern, darüber ein großer Schlüssel."),
        files=(File("merkblatt-wohnen", "Merkblatt Wohnungssuche"),),
        related=("merkblatt-wohnungssuche",),
    ),
    Release(
        "betriebe-gesucht",
        date(2024, 9, 17),
        "Praktikum öffnet Türen: Betriebe gesucht",
        "Arbeit",
        "Eine Woche im Betrieb sagt mehr als jede Mappe. Das Landratsamt und die Helferkreise "
        "suchen Firmen, die Praktikumsplätze anbieten.",
        (
            prose(
                paragraph(
                    "Besonders gefragt sind Handwerk, Pflege und Gastgewerbe. Ehrenamtliche "
                    "begleiten das Praktikum und helfen, wenn es sprachlich hakt."
                ),
            ),
        ),
        ("arbeit",),
        Photo("arbeit", "Zwei Menschen geben sich die Hand, daneben ein Lebenslauf und Werkzeug."),
    ),
    Release(
        "garten-in-lauben",
        date(2025, 5, 13),
        "Gemeinschaftsgarten in Lauben wächst",
        "Begegnung",
        "Acht Familien bestellen zusammen ein Stück Land. In diesem Jahr kommen Hochbeete dazu, "
        "die man auch im Sitzen bearbeiten kann.",
        (
            prose(
                paragraph(
                    "Der Helferkreis Lauben betreut den Garten seit 2017. Die Ernte teilen die "
                    "Familien, einen Teil gibt der Kreis beim Erntefest aus."
                ),
            ),
        ),
        ("ehrenamt",),
        Photo("garten", "Drei Menschen stehen in einem Garten hinter Hochbeeten."),
        place="Lauben",
    ),
    Release(
        "zehn-jahre-helferkreise",
        date(2025, 10, 14),
        "Zehn Jahre Helferkreise im Landkreis",
        "Jubiläum",
        "Was im Herbst 2015 mit wenigen Treffen begann, ist heute ein Netz aus 26 Helferkreisen in "
        "28 Gemeinden. Das Landratsamt blickt mit den Ehrenamtlichen zurück und nach vorn.",
        (
            prose(
                paragraph(
                    "Aus der Nothilfe der ersten Monate ist Begleitung über Jahre geworden. Viele, "
                    "die damals Hilfe brauchten, helfen heute selbst."
                ),
                heading("Was bleibt, was kommt"),
                paragraph(
                    "Wohnen ist das schwierigste Feld geblieben. Neu sind Fragen zu Ausbildung, "
                    "Pflege und Einbürgerung. Die Schulungen nehmen diese Themen auf."
                ),
            ),
            quote(
                "Integration gelingt am Küchentisch, im Verein und im Betrieb.",
                "Integrationslotsin, Landratsamt",
            ),
        ),
        ("ehrenamt", "wohnen", "arbeit"),
        Photo(
            "berge",
            "Ein Tal mit Dorf, Wald und schneebedeckten Bergen im Morgenlicht.",
            "In allen 28 Gemeinden des Landkreises gibt es Ansprechpartner.",
        ),
        related=("erste-helferkreise", "neue-integrationslotsin"),
    ),
]
