"""Writes the body of a page as a list of blocks, in the order in which it is read."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True)
class Ref:
    """A picture, file, page or contact of the sample by its key; its row is known when stored."""

    kind: str
    key: str


def as_stream(blocks: list[Block], find: Callable[[Ref], int]) -> str:
    """The blocks as a StreamField stores them, with the rows found for the references."""
    return json.dumps(
        [{"id": str(uuid.uuid4()), **_resolved(block, find)} for block in blocks],
        ensure_ascii=False,
    )


def _resolved(value: Any, find: Callable[[Ref], int]) -> Any:
    if isinstance(value, Ref):
        return find(value)
    if isinstance(value, dict):
        return {key: _resolved(item, find) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, find) for item in value]
    return value


def _items(values: list[Any]) -> list[Block]:
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]


# --- Parts of running text ----------------------------------------------------


def heading(text: str) -> str:
    return f"<h2>{text}</h2>"


def paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def bullets(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def with_link(text: str, href: str) -> str:
    """Gives the link that the sentence marks with `<a id="a1">` its address."""
    return text.replace('id="a1"', f'href="{href}"')


# --- Blocks -------------------------------------------------------------------


def prose(*parts: str) -> Block:
    return {"type": "prose", "value": "".join(parts)}


def figure(picture: str, alt: str, caption: str = "") -> Block:
    image = {"image": Ref("picture", picture), "alt_text": alt, "decorative": False}
    return {"type": "figure", "value": {"image": image, "caption": caption}}


def quote(text: str, attribution: str) -> Block:
    return {"type": "quote", "value": {"text": text, "attribution": attribution}}


def notice(kind: str, title: str, text: str) -> Block:
    return {"type": "notice", "value": {"kind": kind, "title": title, "text": paragraph(text)}}


def steps(*items: tuple[str, str]) -> Block:
    rows = [{"title": title, "text": paragraph(text)} for title, text in items]
    return {"type": "steps", "value": {"steps": _items(rows)}}


def accordion(*items: tuple[str, str]) -> Block:
    rows = [{"question": question, "answer": paragraph(answer)} for question, answer in items]
    return {"type": "accordion", "value": {"items": _items(rows)}}


def table(caption: str, header: list[str], *rows: list[str]) -> Block:
    value = {
        "caption": caption,
        "header": _items(header),
        "rows": _items([{"cells": _items(row)} for row in rows]),
    }
    return {"type": "table", "value": value}


def downloads(title: str, *files: str) -> Block:
    documents = _items([Ref("file", key) for key in files])
    return {"type": "downloads", "value": {"title": title, "documents": documents}}


def links(title: str, *paths: str) -> Block:
    """Links to pages by their path below the home page, for example `ehrenamt/foerderung`."""
    pages = _items([Ref("page", path) for path in paths])
    return {"type": "links", "value": {"title": title, "pages": pages}}


def contact(key: str) -> Block:
    return {"type": "contact", "value": {"contact": Ref("contact", key)}}
