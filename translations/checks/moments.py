"""Dates and times in a text, as nine languages write them."""

import re
from dataclasses import dataclass
from functools import cache

from django.utils import dates, translation

# Beside the names that Django knows.
_MORE_MONTHS = {
    "ar": [
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول "
        "تشرين_الأول تشرين_الثاني كانون_الأول",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس ابريل ماي يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    ],
    "fa": [
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
        "جنوری فبروری مارچ اپریل می جون جولای آگست سپتمبر اکتوبر نومبر دسمبر",
    ],
}
_HOUR, _MINUTE = r"(?<![\d:.,])([01]?\d|2[0-4])", r"([0-5]\d)"
_NUMERIC = re.compile(
    r"(?<![\d.])(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    r"|(?P<d2>\d{1,2})(?P<s>[./])(?P<m2>\d{1,2})(?P=s)(?P<y2>\d{4}|\d{2})?)(?!\d)"
)
_CLOCK = re.compile(rf"{_HOUR}:{_MINUTE}(?![\d:])(?:\s*Uhr)?")
_HALF_DAY = re.compile(rf"{_HOUR}(?:[:.]{_MINUTE})?\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)
_NOON = re.compile(r"(?<![\d:.,])(12)(?::(00))?\s+noon\b", re.IGNORECASE)
_NAMED_HOUR = {
    "de": re.compile(rf"{_HOUR}(?:[:.]{_MINUTE})?\s*Uhr\b"),
    "fr": re.compile(rf"{_HOUR}\s?h(?:eures?|\s?{_MINUTE})?(?!\w)"),
    "tr": re.compile(rf"{_HOUR}\.{_MINUTE}(?![\d.])"),
}
_FROM = re.compile(
    r"(?<![\d:.,])((?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?)"
    r"(?=\s?(?:bis|und|–|-)\s?(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?\s*Uhr\b)"
)


@dataclass(frozen=True)
class Found:
    """One date (day, month, year) or time (hour, minute) and the text it was written as."""

    value: tuple[int, ...]
    text: str

    @property
    def numbers(self) -> list[str]:
        """As plain numbers, where the other side writes it in a way not known here."""
        if len(self.value) == 3:
            return re.findall(r"\d+", self.text)
        hour, minute = self.value
        return [str(hour), *([f"{minute:02}"] if minute else [])]


def dates_in(text: str, code: str) -> tuple[list[Found], str]:
    """The dates of a text, and the text without them; a year that is not said is 0."""
    found: list[Found] = []

    def named(match: re.Match[str]) -> str:
        part = _parts(match)
        month = _months(code)[_simple(part["m"])]
        found.append(Found((int(part["d"]), month, int(part.get("y", 0))), match[0]))
        return " "

    def numeric(match: re.Match[str]) -> str:
        part = _parts(match)
        day, month, year = int(part["d"]), int(part["m"]), int(part.get("y", 0))
        if not (0 < day < 32 and 0 < month < 13):
            return match[0]
        found.append(Found((day, month, year + 2000 if 0 < year < 100 else year), match[0]))
        return " "

    text = _named_dates(code).sub(named, text)
    return found, _NUMERIC.sub(numeric, text)


def _parts(match: re.Match[str]) -> dict[str, str]:
    return {name[:1]: value for name, value in match.groupdict().items() if value}


def times_in(text: str, code: str) -> tuple[list[Found], str]:
    """The times of day of a text, and the text without them."""
    found: list[Found] = []

    def take(match: re.Match[str]) -> str:
        hour, minute, *half = match.groups()
        value = int(hour)
        if half:
            value = value % 12 + (12 if half[0] in "pP" else 0)
        found.append(Found((value, int(minute or 0)), match[0]))
        return " "

    if code.startswith("de"):
        text = _FROM.sub(r"\1 Uhr", text)
    patterns = [_NOON, _HALF_DAY, _NAMED_HOUR.get(code.partition("-")[0]), _CLOCK]
    for pattern in filter(None, patterns):
        text = pattern.sub(take, text)
    return found, text


@cache
def _months(code: str) -> dict[str, int]:
    """Every name of a month in this language with its number."""
    names: dict[str, int] = {}
    with translation.override("de" if code.startswith("de") else code):
        for known in (dates.MONTHS, dates.MONTHS_ALT):
            names |= {_simple(str(name)): number for number, name in known.items()}
    for line in _MORE_MONTHS.get(code, []):
        words = [word.replace("_", " ") for word in line.split()]
        names |= {_simple(name): number for number, name in enumerate(words, start=1)}
    return names


def _simple(name: str) -> str:
    return name.replace("İ", "i").casefold()


@cache
def _named_dates(code: str) -> re.Pattern[str]:
    """„3. März 2026“ and „March 3, 2026“; Arabic may name a month twice: „يناير/كانون الثاني“."""
    month = "|".join(map(re.escape, sorted(_months(code), key=len, reverse=True)))
    day = r"(?<!\d)(?P<d1>\d{1,2})(?:\.|er|st|nd|rd|th|-?(?:го|е))?\s*(?:of |de )?"
    again = rf"(?:\s?/\s?(?:{month}))?"
    year = r"(?!\w{3})(?:\w{0,2}['’]\w+)?,?(?:\s+(?:de |of )?(?P<y%s>\d{4}))?(?!\d)"
    before = f"{day}(?P<m1>{month}){again}{year % 1}"
    after = rf"(?<!\w)(?P<m2>{month})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){year % 2}"
    return re.compile(f"(?:{before})|(?:{after})", re.IGNORECASE)
