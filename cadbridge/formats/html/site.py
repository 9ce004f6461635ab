"""The files of the site."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from cadbridge.files import write_atomic
from cadbridge.formats import WriteJob
from cadbridge.formats.html import FOLDER
from cadbridge.formats.html.addresses import PARTS_FOLDER, Addresses
from cadbridge.formats.html.cabling_page import cabling_page
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.downloads import Download, write_downloads
from cadbridge.formats.html.frame import INDEX, SEARCH, STYLE, Page, page_html
from cadbridge.formats.html.home_page import home_page
from cadbridge.formats.html.makers_page import makers_page
from cadbridge.formats.html.open_page import open_page
from cadbridge.formats.html.part_page import part_page
from cadbridge.formats.html.search import search_index
from cadbridge.mapping.product_groups import groups_of


def write_site(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the site of a job's parts below the folder, a file at a time.

    Pages come last, so that no link is dead.
    """
    site = folder / FOLDER
    downloads: dict[str, list[Download]] = {}
    for download in write_downloads(job, site):
        downloads.setdefault(download.part, []).append(download)
        yield site / download.path
    catalogue = Catalogue(
        library=job.library,
        parts=job.parts,
        pages={part.part_number: job.library.file_name(part.part_number) for part in job.parts},
        downloads=downloads,
        groups=groups_of(job.mappings),
    )
    for name, text in _texts(catalogue):
        path = site / name
        write_atomic(path, text.encode("utf-8", "replace"))
        yield path


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for name in (STYLE, SEARCH):
        yield name, files(__package__).joinpath(*name.split("/")).read_text(encoding="utf-8")
    yield INDEX, search_index(catalogue)
    below = Addresses(catalogue.pages, "../")
    pages: dict[str, Page] = {}
    for number, name in catalogue.pages.items():
        part = catalogue.library.part_by_number[number]
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
