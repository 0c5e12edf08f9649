"""The start page of the press office says what translators want to know."""

from typing import Any

from wagtail import hooks
from wagtail.admin.ui.components import Component

from ..questions import open_questions
from ..rights import may_request

ROWS = 5


class QuestionsPanel(Component):
    """Open questions, left out where there are none."""

    name = "translation_questions"
    order = 240
    template_name = "translations/questions_panel.html"

    def get_context_data(self, parent_context: Any) -> dict:
        rows = open_questions()
        return {"questions": list(rows[:ROWS]), "count": rows.count()}

    def render_html(self, parent_context: Any = None) -> str:
        user = parent_context["request"].user
        return super().render_html(parent_context) if may_request(user) and _any() else ""


def _any() -> bool:
    return open_questions().exists()


@hooks.register("construct_homepage_panels")
def show_questions(request, panels):
    panels.append(QuestionsPanel())
