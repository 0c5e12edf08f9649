"""The table of rights: who may do what at which address of the admin, in which language.

Read from the top; the first row whose pattern fits the name of an address counts. An address
that no row names is outside the table, and the matrix fails.
"""

from fnmatch import fnmatchcase

from .addresses import Address

NOBODY: frozenset[str] = frozenset()
STAFF = frozenset({"translator", "approver", "editor", "coordinator", "circle"})
EVERYBODY = STAFF | {"anonymous"}
DESK = frozenset({"translator", "approver"})
EDITOR = frozenset({"editor"})
APPROVER = frozenset({"approver"})
COORDINATOR = frozenset({"coordinator"})
CIRCLE = frozenset({"circle"})
WRITERS = frozenset({"editor", "coordinator", "circle"})  # Whoever writes German pages.

# The pages are press releases; the coordinator and the circles have none.
EDITING = {"de": EDITOR, "ar": DESK}
WRITING = {"de": EDITOR}
# A German release is published by the press office's approvers, who are not among the five.
PUBLISHING = {"ar": APPROVER}
MAILS = frozenset({"editor", "coordinator"})
MAIL_TEXTS = {"de": MAILS, "ar": MAILS, "uk": MAILS}
CONTACTS = {"de": WRITERS, "ar": WRITERS, "uk": WRITERS}
# The pages of the desk ask for the language of the translation; German has none (see `paths`).
TRANSLATING = {"de": DESK, "ar": DESK}

