"""All that the page says of itself can be said in each of its languages."""

import ast
import re
from pathlib import Path

import pytest

import cadbridge.web
from cadbridge.doubts.point import field_word
from cadbridge.drawing.said.words import words_over
from cadbridge.formats import formats
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS, fields_of_parts
from cadbridge.jobs.explain import all_rules
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Kind
from cadbridge.model.fields import paths
from cadbridge.web.open_pages import HARMS
from cadbridge.web.reading_sections import NOT_ASKED
from cadbridge.web.refusals import REASONS
from cadbridge.web.site import SAID, language_of
from cadbridge.web.switch_words import field_name, label_of
from cadbridge.words import spoken

SWITCH = re.compile(r"--[a-z-]+")
LANGUAGES = shipped_mappings()["web"].settings["languages"]
REFUSED = {"FileError", "FindingsError"}
FOLDER = Path(cadbridge.web.__file__).parent


def texts() -> set[str]:
    """Texts that stand in the code as sentences to be said."""
    found = set()
    for path in FOLDER.glob("[!_]*.py"):  # what the folder itself says, it says in a terminal
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _is_said(node.func) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def _is_said(called: ast.expr) -> bool:
    """Whether a call says its first argument, or refuses something with it."""
    return getattr(called, "attr", "") == "say" or getattr(called, "id", "") in REFUSED


def data() -> set[str]:
    """Names that pages take from the formats and the model."""
    options = [option for item in formats().values() for option in item.read_options]
    fields = [*FIELDS, *fields_of_parts(shipped_mappings())]
    plain = "parts ports contacts ways conductors functions values faces files sheets tables"
    return {
        *(item.title for item in formats().values()),
        *(label_of(option) for option in options if option.key not in NOT_ASKED),
        *(str(choice) for option in options for choice in option.choices),
        *map(field_name, fields),
        *map(spoken, Kind),
        *REASONS.values(),
        *HARMS.values(),
        *plain.split(),
        *(word.removesuffix("s") for word in plain.split()[1:7]),
        *("connection points", "source documents", "order code", "order codes", "made with"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_said_in_the_language(language: str) -> None:
    known = {
        text: said
        for name in SAID
        for text, said in shipped_mappings()[name].settings["languages"][language].items()
    }
    assert not {text for text in texts() | data() if text not in known}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_finding_has_a_title_in_the_language(language: str) -> None:
    """One a code, and none of a code that is gone; different kinds are called differently."""
    titles = shipped_mappings()["findings"].settings["languages"][language]
    rules = all_rules()
    assert titles.keys() == rules.keys()
    for code, title in titles.items():
        alike = {other for other, said in titles.items() if said == title}
        assert len(alike) == len([it for it in rules.values() if it.title == rules[code].title])
        assert title.count("`") == rules[code].title.count("`"), code


def test_a_field_has_one_name_however_it_is_written() -> None:
    assert field_name("erp number") == field_name("erp_number") == "ERP number"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_do_about_each_kind_is_said_in_the_language(language: str) -> None:
    """Of each code, with the same switches; where the page has its own English, by that."""
    advice = shipped_mappings()["findings"].settings["advice"]
    own = advice["en"]
    rules = all_rules()
    assert advice[language].keys() == rules.keys() and own.keys() <= rules.keys()
    for code, said in advice[language].items():
        english = own.get(code, rules[code].advice)
        assert said and said != english, code
        assert set(SWITCH.findall(said)) <= set(SWITCH.findall(english)) | {"--columns"}, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_field_of_a_part_has_a_name_in_the_language(language: str) -> None:
    words = words_over(shipped_mappings(), SAID, language)
    names = {field_word(name) for path in paths() for name in path.split(".")}
    same = {"id", "url"}  # called so everywhere
    known = {name for name in names if words.open(name) != name or name in LANGUAGES[language]}
    known |= {name for name in names if words(name) != name}
    assert not names - known - same


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_the_same_in_every_language(language: str) -> None:
    for english, said in LANGUAGES[language].items():
        places = [text.count("{") for text in (english, said)]
        assert places[0] == places[1], english


def test_the_language_is_the_chosen_one_or_the_browsers() -> None:
    known = ("en", "de", "it")
    assert language_of("it", "de-DE,de;q=0.9", known) == "it"
    assert language_of("", "fr-FR,de-DE;q=0.9,en;q=0.8", known) == "de"
    assert language_of("xx", "", known) == "en"
