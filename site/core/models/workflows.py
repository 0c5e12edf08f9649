"""Four eyes: what is written by one person is published by another."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.urls import reverse
from wagtail import hooks
from wagtail.models import AbstractGroupApprovalTask, PagePermissionTester

from ..languages import HOME_DEPTH

PUBLISH_WITHOUT_APPROVAL = "core.publish_without_approval"
# Says what a decision on the start page did (see `core.review`).
DECISION_VIEW = "office_decision"
# Rooms say who else wrote a text last: called with the page, gives the number of a person or None.
ALSO_WRITTEN_BY = "office_text_also_written_by"


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
            *(written_by(obj) for written_by in hooks.get_hooks(ALSO_WRITTEN_BY)),
        }

    def get_actions(self, obj, user):
        if not super().get_actions(obj, user):
            return []
        send_back = [("reject", "Zurückgeben mit Kommentar", True)]
        if self.bars(obj, user):
            return send_back
        # Always with the dialog: what goes public by one key is public by mistake.
        return [("approve", "Freigeben und veröffentlichen", True), *send_back]

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve":
            state = task_state.workflow_state
            if self.move_to_latest_revision(task_state):
                # The text changed while it was being approved: it waits for a new look.
                return None
            if self.bars(state.content_object, user):
                raise PermissionDenied("Freigeben muss eine andere Person.")
        super().on_action(task_state, user, action_name, **kwargs)
        return reverse(DECISION_VIEW, args=[task_state.pk])

    @staticmethod
    def move_to_latest_revision(task_state) -> bool:
        """Lets the open approval refer to the newest version; true if it did not yet."""
        page = task_state.workflow_state.content_object
        # Wagtail keeps the object from before the save that brought the newest version.
        page.refresh_from_db(fields=["latest_revision"])
        latest = page.get_latest_revision()
        reviewed = task_state.revision
        if reviewed.pk == latest.pk:
            return False
        if says_the_same(latest, reviewed):
            # New rows (a correction, a photo) count as changed in every form: nothing was written.
            page.latest_revision = reviewed
            page.latest_revision_created_at = reviewed.created_at
            page.save(update_fields=["latest_revision", "latest_revision_created_at"], clean=False)
            latest.delete()
            return False
        task_state.revision = latest
        task_state.save(update_fields=["revision"])
        return True

    def get_task_states_user_can_moderate(self, user, **kwargs):
        return super().get_task_states_user_can_moderate(user, **kwargs).exclude(own_texts(user))


def own_texts(user) -> Q:
    """What this person submitted or wrote last, of `TaskState`; without what rooms add."""
    return Q(workflow_state__requested_by=user) | Q(revision__user=user)


# What Wagtail writes anew into a version without anybody having written something.
BOOKKEEPING = {
    "translation_key",
    "latest_revision",
    "latest_revision_created_at",
    "has_unpublished_changes",
}


def says_the_same(one, other) -> bool:
    """Whether two versions of a page hold the same text and facts."""
    return _without_bookkeeping(one.content) == _without_bookkeeping(other.content)


def _without_bookkeeping(value):
    if isinstance(value, list):
        return [_without_bookkeeping(item) for item in value]
    if isinstance(value, dict):
        return {
            name: _without_bookkeeping(item)
            for name, item in value.items()
            if name not in BOOKKEEPING
        }
    return value


class EditingRights(PagePermissionTester):
    """What a person may do with a page of the site."""

    def can_publish(self):
        return super().can_publish() and self._needs_no_second_person()

    def can_publish_subpage(self):
        return super().can_publish_subpage() and self._needs_no_second_person()

    def can_unpublish(self):
        return super().can_unpublish() and self._may_do_without_home()

    def can_unschedule(self):
        # Taking a planned publication back is no publication.
        return super().can_publish()

    def can_set_view_restrictions(self):
        return self._is_source() and super().can_publish()

    def can_move(self):
        # A translation has the path of its German page and goes where that one goes.
        return self._is_source() and super().can_move() and self._may_do_without_home()

    def can_copy(self):
        return self._is_source() and super().can_copy()

    def can_reorder_children(self):
        return self._is_source() and super().can_reorder_children()

    def _is_source(self) -> bool:
        return self.page.is_root() or self.page.language.is_source

    def can_delete(self, ignore_bulk=False):
        if not (super().can_delete(ignore_bulk) and self._may_do_without_home()):
            return False
        # A deleted translation takes the translation memory with it: nothing for translators.
        return (
            self.user.is_superuser or "publish" in self.permissions or self.page.language.is_source
        )

    def _may_do_without_home(self) -> bool:
        """Everything of a language is below its home page: that one is part of the site itself."""
        return self.page.depth > HOME_DEPTH or self.user.has_perm("wagtailcore.change_site")

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
