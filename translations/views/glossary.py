"""The glossary in the administration: the list, a term, and a term in one language."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Locale

from core.languages import Language, language_for
from core.models import User

from ..forms.desk import NAMES, foreign_languages
from ..forms.glossary import EntryForm, GlossaryFilter, TermForm
from ..glossary_files.taking import may_edit
from ..models import GlossaryEntry, GlossaryTerm
from ..rights import languages_of, may_request
from .opening import crumbs
from .people import DeskRequest
from .tabs import tabs_for

TITLE = "Glossar"
PER_PAGE = 50


def for_the_desk(view: Callable) -> Callable:
    """Open to everybody who translates, approves or writes German."""

    @wraps(view)
    def guarded(request: DeskRequest, *args, **kwargs) -> HttpResponse:
        if not (languages_of(request.user) or may_request(request.user)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def for_german_writers(view: Callable) -> Callable:
    """Open to whoever writes German: they say which words are terms."""

    @wraps(view)
    def guarded(request: DeskRequest, *args, **kwargs) -> HttpResponse:
        if not may_request(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_the_desk
def glossary(request: DeskRequest) -> HttpResponse:
    """All terms with what they are called in one language."""
    form = GlossaryFilter({"sprache": _own_language(request.user)} | request.GET.dict())
    form.is_valid()
    asked = form.cleaned_data
    language = language_for(asked.get("sprache") or _own_language(request.user))
    terms = _matching(language, asked.get("q") or "", is_open=asked.get("nur") == "offen")
    context = {
        "page": WagtailPaginator(terms, PER_PAGE).get_page(request.GET.get("p")),
        "form": form,
        "is_filtered": bool(asked.get("q") or asked.get("nur")),
        "language": language,
        "language_name": NAMES[language.code],
        "may_edit_words": may_edit(request.user, language.code),
        "may_edit_terms": may_request(request.user),
        "tabs": tabs_for(request, "glossary"),
        "header_title": TITLE,
        "header_icon": "openquote",
        "breadcrumbs_items": crumbs(TITLE),
    }
    return TemplateResponse(request, "translations/glossary.html", context)


def _own_language(user: User) -> str:
    mine = languages_of(user) or foreign_languages()
    return mine[0].code


def _matching(language: Language, words: str, *, is_open: bool) -> QuerySet[GlossaryTerm]:
    entries = GlossaryEntry.objects.filter(locale__language_code=language.code)
    terms = GlossaryTerm.objects.prefetch_related(Prefetch("entries", entries, to_attr="here"))
    if words:
        translated = entries.filter(words__icontains=words).values("term")
        german = Q(german__icontains=words) | Q(other_forms__icontains=words)
        terms = terms.filter(german | Q(pk__in=translated))
    if is_open:
        done = entries.filter(~Q(words="") | Q(is_kept=True))
        terms = terms.exclude(pk__in=done.values("term"))
    return terms


@require_http_methods(["GET", "HEAD", "POST"])
@for_german_writers
def add_term(request: DeskRequest) -> HttpResponse:
    """A new German term; its words follow in each language."""
    return _edit_term(request, GlossaryTerm(), "Neuer Begriff")


@require_http_methods(["GET", "HEAD", "POST"])
@for_german_writers
def term(request: DeskRequest, pk: int) -> HttpResponse:
    """The German side of a term."""
    found = get_object_or_404(GlossaryTerm, pk=pk)
    return _edit_term(request, found, found.german)


def _edit_term(request: DeskRequest, found: GlossaryTerm, title: str) -> HttpResponse:
    form = TermForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        saved = form.save()
        messages.success(request, f"Gespeichert: „{saved.german}“")
        return redirect("translations:glossary")
    context = {"form": form, "term": found, **_frame(title)}
    return _answer(request, "translations/glossary_term.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_german_writers
def delete_term(request: DeskRequest, pk: int) -> HttpResponse:
    """Asks first: the words of all languages go with it."""
    found = get_object_or_404(GlossaryTerm, pk=pk)
    if request.method == "POST":
        found.delete()
        messages.success(request, f"Gelöscht: „{found.german}“")
        return redirect("translations:glossary")
    codes = found.entries.values_list("locale__language_code", flat=True)
    context = {
        "term": found,
        "languages": [NAMES[code] for code in codes if code in NAMES],
        **_frame("Begriff löschen"),
    }
    return TemplateResponse(request, "translations/glossary_delete.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
def entry(request: DeskRequest, pk: int, code: str) -> HttpResponse:
    """What a term is called in one language; empty fields take it out of this language."""
    language = _language_or_404(code)
    if not may_edit(request.user, code):
        raise PermissionDenied
    found = get_object_or_404(GlossaryTerm, pk=pk)
    locale = get_object_or_404(Locale, language_code=code)
    here = GlossaryEntry.objects.filter(term=found, locale=locale).first()
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        instance=here or GlossaryEntry(term=found, locale=locale),
        language=language,
    )
    if form.is_valid():
        _store(form, request.user)
        messages.success(request, f"Gespeichert: „{found.german}“ auf {NAMES[code]}")
        return redirect(f"{reverse('translations:glossary')}?sprache={code}")
    context = {
        "form": form,
        "term": found,
        "language_name": NAMES[code],
        "list_url": f"{reverse('translations:glossary')}?sprache={code}",
        **_frame(f"{found.german} – {NAMES[code]}"),
    }
    return _answer(request, "translations/glossary_entry.html", context, form)


def _store(form: EntryForm, user: User) -> None:
    if form.is_empty:
        if form.instance.pk:
            form.instance.delete()
        return
    # Two people may add the first words at the same moment.
    values = {name: form.cleaned_data[name] for name in form.Meta.fields}
    GlossaryEntry.objects.update_or_create(
        term=form.instance.term,
        locale=form.instance.locale,
        defaults=values | {"changed_by": user, "changed_at": timezone.now()},
    )


def _language_or_404(code: str) -> Language:
    language = language_for(code)
    if language.code != code or language.is_source:
        raise Http404
    return language


def _answer(request: DeskRequest, template: str, context: dict, form) -> HttpResponse:
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)


def _frame(title: str) -> dict:
    return {
        "header_title": title,
        "header_icon": "openquote",
        "breadcrumbs_items": crumbs(title, (reverse("translations:glossary"), TITLE)),
    }
