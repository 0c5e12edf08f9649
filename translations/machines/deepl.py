"""DeepL, a paid service; without Persian."""

from django.conf import settings

from .asking import UNREADABLE, MachineFailed, ask, texts

_CODES = {"en": "EN-GB", "uk": "UK", "ar": "AR", "ru": "RU", "tr": "TR", "fr": "FR"}
_FREE_KEY = ":fx"


class DeepL:
    """Translates on the servers of a company."""

    name = "DeepL"
    leaves_the_house = True
    counts_as_machine = True
    at_once = 40
    codes = frozenset(_CODES)

    def translate(self, pieces: list[str], code: str) -> list[str]:
        question = {
            "text": pieces,
            "source_lang": "DE",
            "target_lang": _CODES[code],
            "tag_handling": "html",
        }
        key = settings.MACHINE_TRANSLATION_KEY
        answer = ask(_address(key), question, {"Authorization": f"DeepL-Auth-Key {key}"})
        rows = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise MachineFailed(UNREADABLE)
        return texts([row.get("text") for row in rows], len(pieces))


def _address(key: str) -> str:
    host = "api-free.deepl.com" if key.endswith(_FREE_KEY) else "api.deepl.com"
    return f"{(settings.MACHINE_TRANSLATION_URL or f'https://{host}').rstrip('/')}/v2/translate"
