"""What waits for the approval of a person: German pages; translations are in the queue."""

from django.conf import settings
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.models import GroupApprovalTask, Page, TaskState, get_default_page_content_type

from core.models import FourEyesApprovalTask, User
from core.models.workflows import own_texts


def approvals_for(user: User) -> list[TaskState]:
    """The newest first; one query, however many wait."""
    german = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    numbers = german.annotate(number=Cast("pk", CharField())).values("number")
    states = (
        TaskState.objects.filter(
            _may_be_decided_by(user),
            status=TaskState.STATUS_IN_PROGRESS,
            task__active=True,
            workflow_state__base_content_type=get_default_page_content_type(),
            workflow_state__object_id__in=numbers,
        )
        .select_related("workflow_state__requested_by", "revision")
        .defer("revision__content")
        .order_by("-started_at", "-pk")
    )
    return list(states)


def _may_be_decided_by(user: User) -> Q:
    """Members of the groups of the task; with four eyes nobody decides about their own text."""
    by_one, by_two = GroupApprovalTask.objects.all(), FourEyesApprovalTask.objects.all()
    if not user.is_superuser:
        by_one, by_two = (tasks.filter(groups__user=user) for tasks in (by_one, by_two))
    return Q(task__in=by_one.values("pk")) | Q(task__in=by_two.values("pk")) & ~own_texts(user)
