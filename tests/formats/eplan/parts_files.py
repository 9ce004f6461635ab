"""Parts files as other people's databases export them, made of a few words."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

Template = dict[str, str]


def template(code: str, **values: str) -> Template:
    """A function template with its definition, ``1000.99.1``; lines are joined by ``|``."""
    category, group, id_ = code.split(".")
    codes = {
        "functiondefcategory": category,
        "functiondefgroup": group,
        "functiondefid": id_,
    }
    return {**{name: text.replace("|", "\n") for name, text in values.items()}, **codes}


def parts_file(
    templates: Sequence[Template] = (),
    *,
    group: str = "1/1/1",
    part: str = "",
    variant: str = "",
    below: str = "",
    root: str = 'length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement"',
    records: str = "",
) -> bytes:
    """A file of the one part ACME.A1; the texts are XML that goes where their names say."""
    top, product, subgroup = group.split("/")
    rows = "".join(
        f"<functiontemplate pos={quoteattr(str(number))} "
        + " ".join(f"{name}={_quoted(value)}" for name, value in item.items())
        + "/>"
        for number, item in enumerate(templates, 1)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><partsmanagement {root}>'
        f'<part P_ARTICLE_PARTNR="ACME.A1" P_ARTICLE_PARTTYPE="1" P_ARTICLE_MANUFACTURER="ACME"'
        f' P_ARTICLE_TYPENR="A1" P_ARTICLE_PRODUCTTOPGROUP="{top}"'
        f' P_ARTICLE_PRODUCTGROUP="{product}" P_ARTICLE_PRODUCTSUBGROUP="{subgroup}" {part}>'
        f'{below}<variant P_ARTICLE_VARIANT="1" {variant}>{rows}</variant></part>'
        f"{records}</partsmanagement>"
    ).encode()


def _quoted(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;"})
