"""What the sample says on one general page."""

from dataclasses import dataclass

from ..body import Block


@dataclass(frozen=True)
class Text:
    """Words of a page; `path` is its path below the home page, `languages` where it is read."""

    path: str
    title: str
    lead: str
    body: tuple[Block, ...] = ()
    languages: tuple[str, ...] = ("en", "ar")
    contact: str = ""
    in_menu: bool = False
    picture: str = ""
    picture_alt: str = ""
    description: str = ""

    @property
    def slug(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    @property
    def parent_path(self) -> str:
        return self.path.rpartition("/")[0]
