"""The files of the site."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import words_over
from cadbridge.errors import FileError
from cadbridge.files import missing, write_atomic
from cadbridge.formats import WriteJob
from cadbridge.formats.html import FOLDER
from cadbridge.formats.html.addresses import PARTS_FOLDER, Addresses
from cadbridge.formats.html.cabling_page import cabling_page
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.downloads import offered, write_of_all, write_of_part
from cadbridge.formats.html.facets import Buses
from cadbridge.formats.html.find_page import find_page
from cadbridge.formats.html.frame import (
    INDEX,
    SCRIPT,
    SEARCH,
    STYLE,
    Brand,
    Page,
    catalogue_around,
    page_html,
)
from cadbridge.formats.html.home_page import home_page
from cadbridge.formats.html.makers_page import makers_page
from cadbridge.formats.html.open_page import open_page
from cadbridge.formats.html.orders_page import orders_page
from cadbridge.formats.html.part_page import part_page
from cadbridge.formats.html.search import search_index
from cadbridge.formats.html.words import SAID
from cadbridge.mapping.product_groups import groups_of
from cadbridge.progress import steps

_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def write_site(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the site of a job's parts below the folder, a file at a time.

    Pages come last, so that no link is dead.
    """
    written = {"": list(write_of_all(job, folder))}
    for number in dict.fromkeys(part.part_number for part in job.parts):
        alone = job.of((job.library.part_by_number[number],))
        written[number] = list(write_of_part(alone, folder))
    for paths in written.values():
        yield from paths
    yield from write_pages(job, folder, written)


def write_pages(
    job: WriteJob, folder: Path, written: Mapping[str, Sequence[Path]]
) -> Iterator[Path]:
    """Write the pages, which offer the files to take along that were written."""
    site = folder / FOLDER
    brand, logo = _brand(job)
    if logo:
        write_atomic(site / brand.logo, logo)
        yield site / brand.logo
    catalogue = Catalogue(
        library=job.library,
        parts=job.parts,
        pages={part.part_number: job.library.file_name(part.part_number) for part in job.parts},
        downloads=offered(written, site),
        groups=groups_of(job.mappings),
        words=words_over(job.mappings, SAID, job.options.get("language") or ENGLISH),
    )
    buses = Buses.of(job.mappings["html"].settings)
    for name, text in _texts(catalogue, buses, brand):
        path = site / name
        write_atomic(path, text.encode("utf-8", "replace"))
        yield path


def _brand(job: WriteJob) -> tuple[Brand, bytes]:
    """Title and logo of every page, and the picture.

    Raises:
        FileError: it is no picture that browsers show, or cannot be read.
    """
    title, name = job.options.get("title", ""), job.options.get("logo", "")
    if not name:
        return Brand(title), b""
    path = Path(name)
    if path.suffix.lower() not in _PICTURES:
        raise FileError("is no picture", path=path, hint=f"one of {', '.join(_PICTURES)}")
    if not path.is_file():
        raise missing(path)
    return Brand(title, f"assets/logo{path.suffix.lower()}"), path.read_bytes()


def _texts(catalogue: Catalogue, buses: Buses, brand: Brand) -> Iterator[tuple[str, str]]:
    for name in (STYLE, SEARCH, SCRIPT):
        yield name, files(__package__).joinpath(*name.split("/")).read_text(encoding="utf-8")
    yield INDEX, search_index(catalogue, buses)
    below = Addresses(catalogue.pages, "../")
    pages: dict[str, Page] = {}
    for number, name in steps(tuple(catalogue.pages.items()), "part page", "written"):
        part = catalogue.library.part_by_number[number]
        page = pages[number] = part_page(catalogue, below, part, f"{PARTS_FOLDER}/{name}.html")
        yield page.path, page_html(page, catalogue_around(page, below, catalogue.words, brand))
    top = Addresses(catalogue.pages)
    makers = makers_page(catalogue, top)
    for page in (
        home_page(catalogue, top),
        find_page(catalogue.words),
        cabling_page(catalogue, top),
        orders_page(catalogue, top),
        makers,
        open_page(catalogue, top, pages, makers),
    ):
        yield page.path, page_html(page, catalogue_around(page, top, catalogue.words, brand))
