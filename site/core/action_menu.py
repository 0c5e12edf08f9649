"""The buttons below the editor: the next step comes first, and each step is there once."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)

from .review import sent_back


class SubmitAgainMenuItem(SubmitForModerationMenuItem):
    """Hands a page in that came back; says so whatever the approval is called."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": "Erneut einreichen"}


@hooks.register("construct_page_action_menu")
def approval_first(items: list[ActionMenuItem], request: HttpRequest, context: dict) -> None:
    """Whoever is asked to approve sees that button; their own change is the exception."""
    approvals = [i for i in items if isinstance(i, WorkflowMenuItem) and i.name == "approve"]
    with_dialog = [item for item in approvals if item.launch_modal]
    if not with_dialog:
        return
    others = [item for item in items if item not in approvals]
    # The menu opens upwards: its last entry is the nearest to the large button.
    others.sort(key=lambda item: isinstance(item, WorkflowMenuItem))
    items[:] = [with_dialog[0], *others]


@hooks.register("construct_page_action_menu")
def take_back_only_ones_own(
    items: list[ActionMenuItem], request: HttpRequest, context: dict
) -> None:
    """Who decides gives a page back, with a reason; taking it back is for who handed it in."""
    page = context.get("page")
    state = page and page.current_workflow_state
    may_decide = any(isinstance(item, WorkflowMenuItem) for item in items)
    if state and may_decide and state.requested_by_id != request.user.pk:
        items[:] = [item for item in items if not isinstance(item, CancelWorkflowMenuItem)]


@hooks.register("construct_page_action_menu")
def submit_again_once(items: list[ActionMenuItem], request: HttpRequest, context: dict) -> None:
    page = context.get("page")
    if page is None or sent_back(page) is None:
        return
    # To begin the approval anew, or to take back what came back, says the same less clearly.
    alike = (CancelWorkflowMenuItem, RestartWorkflowMenuItem)
    items[:] = [
        SubmitAgainMenuItem(item.order) if isinstance(item, SubmitForModerationMenuItem) else item
        for item in items
        if not isinstance(item, alike)
    ]
