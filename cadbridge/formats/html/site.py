"""The files of the site."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from cadbridge.files import write_atomic
from cadbridge.formats import WriteJob
from cadbridge.formats.html.addresses import (
    PARTS_FOLDER,
    Addresses,
    downloads_by_part,
    page_names,
)
from cadbridge.formats.html.cabling_page import cabling_page
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import INDEX, SEARCH, STYLE, Page, page_html
from cadbridge.formats.html.home_page import home_page
from cadbridge.formats.html.makers_page import makers_page
from cadbridge.formats.html.open_page import open_page
from cadbridge.formats.html.part_page import part_page
from cadbridge.formats.html.search import search_index


def write_site(job: WriteJob, folder: Path, site: Path) -> Iterator[Path]:
    """Write the site of a job's parts, a file at a time.

    Args:
        job: the parts, and the files of other formats that the site may offer.
        folder: of the whole export.
        site: where the pages go; beside the folders of the other formats.
    """
    for name, text in _texts(job, folder):
        path = site / name
        write_atomic(path, text.encode("utf-8", "replace"))
        yield path


def _texts(job: WriteJob, folder: Path) -> Iterator[tuple[str, str]]:
    catalogue = Catalogue(
        library=job.library,
        parts=job.parts,
        pages=page_names(job.parts),
        downloads=downloads_by_part(job.exported, folder, job.parts),
    )
    for name in (STYLE, SEARCH):
        yield name, files(__package__).joinpath(*name.split("/")).read_text(encoding="utf-8")
    yield INDEX, search_index(catalogue)
    below = Addresses(catalogue.pages, "../")
    pages: dict[str, Page] = {}
    for number, name in catalogue.pages.items():
        part = job.library.part_by_number[number]
        pages[number] = part_page(catalogue, below, part, f"{PARTS_FOLDER}/{name}.html")
        yield pages[number].path, page_html(pages[number], below)
    top = Addresses(catalogue.pages)
    makers = makers_page(catalogue, top)
    for page in (
        home_page(catalogue, top),
        cabling_page(catalogue, top),
        makers,
        open_page(catalogue, top, pages, makers),
    ):
        yield page.path, page_html(page, top)
