"""What the history of a page says about its translations."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from ..german import CORRECTED
from ..review import APPROVAL_TAKEN_BACK
from ..waiting import BROUGHT_BACK, TAKEN_ALONG, WAITS


@hooks.register("register_log_actions")
def name_what_german_did(actions):
    for action, label in (
        (CORRECTED, "Als kleine Korrektur veröffentlicht, Übersetzungen bleiben gültig"),
        (TAKEN_ALONG, "Zusammen mit der deutschen Seite offline genommen"),
        (WAITS, "Freigegeben, wartet auf die deutsche Seite"),
        (BROUGHT_BACK, "Zusammen mit der deutschen Seite veröffentlicht"),
    ):
        actions.register_action(action, label, label)

    @actions.register_action(APPROVAL_TAKEN_BACK)
    class WithItsReason(LogFormatter):
        label = message = "Freigabe zurückgenommen"

        def format_comment(self, log_entry):
            return log_entry.data.get("comment", "")
