"""LibreTranslate, a free program on a server of the office's own."""

from django.conf import settings

from .asking import UNREADABLE, MachineFailed, ask, texts


class LibreTranslate:
    """Translates all languages of the site; the text stays where the office runs it."""

    name = "LibreTranslate"
    leaves_the_house = True
    counts_as_machine = True
    at_once = 20
    codes = frozenset({"en", "uk", "ar", "fa", "ru", "tr", "fr"})

    def translate(self, pieces: list[str], code: str) -> list[str]:
        question = {"q": pieces, "source": "de", "target": code, "format": "html"}
        if key := settings.MACHINE_TRANSLATION_KEY:
            question["api_key"] = key
        answer = ask(f"{settings.MACHINE_TRANSLATION_URL.rstrip('/')}/translate", question)
        if not isinstance(answer, dict):
            raise MachineFailed(UNREADABLE)
        return texts(answer.get("translatedText"), len(pieces))
