"""Four eyes: what is written by one person is published by another."""

from django.core.exceptions import PermissionDenied
from wagtail.models import AbstractGroupApprovalTask, PagePermissionTester

PUBLISH_WITHOUT_APPROVAL = "core.publish_without_approval"


class FourEyesApprovalTask(AbstractGroupApprovalTask):
    """Approval by a member of the chosen groups who neither wrote nor submitted the text."""

    class Meta:
        verbose_name = "Freigabe durch eine zweite Person"
        verbose_name_plural = "Freigaben durch eine zweite Person"
        permissions = [
            ("publish_without_approval", "Darf im Notfall ohne Freigabe veröffentlichen")
        ]

    @classmethod
    def get_description(cls):
        return (
            "Mitglieder der gewählten Gruppen geben frei; wer eingereicht oder zuletzt geändert "
            "hat, gibt nicht selbst frei."
        )

    def bars(self, obj, user) -> bool:
        """Whether this person submitted the text or changed it last."""
        state = obj.current_workflow_state
        revision = obj.get_latest_revision()
        return user.pk in {
            state.requested_by_id if state else None,
            revision.user_id if revision else None,
        }

    def get_actions(self, obj, user):
        if not super().get_actions(obj, user):
            return []
        send_back = [("reject", "Zurückgeben mit Kommentar", True)]
        if self.bars(obj, user):
            return send_back
        return [
            ("approve", "Freigeben und veröffentlichen", False),
            ("approve", "Freigeben mit Kommentar", True),
            *send_back,
        ]

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve":
            state = task_state.workflow_state
            if self.move_to_latest_revision(task_state):
                # The text changed while it was being approved: it waits for a new look.
                return
            if user.pk in (state.requested_by_id, task_state.revision.user_id):
                raise PermissionDenied("Freigeben muss eine andere Person.")
        super().on_action(task_state, user, action_name, **kwargs)

    @staticmethod
    def move_to_latest_revision(task_state) -> bool:
        """Lets the open approval refer to the newest version; true if it did not yet."""
        page = task_state.workflow_state.content_object
        # Wagtail keeps the object from before the save that brought the newest version.
        page.refresh_from_db(fields=["latest_revision"])
        latest = page.get_latest_revision()
        if task_state.revision_id == latest.pk:
            return False
        task_state.revision = latest
        task_state.save(update_fields=["revision"])
        return True

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user).exclude(revision__user=user)


class EditingRights(PagePermissionTester):
    """What a person may do with a page of the site."""

    def can_publish(self):
        return super().can_publish() and self._needs_no_second_person()

    def can_publish_subpage(self):
        return super().can_publish_subpage() and self._needs_no_second_person()

    def can_unschedule(self):
        # Taking a planned publication back is no publication.
        return super().can_publish()

    def can_set_view_restrictions(self):
        return super().can_publish()

    def can_delete(self, ignore_bulk=False):
        if not super().can_delete(ignore_bulk):
            return False
        # A deleted translation takes the translation memory with it: nothing for translators.
        return (
            self.user.is_superuser or "publish" in self.permissions or self.page.language.is_source
        )

    def _needs_no_second_person(self) -> bool:
        return self.user.has_perm(PUBLISH_WITHOUT_APPROVAL) or not needs_second_person(self.page)


def needs_second_person(page) -> bool:
    """Whether the workflow of this page asks for an approval by somebody else."""
    workflow = page.get_workflow()
    if workflow is None:
        return False
    return FourEyesApprovalTask.objects.filter(
        active=True, workflow_tasks__workflow=workflow
    ).exists()
