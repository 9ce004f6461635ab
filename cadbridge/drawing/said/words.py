"""What drawings say and how their layers are called, as ``mappings/drawing.yaml`` has it.

Drawings are composed in English. `Words` says a text in another language, and leads back from
the words of any language to English and to the model's codes.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.shapes.items import Layer
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Gender

_PREFIX_ENDS = "_-. $|"
"""What stands between a layer's name and what a company or a program puts before it."""
_SOCKETS = "Key of sockets"
_FIGURE = "{}"
"""Where a phrase of a condition has a figure, a category or a standard."""
_BETWEEN_PHRASES = ", "
_DATA = re.compile(r"(?<=\bproperties\[).*?(?=\](?:\.|$))")
"""The key of technical data in a place: group, name and condition."""


class Words:
    """The words of drawings in one language."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        language: str = ENGLISH,
        shipped: Mapping[str, Any] | None = None,
    ) -> None:
        """Take them from the settings of the mapping; English where a language has no word.

        Args:
            settings: of the mapping.
            language: in which texts are said.
            shipped: settings whose words are understood too, where a company has its own.
        """
        languages: Mapping[str, Mapping[str, str]] = settings.get("languages", {})
        self.language = language
        self._said: Mapping[str, str] = languages.get(language, {})
        self._open: Mapping[str, str] = settings.get("open points", {}).get(language, {})
        self._data: Mapping[str, str] = settings.get("technical data", {}).get(language, {})
        self._conditions: Mapping[str, str] = settings.get("conditions", {}).get(language, {})
        self._codes: Mapping[str, Mapping[str, str]] = settings.get("words", {})
        understood: list[Mapping[str, str]] = [
            *(shipped or {}).get("languages", {}).values(),
            *settings.get("earlier languages", {}).values(),
            *(shipped or {}).get("earlier languages", {}).values(),
            *languages.values(),
        ]
        back = [(said, key) for words in understood for key, said in words.items()]
        self._english = {
            **{said.casefold(): key for said, key in back},
            **dict(back),
            **{key: key for _, key in back},
        }
        self.patterns = {
            english: tuple(words[english] for words in languages.values() if english in words)
            for words in languages.values()
            for english in words
            if "{" in english
        }
        """English texts with places to fill, to the same in the other languages."""
        names = {layer: {layer.upper()} for layer in Layer}
        for said, key in back:
            if key in names:
                names[Layer(key)].add(said.upper())
        self._layers = names

    def __call__(self, text: str, **values: str) -> str:
        """An English text in this language; `values` fill its places in braces."""
        said = self._said.get(text, text)
        return said.format(**values) if values else said

    def open(self, text: str) -> str:
        """A word about open points in this language; readers take none of them back."""
        return self._open.get(text) or self(text)

    def data(self, name: str) -> str:
        """The name, group or worded value of technical data in this language.

        Readers take none of them back.
        """
        return self._data.get(name, name)

    def condition(self, text: str) -> str:
        """The condition of technical data in this language, phrase by phrase.

        A phrase that nobody knows stays as the source has it; readers take none of them back.
        """
        return _BETWEEN_PHRASES.join(map(self._phrase, text.split(_BETWEEN_PHRASES)))

    def _phrase(self, text: str) -> str:
        if text in self._conditions:
            return self._conditions[text]
        for known, said in self._conditions.items():
            before, place, behind = known.partition(_FIGURE)
            inner = text.removeprefix(before).removesuffix(behind)
            if place and text == before + inner + behind and not inner[:1].islower():
                return said.replace(_FIGURE, inner)
        return text

    def place(self, place: str) -> str:
        """A place below a part, such as ``properties[laying]``, with its data in this language."""
        return _DATA.sub(lambda key: " | ".join(map(self.data, key[0].split(" | "))), place)

    def quoted(self, text: str) -> str:
        """What stands in the words of a source, marked as such in any language but English."""
        return self._open.get("“{text}”", "{text}").format(text=text)

    def english(self, text: str) -> str:
        """The English for a word of any language; a word that nobody knows as it is."""
        return self._english.get(text) or self._english.get(text.casefold(), text)

    def layer(self, name: str) -> str:
        """The name of a layer with its English one in place of that of any language.

        What a company puts before the names of its layers stays: ``ACME_BEMASSUNG`` is
        ``ACME_DIMENSION``.
        """
        upper = name.upper()
        for layer, names in self._layers.items():
            for said in names:
                before = name[: -len(said)]
                if upper.endswith(said) and (not before or before[-1] in _PREFIX_ENDS):
                    return before + layer
        return name

    def of_code(self, label: str, code: str, gender: Gender = Gender.MALE) -> str:
        """What is said for a code of the model, in this language."""
        words = self._codes.get(_scope(label, gender), {})
        return self(words.get(code, code.replace("_", " ")))

    def code(self, label: str, text: str, gender: Gender = Gender.MALE) -> str:
        """The code for what is said in any language."""
        english = self.english(text)
        for code, said in self._codes.get(_scope(label, gender), {}).items():
            if said == english:
                return code
        return english.replace(" ", "_")


def _scope(label: str, gender: Gender) -> str:
    return _SOCKETS if label == "Key" and gender is Gender.FEMALE else label


def words_in(language: str = ENGLISH, mappings: Mappings | None = None) -> Words:
    """The words in a language, of a company's own mappings where they are given."""
    if mappings is None:
        return _shipped(language)
    shipped = shipped_mappings()["drawing"].settings
    return Words(mappings["drawing"].settings, language, shipped)


def words_over(mappings: Mappings, names: Sequence[str], language: str) -> Words:
    """The words of several mappings; the later have the last word."""
    layers = [mappings[name].settings.get("languages", {}) for name in names]
    found = dict.fromkeys(code for layer in layers for code in layer)
    both = {
        code: {english: said for layer in layers for english, said in layer.get(code, {}).items()}
        for code in found
    }
    return Words({**mappings[names[0]].settings, "languages": both}, language)


def languages(mappings: Mappings | None = None) -> tuple[str, ...]:
    """English, and the languages that there are words in."""
    settings = (mappings or shipped_mappings())["drawing"].settings
    return tuple(dict.fromkeys((ENGLISH, *settings.get("languages", {}))))


@cache
def _shipped(language: str) -> Words:
    return Words(shipped_mappings()["drawing"].settings, language)
