"""The addresses of the desk, below /verwaltung/uebersetzungen/."""

from . import desk, easy_language, editor, exchange, glossary

app_name = "translations"
urlpatterns = [
    *desk.urlpatterns,
    *easy_language.urlpatterns,
    *editor.urlpatterns,
    *exchange.urlpatterns,
    *glossary.urlpatterns,
]
