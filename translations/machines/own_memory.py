"""The machine that asks nobody: what people here wrote for a sentence like this one."""

from ..memory import near, same


class OwnMemory:
    """Offers a start from the office's own translations; works without any network."""

    name = "Gedächtnis"
    leaves_the_house = False
    counts_as_machine = False
    at_once = 200
    codes = frozenset({"en", "uk", "ar", "fa", "ru", "tr", "fr"})

    def translate(self, pieces: list[str], code: str) -> list[str]:
        """Empty where the memory knows nothing."""
        return [same(piece, code) or self._nearly(piece, code) for piece in pieces]

    def _nearly(self, piece: str, code: str) -> str:
        return next((match.words for match in near(piece, code, limit=1)), "")
