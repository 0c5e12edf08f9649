"""The start page of the press office says what translators want to know."""

from typing import Any

from django.template.loader import get_template
from wagtail import hooks
from wagtail.admin.ui.components import Component

from ..questions import open_questions
from ..rights import may_request

ROWS = 5


class QuestionsPanel(Component):
    """Open questions about texts that one may edit, left out where there are none."""

    name = "translation_questions"
    order = 240
    template_name = "translations/questions_panel.html"

    def render_html(self, parent_context: Any = None) -> str:
        user = parent_context["request"].user
        if not may_request(user):
            return ""
        waiting = open_questions(user)
        questions = list(waiting[: ROWS + 1])
        if not questions:
            return ""
        count = len(questions) if len(questions) <= ROWS else waiting.count()
        context = {"questions": questions[:ROWS], "count": count}
        return get_template(self.template_name).render(context)


@hooks.register("construct_homepage_panels")
def show_questions(request, panels):
    panels.append(QuestionsPanel())
