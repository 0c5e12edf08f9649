"""What an old version of a training may not bring back: the identity of its dates."""

import uuid

from .sessions import Session


def settle_sessions(training_id: int, content: dict) -> dict:
    """The content of a revision whose dates are matched with the rows that exist now.

    A revision made before a date was first stored knows it by its uid only; without its row
    it would be deleted and made anew, and its registrations with it. A date that was deleted
    since then comes back as a new one, because calendars have dropped the old.
    """
    rows = Session.objects.filter(training_id=training_id).values("pk", "uid", "sequence")
    by_pk = {row["pk"]: row for row in rows}
    by_uid = {str(row["uid"]): row for row in rows}
    sessions = []
    for data in content.get("sessions", []):
        row = by_pk.get(data["pk"]) or by_uid.get(str(data["uid"]))
        if row:
            known = {"pk": row["pk"], "uid": str(row["uid"]), "sequence": row["sequence"]}
        elif data["pk"]:
            known = {"pk": None, "uid": str(uuid.uuid4()), "sequence": 0}
        else:
            known = {"sequence": 0}
        sessions.append(data | known)
    return content | {"sessions": sessions}
