"""Handing in, taking back, approving, sending back, and ticking off what an approver noted."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page
from wagtail_localize.models import Translation

from .. import review, work
from ..approved import approved
from ..checks.handing_in import findings_of
from ..models import ReviewComment
from ..questions import NotAQuestion, written
from ..queue import forget_number
from ..segments import segments_of
from ..typed import Place
from .editor import show, store_form
from .opening import LOCKED, for_approvers, for_translators
from .people import DeskRequest

COMMENT = "comment-"


@require_POST
@for_translators
def hand_in(request: DeskRequest, translation: Translation) -> HttpResponse:
    """Stores what the form still holds, and gives the translation to the approvers."""
    answer = store_form(request, translation)
    if answer is not None:
        return answer
    work.refuse_if_closed(translation)
    ready = approved(translation, work.target_of(translation))
    if ready and not (ready.has_news or ready.german_is_newer):
        messages.info(request, f"Die Übersetzung ist schon freigegeben und {ready.appears}.")
        return _back(translation)
    if in_the_way := len(findings_of(translation).in_the_way):
        what = "einen Punkt" if in_the_way == 1 else f"{in_the_way} Punkte"
        messages.warning(
            request,
            f"Noch nicht eingereicht: Die Prüfung nennt {what}. Ändern Sie die Übersetzung oder "
            "bestätigen Sie die Warnung mit einem Grund.",
        )
        return redirect("translations:findings", translation.pk)
    try:
        work.hand_in(translation, request.user)
    except work.CannotHandIn as error:
        messages.error(request, f"Noch nicht eingereicht: {error}")
    else:
        forget_number(request.user)
        messages.success(request, "Eingereicht. Sie bekommen eine Mail, wenn entschieden ist.")
    return _back(translation)


@require_POST
@for_translators
def withdraw(request: DeskRequest, translation: Translation) -> HttpResponse:
    """Takes back what was handed in, by whoever did it."""
    review.withdraw(translation, request.user)
    forget_number(request.user)
    messages.success(request, "Zurückgenommen. Sie können weiterschreiben.")
    return _back(translation)


@require_POST
@for_approvers
def decide(request: DeskRequest, translation: Translation) -> HttpResponse:
    """Stores the notes at the pieces, and does what the button says."""
    comment, verdict = request.POST.get("comment", "").strip(), request.POST.get("verdict")
    try:
        noted = _note(request, translation)
        if comment:
            comment = written(comment, "")
        _decide(request, translation, verdict, comment)
        forget_number(request.user)
    except work.NotNow as reason:
        # Taken back or decided meanwhile, it has no field any more that would keep the comment.
        submission = review.submission_of(translation, segments_of(translation))
        is_lost = not (submission and review.may_decide(translation, submission, request.user))
        messages.error(request, f"{reason}{_kept(comment) if is_lost else ''}")
        return show(request, translation, status=LOCKED, comment=comment)
    except NotAQuestion as error:
        messages.error(request, str(error))
        return show(request, translation, status=400, comment=comment)
    if verdict not in ("approve", "send_back"):
        messages.success(request, f"{noted} Anmerkungen sind gespeichert, entschieden ist nichts.")
    return _back(translation)


def _decide(request: DeskRequest, translation: Translation, verdict, comment: str) -> None:
    version = request.POST.get("version", "")
    title = translation.source.object_repr
    if verdict == "approve":
        review.approve(translation, request.user, version, comment)
        messages.success(request, f"{_outcome(translation)}: „{title}“")
    elif verdict == "send_back":
        submission = review.submission_of(translation, segments_of(translation))
        review.send_back(translation, request.user, version, comment)
        to = f" an {get_user_display_name(submission.by)}" if submission and submission.by else ""
        messages.success(request, f"Zurückgegeben{to}: „{title}“")


def _outcome(translation: Translation) -> str:
    target = work.target_of(translation)
    if ready := approved(translation, target):
        return f"Freigegeben, {ready.appears}"
    return "Freigegeben und veröffentlicht" if isinstance(target, Page) else "Freigegeben"


@require_POST
@for_approvers
def take_back_approval(request: DeskRequest, translation: Translation) -> HttpResponse:
    """What was approved by mistake does not appear; it has to be handed in once more."""
    reason, version = request.POST.get("reason", "").strip(), request.POST.get("approved", "")
    try:
        reason = written(reason, "Schreiben Sie, warum die Übersetzung nicht erscheinen soll.")
        review.take_back_approval(translation, request.user, version, reason)
    except work.NotNow as refusal:
        messages.error(request, f"{refusal}{_kept(reason)}")
        return show(request, translation, status=LOCKED)
    except NotAQuestion as error:
        messages.error(request, str(error))
        return show(request, translation, status=400, reason=reason, is_open=True)
    forget_number(request.user)
    messages.success(
        request,
        "Freigabe zurückgenommen. Die Übersetzung erscheint erst, wenn sie neu freigegeben ist.",
    )
    return _back(translation)


def _kept(words: str) -> str:
    """What somebody wrote, where no field holds it any more."""
    return f" Sie hatten geschrieben: „{words}“" if words else ""


def _note(request: DeskRequest, translation: Translation) -> int:
    """Stores what stands in the fields for notes; how many there were."""
    noted = 0
    for name in request.POST:
        place = Place.from_key(name.removeprefix(COMMENT)) if name.startswith(COMMENT) else None
        if place and request.POST[name].strip():
            review.comment_on(translation, place, written(request.POST[name], ""), request.user)
            noted += 1
    return noted


@require_POST
@for_translators
def done(request: DeskRequest, translation: Translation, comment: int) -> HttpResponse:
    """Ticks a note off, or opens it again."""
    answer = store_form(request, translation)
    if answer is not None:
        return answer
    work.refuse_if_closed(translation)
    row = get_object_or_404(ReviewComment, pk=comment, translation=translation)
    row.done = not row.done
    row.save(update_fields=["done"])
    return _back(translation, f"#stelle-{row.string_id}-{row.context_id}")


def _back(translation: Translation, where: str = "") -> HttpResponse:
    return redirect(f"{reverse('translations:edit', args=[translation.pk])}{where}")
