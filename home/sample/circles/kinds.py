"""What the sample says about one circle."""

from dataclasses import dataclass

JOIN = "Rufen Sie an oder schreiben Sie uns. Beim nächsten Treffen lernen wir uns kennen."


@dataclass(frozen=True)
class Circle:
    """One circle; `does` are sentences before and points of a list."""

    slug: str
    title: str
    municipalities: tuple[str, ...]
    summary: str
    intro: str
    does: tuple[str, ...]
    needs: str
    focus: tuple[str, ...]
    place: str
    times: str
    languages: str
    founded: int
    volunteers: int
    photo: str
    photo_alt: str
    join: str = JOIN
    contact_role: str = "Sprecherin"
    contact_hours: str = ""
    speaks_for_itself: bool = False
    is_translated: bool = False

    @property
    def contact_name(self) -> str:
        return self.title
