"""Which mails there are: what the office calls each kind, and what one looks like."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of mail (Mailvorlage): the folder `templates/mail/<name>/`."""

    name: str
    label: str
    sample: Callable[[], dict]


# A mail with sample data that somebody of the office sent to themselves.
SAMPLE = "sample"

_kinds: dict[str, Kind] = {}
_labels_within_office: dict[str, str] = {}


def register_kind(name: str, label: str, sample: Callable[[], dict]) -> None:
    """Sections name their mails when they start; `sample` makes a context for the templates."""
    _kinds[name] = Kind(name, label, sample)


def name_kind(name: str, label: str) -> None:
    """A kind without templates in every language: mail that stays within the office."""
    _labels_within_office[name] = label


name_kind(SAMPLE, "Probe")


def all_kinds() -> list[Kind]:
    """In the order in which the sections named them."""
    return list(_kinds.values())


def labels() -> list[tuple[str, str]]:
    """What the office calls each kind there can be in the outbox, for a choice."""
    return sorted(_all_labels().items(), key=lambda item: item[1])


def kind_named(name: str) -> Kind | None:
    return _kinds.get(name)


def label_of(name: str) -> str:
    """What the office calls a kind; its name where nobody named it."""
    return _all_labels().get(name, name)


def _all_labels() -> dict[str, str]:
    return {kind.name: kind.label for kind in all_kinds()} | _labels_within_office
