"""Makes people who edit what pages refer to, for tests."""

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html

from .editing import person_in


class RowEditor:
    """Somebody who has a form open."""

    def __init__(self, address: str, name: str):
        self.client = Client()
        self.client.force_login(person_in("Administration", first_name=name, last_name="Muster"))
        self.address = self.client.get(address, follow=True).request["PATH_INFO"]
        self.form = self.read(self.client.get(self.address))

    @staticmethod
    def read(response) -> dict:
        page = BeautifulSoup(response.content, "html.parser")
        form = page.select_one('form:has(input[name="opened_with"])')
        data = querydict_from_html(str(form)) if form else {}
        return {name: data.getlist(name)[-1] for name in data}

    def save(self, **fields) -> str:
        """Presses "Speichern"; returns what is said then, and goes on with the form as it is."""
        self.form |= fields
        response = self.client.post(self.address, self.form, follow=True)
        form = response.context.get("form")
        self.form = self.read(response)
        return form.errors.as_text() if form is not None and form.is_bound else ""
