"""Which texts a request is about: those that were ticked, or all that a filter finds."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4, uuid5

from django.http import QueryDict

from ..bulk import with_subpages
from ..forms.desk import keys_in
from ..rights import Person
from ..texts import Text
from .table import found_by, known_to

MOST = 500  # So many can be ticked; a filter may find more.
ALL = "alle"


class CannotChoose(Exception):
    """There is nothing to ask for; the message says why."""


@dataclass(frozen=True)
class Selection:
    """The texts, how many are gone since they were ticked, and the filter that found them."""

    texts: list[Text]
    gone: int = 0
    filter: dict[str, str] = field(default_factory=dict)

    def with_subpages(self, user: Person) -> list[Text]:
        """All of it with what is below; a filter has found what it has found."""
        return self.texts if self.filter else with_subpages(self.texts, known_to(user))


def selection_of(user: Person, sent: QueryDict) -> Selection:
    """What was sent by the table, by the page of a text, or by the form of a request."""
    if ALL in sent:
        return _all_found(user, sent)
    keys, bad = keys_in(sent.getlist("schluessel")[: MOST + 1])
    if len(keys) + bad > MOST:
        raise CannotChoose(f"Auf einmal lassen sich höchstens {MOST} Texte ankreuzen.")
    if not keys and not bad:
        raise CannotChoose("Wählen Sie mindestens einen Text.")
    texts = known_to(user, set(keys)) if keys else []
    return Selection(texts, len(keys) + bad - len(texts))


def _all_found(user: Person, sent: QueryDict) -> Selection:
    found = found_by(user, sent)
    if not found.form.is_valid():
        raise CannotChoose("Prüfen Sie den Filter: So findet er nichts Bestimmtes.")
    if not found.texts:
        raise CannotChoose("Dazu passt kein Text.")
    asked = {name: value for name, value in found.form.cleaned_data.items() if value}
    return Selection(found.texts, filter={ALL: "1"} | asked)


def form_of(sent: QueryDict) -> UUID:
    """Each form has its own number."""
    try:
        return UUID(sent.get("formular", ""))
    except ValueError:
        return uuid4()


def sent_as(sent: QueryDict) -> UUID:
    """The same for the same form with the same answers, however often it is sent."""
    answers = sorted((name, *sent.getlist(name)) for name in sent if name != "csrfmiddlewaretoken")
    return uuid5(form_of(sent), repr(answers))
