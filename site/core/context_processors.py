"""What every public template finds in its context."""

from .frame import frame_context


def frame(request) -> dict:
    """The frame around the page; nothing in the administration, which has its own."""
    if request.path.startswith("/verwaltung/"):
        return {}
    return frame_context(request)
