"""Papers as files."""

from django.http import HttpResponse


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF that opens in the browser and that no search engine lists."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
