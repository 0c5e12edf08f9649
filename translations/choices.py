"""The words for where a translation stands."""

from django.db.models import TextChoices

EASY_LANGUAGE = "de-simple"


def has_pieces(code: str, *, is_page: bool) -> bool:
    """A page in Leichte Sprache has sentences of its own; all else is translated piece by piece."""
    return not (is_page and code == EASY_LANGUAGE)


class State(TextChoices):
    """Where a text stands in a language; found out anew each time, stored nowhere."""

    MISSING = "missing", "fehlt"
    IN_WORK = "in_work", "in Arbeit"
    HANDED_IN = "handed_in", "eingereicht"
    SENT_BACK = "sent_back", "zurückgegeben"
    APPROVED = "approved", "freigegeben"
    OUTDATED = "outdated", "veraltet"
    CURRENT = "current", "aktuell"
    OFFLINE = "offline", "offline genommen"
    NOT_NEEDED = "not_needed", "nicht nötig"


# Nothing is left to do; a new request would ask for what is there.
READY = (State.CURRENT, State.APPROVED)