Row = frozenset[str] | dict[str, frozenset[str]]
TABLE: list[tuple[str, Row]] = [
    # Before signing in
    ("wagtailadmin_login", EVERYBODY),
    ("wagtailadmin_password_reset*", EVERYBODY),
    ("wagtailadmin_javascript_catalog", EVERYBODY),
    ("wagtailadmin_sprite", EVERYBODY),
    # Changing a page through Wagtail's interface for its own admin: closed
    ("no_page_actions", NOBODY),
    # The package: closed, with everything an upgrade may bring
    ("wagtail_localize:*", NOBODY),
    # Our desk
    ("translations:begin", {"ar": DESK}),
    ("translations:decide", {"de": APPROVER, "ar": APPROVER}),
    ("translations:take_back_approval", {"de": APPROVER, "ar": APPROVER}),
    ("translations:answer", EDITOR),  # Whoever may edit the page that is asked about.
    ("translations:questions", WRITERS),
    ("translations:queue", STAFF),  # Writers of German are led to the table.
    ("translations:never", DESK),
    ("translations:table", WRITERS),
    ("translations:text", STAFF),
    ("translations:request", WRITERS),
    ("translations:sections", WRITERS),
    ("translations:section", EDITOR),  # The section of the press; others have theirs.
    ("translations:bulk_*", WRITERS),
    ("translations:glossary_add", WRITERS),
    ("translations:glossary_term", WRITERS),
    ("translations:glossary_delete", WRITERS),
    ("translations:glossary_entry", {"ar": DESK}),
    ("translations:glossary*", STAFF),
    ("translations:easy*", NOBODY),
    ("translations:import_many", DESK),
    ("translations:export_many", DESK),
    ("translations:*", TRANSLATING),
    # Pages
    ("wagtailadmin_api:pages:detail", EDITING),
    ("wagtailadmin_api:pages:action", NOBODY),
    ("wagtailadmin_api:*", STAFF),
    ("wagtailadmin_explore_root", STAFF),
    ("wagtailadmin_explore*", EDITING),
    ("wagtail_bulk_action", STAFF),  # Shows what it may not touch; see the test of its effect.
    ("wagtailadmin_pages:add", WRITING),
    ("wagtailadmin_pages:preview_on_add", WRITING),
    ("wagtailadmin_pages:add_subpage", WRITING),
    ("wagtailadmin_pages:copy", WRITING),
    ("wagtailadmin_pages:delete", PUBLISHING),
    ("wagtailadmin_pages:unpublish", PUBLISHING),
    ("wagtailadmin_pages:revisions_unschedule", PUBLISHING),
    ("wagtailadmin_pages:workflow_action", PUBLISHING),
    ("wagtailadmin_pages:collect_workflow_action_data", PUBLISHING),
    ("wagtailadmin_pages:workflow_preview", PUBLISHING),
    ("wagtailadmin_pages:move_confirm", STAFF),  # Asks; the answer is refused, see below.
    ("wagtailadmin_pages:move", NOBODY),
    ("wagtailadmin_pages:set_page_position", NOBODY),
    ("wagtailadmin_pages:set_privacy", NOBODY),
    ("wagtailadmin_pages:lock", NOBODY),
    ("wagtailadmin_pages:unlock", NOBODY),
    ("wagtailadmin_pages:convert_alias", NOBODY),
    ("wagtailadmin_pages:confirm_workflow_cancellation", STAFF),  # Asks.
    ("wagtailadmin_pages:revisions_index", STAFF),  # Leads to the history, which asks.
    ("wagtailadmin_pages:revisions_compare", {"": EDITOR}),
    ("wagtailadmin_pages:search", STAFF),
    ("wagtailadmin_pages:search_results", STAFF),
    ("wagtailadmin_pages:type_use", STAFF),
    ("wagtailadmin_pages:type_use_results", STAFF),
    ("wagtailadmin_pages:choose_parent", STAFF),
    ("wagtailadmin_pages:edit", EDITING),
    ("wagtailadmin_pages:history", EDITING),
    ("wagtailadmin_pages:history_results", EDITING),
    ("wagtailadmin_pages:preview_on_edit", EDITING),
    ("wagtailadmin_pages:revisions_revert", EDITING),
    ("wagtailadmin_pages:revisions_view", EDITING),
    ("wagtailadmin_pages:usage", EDITING),
    ("wagtailadmin_pages:view_draft", EDITING),
    ("wagtailadmin_pages:workflow_history", EDITING),
    ("wagtailadmin_pages:workflow_history_detail", EDITING),
    # Looking up what a text refers to
    ("wagtailadmin_choose_page*", STAFF),
    ("wagtailadmin_tag_autocomplete", STAFF),
    ("wagtailadmin_tag_model_autocomplete", NOBODY),
    ("wagtailsnippetchoosers_core_contact:create", WRITERS),
    ("wagtailsnippetchoosers_circles_focusarea:create", CIRCLE),
    ("wagtailsnippetchoosers_outbox_mailtext:create", MAILS),
    ("wagtailsnippetchoosers_*:create", NOBODY),
    ("wagtailsnippetchoosers_*:chosen", STAFF),
    ("wagtailsnippetchoosers_*", STAFF),
    ("wagtailimages_chooser:create", WRITERS),
    ("wagtailimages_chooser:*", STAFF),
    ("wagtaildocs_chooser:create", WRITERS),
    ("wagtaildocs_chooser:*", STAFF),
    ("wagtailembeds:*", STAFF),
    # Master data
    ("wagtailsnippets_core_contact:edit", {"de": WRITERS}),
    ("wagtailsnippets_core_contact:copy", {"de": WRITERS}),
    ("wagtailsnippets_core_contact:delete", NOBODY),
    ("wagtailsnippets_core_contact:*", CONTACTS),
    ("wagtailsnippets_circles_focusarea:*", CIRCLE),
    ("wagtailsnippets_outbox_mailtext:edit", {"de": MAILS}),
    ("wagtailsnippets_outbox_mailtext:copy", {"de": MAILS}),
    ("wagtailsnippets_outbox_mailtext:delete", {"de": COORDINATOR}),
    ("wagtailsnippets_outbox_mailtext:*", MAIL_TEXTS),
    ("wagtailsnippets_home_barrierreport:add", NOBODY),
    ("wagtailsnippets_home_barrierreport:copy", NOBODY),
    ("wagtailsnippets_home_barrierreport:delete", NOBODY),
    ("wagtailsnippets_home_barrierreport:*", EDITOR),
    ("wagtailsnippets*", NOBODY),
    # Files
    ("wagtailimages:index*", WRITERS),
    ("wagtailimages:add*", WRITERS),
    ("wagtailimages:edit", EDITOR),
    ("wagtailimages:edit_multiple", EDITOR),
    ("wagtailimages:delete", EDITOR),
    ("wagtailimages:delete_multiple", EDITOR),
    ("wagtailimages:preview", EDITOR),
    ("wagtailimages:image_usage", EDITOR),
    ("wagtailimages:*", NOBODY),
    ("wagtaildocs:index*", WRITERS),
    ("wagtaildocs:add*", WRITERS),
    ("wagtaildocs:edit", EDITOR),
    ("wagtaildocs:edit_multiple", EDITOR),
    ("wagtaildocs:delete", EDITOR),
    ("wagtaildocs:delete_multiple", EDITOR),
    ("wagtaildocs:document_usage", EDITOR),
    ("wagtaildocs:*", NOBODY),
    # Participants and their mail
    ("trainings_books:add", NOBODY),
    ("trainings_books:delete", NOBODY),
    ("trainings_books:*", COORDINATOR),
    ("trainings_desk:*", COORDINATOR),
    ("trainings_dates:*", EDITOR | COORDINATOR),
    ("outbox:*", COORDINATOR),
    # What concerns the person, or what everybody may know
    ("wagtailadmin_home", STAFF),
    ("wagtailadmin_account", STAFF),
    ("wagtailadmin_logout", STAFF),
    ("wagtailadmin_dismissibles", STAFF),
    ("wagtailadmin_editing_sessions:release", STAFF),
    ("wagtailadmin_editing_sessions:ping", EDITOR),
    ("wagtailadmin_block_preview", STAFF),
    ("office_decision", STAFF),
    ("wagtailadmin_reports:locked_pages*", NOBODY),
    ("wagtailadmin_reports:*", STAFF),  # Each shows what the person may edit.
    ("wagtailadmin_workflows:task_chooser*", STAFF),
    ("wagtailadmin_workflows:task_chosen", STAFF),
    ("wagtailadmin_error_test", STAFF),
    # Administration
    ("wagtailadmin_collections:*", NOBODY),
    ("wagtailadmin_workflows:*", NOBODY),
    ("wagtailredirects:*", NOBODY),
    ("wagtailsettings:*", NOBODY),
    ("wagtaillocales:*", NOBODY),
    ("wagtailsites:*", NOBODY),
    ("wagtailusers_*", NOBODY),
]


def pattern_for(address: Address) -> str | None:
    """The first pattern that fits the name; None when the address is outside the table."""
    return next((pattern for pattern, _row in TABLE if fnmatchcase(address.name, pattern)), None)


def row_for(address: Address) -> Row | None:
    return dict(TABLE).get(pattern_for(address))


def who_may(row: Row, code: str) -> frozenset[str]:
    return row if isinstance(row, frozenset) else row.get(code, NOBODY)
