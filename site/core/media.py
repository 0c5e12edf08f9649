"""Gives out uploaded files where no nginx does it: pictures to all, originals to staff."""

import mimetypes
import posixpath

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.views.static import serve

from .views import read_only

# Renditions carry a fingerprint of their picture in the path and never change.
PUBLIC_FOLDER = "images"
STAFF_FOLDERS = ("original_images", "avatar_images")
ONE_YEAR = 365 * 24 * 60 * 60


@read_only
def uploaded_file(request, path):
    """Documents are not here: Wagtail serves them and asks who may read them."""
    if not isinstance(default_storage, FileSystemStorage):
        raise Http404
    # Normalised first: "images/../original_images" is not a public folder.
    path = posixpath.normpath(path).lstrip("/")
    folder = path.split("/", 1)[0]
    is_public = folder == PUBLIC_FOLDER
    if not is_public and not (folder in STAFF_FOLDERS and _is_staff(request.user)):
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # A name that no file system can hold.
        raise Http404 from error
    if is_public:
        patch_cache_control(response, public=True, immutable=True, max_age=ONE_YEAR)
    else:
        patch_cache_control(response, private=True, no_store=True)
    # Whatever was uploaded, it must not act on this origin.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if not (mimetypes.guess_type(path)[0] or "").startswith("image/"):
        response["Content-Disposition"] = "attachment"
    return response


def _is_staff(user) -> bool:
    return user.has_perm("wagtailadmin.access_admin")
