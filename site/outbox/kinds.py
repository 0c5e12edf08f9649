"""Which mails there are: what the office calls each kind, and what one looks like."""

from collections.abc import Callable
from dataclasses import dataclass

from .rendering import RenderedMail, render


@dataclass(frozen=True)
class Kind:
    """One kind of mail (Mailvorlage): the folder `templates/mail/<name>/`."""

    name: str
    label: str
    sample: Callable[[], dict]

    def in_language(self, code: str) -> RenderedMail:
        """The mail with sample data, as a reader of this language gets it."""
        return render(self.name, code, self.sample())


# A mail with sample data that somebody of the office sent to themselves.
SAMPLE = "sample"

_kinds: dict[str, Kind] = {}


def register_kind(name: str, label: str, sample: Callable[[], dict]) -> None:
    """Sections name their mails when they start; `sample` makes a context for the templates."""
    _kinds[name] = Kind(name, label, sample)


def all_kinds() -> list[Kind]:
    """In the order in which the sections named them."""
    return list(_kinds.values())


def kind_named(name: str) -> Kind | None:
    return _kinds.get(name)


def label_of(name: str) -> str:
    """What the office calls a kind; its name where nobody named it."""
    if name == SAMPLE:
        return "Probe"
    return _kinds[name].label if name in _kinds else name
