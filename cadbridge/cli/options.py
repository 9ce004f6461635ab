"""Arguments and options that several commands share."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from cadbridge.cli.completion import FormatName, PartName
from cadbridge.cli.session import Session
from cadbridge.formats import Format, Option, format_named, formats

with_parts = click.argument("patterns", metavar="[PART]...", nargs=-1, type=PartName())
"""The command for some parts, or for all."""

with_json = click.option("--json", "as_json", is_flag=True, help="Print for machines.")
"""The command with a result for machines."""

with_markdown = click.option("--markdown", is_flag=True, help="Print a table for a review.")
"""The command with changes to be looked at by others."""


def _formats(ctx: click.Context, param: click.Parameter, names: Sequence[str]) -> list[Format]:
    words = (word.strip() for name in names for word in name.split(","))
    return list({item.name: item for item in map(format_named, words)}.values())


with_formats = click.option(
    "--format",
    "chosen",
    multiple=True,
    type=FormatName(),
    callback=_formats,
    help="Only these formats, with commas or one at a time.",
)
"""The command for some formats; none chosen: for all that it is about."""


def _cores() -> int:
    from cadbridge.jobs.workers import cores  # noqa: PLC0415 - few commands share their work

    return cores()


with_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=_cores,
    show_default="one a processor core",
    help="How many processes may work; the result is the same.",
)
"""The command whose work several processes may share."""


def with_format_options(function: Any) -> Any:
    """The command with one option for each that a format offers; formats may share one."""
    return _with_options(function, lambda option: True)


def with_proved_options(function: Any) -> Any:
    """The command with those options of formats that decide which fields come back."""
    return _with_options(function, lambda option: option.decides_fields)


def _with_options(function: Any, wanted: Callable[[Option], bool]) -> Any:
    options = {
        option.flag: option
        for item in formats().values()
        for option in item.options
        if wanted(option)
    }
    for option in reversed(options.values()):
        function = _writers(option)(function)
    return function


def _writers(option: Option) -> Any:
    """A writer's option: a switch, some choices, or any text."""
    flag = f"--{option.flag}"
    if option.switch:
        return click.option(
            flag, option.key, is_flag=True, flag_value="yes", default="", help=option.help
        )
    if not option.choices:
        metavar = option.metavar or None
        return click.option(flag, option.key, default="", metavar=metavar, help=option.help)
    return click.option(
        flag,
        option.key,
        type=_type_of(option),
        default=str(option.choices[0]),
        show_default=True,
        help=option.help,
    )


def with_read_options(function: Any) -> Any:
    """The command with one option for each that a format's reader offers, kept in the session."""
    options = {option.flag: option for item in formats().values() for option in item.read_options}
    taken = {
        flag: param for param in getattr(function, "__click_params__", ()) for flag in param.opts
    }
    for option in reversed(options.values()):
        if (param := taken.get(f"--{option.flag}")) is not None:
            param.type = _OfBoth(tuple(getattr(param.type, "choices", ())), option)
            continue
        function = click.option(
            f"--{option.flag}",
            option.key,
            type=_type_of(option),
            metavar=option.metavar or None,
            help=option.help,
            expose_value=False,
            callback=_keep,
        )(function)
    return function


class _OfBoth(click.types.StringParamType):
    """A choice of the target's writer, and any other text for the source's reader.

    Where the writer takes any text, it is for both.
    """

    name = "text"

    def __init__(self, choices: Sequence[str], option: Option) -> None:
        self._choices = choices
        self._option = option

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """As help shows it."""
        words = [*self._choices, self._option.metavar or "TEXT"]
        return f"[{'|'.join(words)}]" if self._choices else words[0]

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The choice; the writer's first where the text went to the reader."""
        if value.lower() in self._choices:
            return value.lower()
        if ctx is not None and value:
            ctx.ensure_object(Session).read_options[self._option.key] = value
        return self._choices[0] if self._choices else value


def _type_of(option: Option) -> Any:
    choices = [str(choice) for choice in option.choices]
    return click.Choice(choices, case_sensitive=False) if choices else click.STRING


def _keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None and param.name:
        ctx.ensure_object(Session).read_options[param.name] = value
