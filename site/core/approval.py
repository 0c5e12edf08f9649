"""What happens when the last approval is given (see the setting that names it)."""


def publish_approved(workflow_state, user=None) -> None:
    """Publishes the approved version; the approval is the permission, whoever gave it."""
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
