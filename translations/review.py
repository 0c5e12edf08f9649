"""What approvers do with a translation that was handed in, be it a page or a row."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, TaskState
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from core.review import sent_back as sent_back_page

from . import letters
from .approved import approved
from .models import ReviewComment, RowReview, Waiting
from .rights import may_approve
from .segments import Segment, segments_of
from .typed import Place, piece_at
from .work import NotNow, approve_row, send_back_row, target_of

APPROVAL_TAKEN_BACK = "translations.approval_taken_back"
CHANGED_MEANWHILE = (
    "Hier hat sich inzwischen etwas geändert. Lesen Sie den Text bitte noch einmal; es ist noch "
    "nichts entschieden."
)
NOT_THIS_ONE = (
    "Diese Freigabe lässt sich nicht mehr zurücknehmen: Sie ist schon zurückgenommen, die Seite "
    "ist erschienen, oder inzwischen ist eine neue Fassung freigegeben."
)


@dataclass(frozen=True)
class Submission:
    """A translation that waits for a decision. `version` stands for exactly this text."""

    by: User | None
    at: datetime
    version: str
    _task_state: TaskState | None = None
    row: RowReview | None = None

    @property
    def task_state(self) -> TaskState:
        """Where the page stands in its workflow; a row has none."""
        if self._task_state is None:
            raise ValueError("a row has no workflow")
        return self._task_state

    @property
    def page(self) -> Page:
        """The page as it was handed in."""
        return self.task_state.revision.as_object()


@dataclass(frozen=True)
class Return:
    """A translation that came back, and why; it may have been approved before."""

    by: User | None
    at: datetime
    comment: str
    was_approved: bool = False


def submission_of(translation: Translation, segments: list[Segment]) -> Submission | None:
    """What waits for a decision; None while nothing was handed in."""
    target = target_of(translation)
    if isinstance(target, Page):
        if not target.workflow_in_progress:
            return None
        state = target.current_workflow_task_state
        by = target.current_workflow_state.requested_by
        return Submission(by, state.started_at, f"{state.pk}-{state.revision_id}", state)
    row = RowReview.objects.filter(translation=translation, sent_back_at=None).first()
    if row is None:
        return None
    return Submission(row.handed_in_by, row.handed_in_at, _version_of(segments), row=row)


def return_of(translation: Translation) -> Return | None:
    """The last decision, as long as it says that something must change."""
    target = target_of(translation)
    if isinstance(target, Page):
        taken_back = _taken_back(target)
        decision = sent_back_page(target)
        if taken_back or decision is None:
            return taken_back
        return Return(decision.finished_by, decision.finished_at, decision.comment)
    row = RowReview.objects.filter(translation=translation, sent_back_at__isnull=False).first()
    if row is None or row.sent_back_at is None:
        return None
    return Return(row.sent_back_by, row.sent_back_at, row.comment)


def _taken_back(page: Page) -> Return | None:
    """The approval that was taken back last, until the next decision."""
    if page.live:
        return None
    entries = PageLogEntry.objects.filter(page=page, action=APPROVAL_TAKEN_BACK)
    last = entries.select_related("user").order_by("timestamp", "pk").last()
    if last is None or (page.last_published_at and page.last_published_at > last.timestamp):
        return None
    decided = TaskState.objects.filter(
        workflow_state__in=page.workflow_states.all(),
        status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED),
        finished_at__gt=last.timestamp,
    )
    if decided.exists():
        return None
    return Return(last.user, last.timestamp, last.data.get("comment", ""), was_approved=True)


def _version_of(segments: list[Segment]) -> str:
    """All a reader would get of a row: each piece, and the German of what is still open."""
    pieces = "\x1e".join(f"{one.path}\x1f{one.german}\x1f{one.words}" for one in segments)
    return hashlib.sha256(pieces.encode()).hexdigest()[:32]


def may_decide(translation: Translation, submission: Submission, user: User) -> bool:
    """Whether this person reads what was handed in and can give it back."""
    if not may_approve(user, translation.target_locale.language_code):
        return False
    if submission.row:
        return True
    return "reject" in _actions(submission.task_state, user)


def why_not_approve(translation: Translation, submission: Submission, user: User) -> str:
    """What keeps somebody who may decide from approving; empty where nothing does."""
    locale_id = translation.target_locale_id
    if submission.row:
        by = submission.by and submission.by.pk
        is_own = user.pk in {by, last_writer(translation.source.object_id, locale_id)}
    else:
        is_own = "approve" not in _actions(submission.task_state, user)
    if is_own:
        return (
            "Sie haben diese Übersetzung eingereicht oder zuletzt daran geschrieben. Freigeben "
            "muss eine andere Person."
        )
    return ""


def _actions(state: TaskState, user: User) -> set[str]:
    page = state.workflow_state.content_object
    return {action for action, _label, _asks in state.task.specific.get_actions(page, user)}


def last_writer(key: UUID, locale_id: int) -> int | None:
    """Who wrote the youngest words for a text at the desk."""
    written = StringTranslation.objects.filter(
        locale_id=locale_id, context__object_id=key, last_translated_by__isnull=False
    )
    return written.order_by("-updated_at").values_list("last_translated_by", flat=True).first()


@transaction.atomic
def approve(translation: Translation, user: User, version: str, comment: str = "") -> None:
    """Publishes exactly the text that this person read. Raises `NotNow`."""
    submission = _locked(translation, version)
    if reason := why_not_approve(translation, submission, user):
        raise NotNow(reason)
    ReviewComment.objects.filter(translation=translation).update(done=True)
    if submission.row:
        try:
            approve_row(submission.row, user)
        except ValidationError as error:
            raise NotNow(f"So lässt es sich nicht veröffentlichen: {_said(error)}") from error
        letters.tell_decision(submission.row, user, is_approved=True)
        return
    state = submission.task_state
    state.task.specific.on_action(state, user, "approve", comment=comment)
    state.refresh_from_db()
    if state.status != TaskState.STATUS_APPROVED:
        raise NotNow(CHANGED_MEANWHILE)


@transaction.atomic
def send_back(translation: Translation, user: User, version: str, comment: str) -> None:
    """Gives the translation back with a comment. Raises `NotNow`."""
    submission = _locked(translation, version)
    if not comment and not ReviewComment.objects.filter(translation=translation, done=False):
        raise NotNow("Schreiben Sie, was zu ändern ist: unten oder bei einer Stelle.")
    if submission.row:
        send_back_row(submission.row, user, comment)
        letters.tell_decision(submission.row, user, is_approved=False)
        return
    state = submission.task_state
    state.task.specific.on_action(state, user, "reject", comment=comment)


@transaction.atomic
def withdraw(translation: Translation, user: User) -> None:
    """Takes a translation back that this person handed in. Raises `NotNow`."""
    Translation.objects.select_for_update().get(pk=translation.pk)
    submission = submission_of(translation, segments_of(translation))
    if submission is None or submission.by != user:
        raise NotNow("Zurücknehmen kann nur, wer eingereicht hat, solange nichts entschieden ist.")
    if submission.row:
        submission.row.delete()
    else:
        submission.task_state.workflow_state.cancel(user=user)


@transaction.atomic
def take_back_approval(translation: Translation, user: User, version: str, comment: str) -> None:
    """What is approved and not public is a draft again; the comment says why. Raises `NotNow`."""
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    page = target_of(locked)
    ready = approved(locked, page)
    if not isinstance(page, Page) or ready is None or ready.version != version:
        raise NotNow(NOT_THIS_ONE)
    planned = page.revisions.exclude(approved_go_live_at=None)
    stopped = Waiting.objects.filter(page=page).delete()[0]
    if not stopped + planned.update(approved_go_live_at=None):
        raise NotNow(NOT_THIS_ONE)  # It appeared in this moment.
    data = {"comment": comment}
    log(instance=page, action=APPROVAL_TAKEN_BACK, user=user, revision=ready.revision, data=data)
    letters.tell_taken_back(locked, ready.revision, user, comment)


def _locked(translation: Translation, version: str) -> Submission:
    """The submission this person read; nobody can write or decide until this is done."""
    Translation.objects.select_for_update().get(pk=translation.pk)
    submission = submission_of(translation, segments_of(translation))
    if submission is None or submission.version != version:
        raise NotNow(CHANGED_MEANWHILE)
    return submission


def comment_on(translation: Translation, place: Place, text: str, user: User) -> None:
    """Notes at one piece what should change; what already stands there is not written twice."""
    piece = piece_at(translation, place)
    if piece is None:
        return
    ReviewComment.objects.get_or_create(
        translation=translation,
        context_id=piece.context_id,
        string_id=piece.string_id,
        text=text,
        done=False,
        defaults={"by": user},
    )


def _said(error: ValidationError) -> str:
    return " ".join(error.messages)
