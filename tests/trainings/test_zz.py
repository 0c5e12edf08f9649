from django.test.utils import CaptureQueriesContext

from core import frame
from tests.trainings.test_queries import *


def cold(client, url, show=False):
    frame._frames.clear()
    with CaptureQueriesContext(connection) as q:
        client.get(url)
    if show:
        for x in q.captured_queries:
            print("  ", x["sql"].split("FROM", 1)[-1][:60], "|", x["sql"].split("WHERE")[-1][:120])
    return len(q)


def test_x(client, parts):
    page = rich_training(parts, image=SiteImageFactory(), image_alt="Ein Raum")
    for c in ("de", "ar", "en"):
        for u in (
            f"/{c}/schulungen/{page.slug}/",
            f"/{c}/schulungen/",
            f"/{c}/schulungen/?ansicht=monat",
        ):
            print(u, count(client, u), "cold", cold(client, u, show=c == "ar"))
    assert 0
