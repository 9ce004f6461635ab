"""The local page of ``cadbridge serve``, with the extra ``cadbridge[web]``.

It stands on the jobs, as the Python API and the command line do, and knows nothing of its own.
Pages are made on the server, with forms that work without a script; nothing is fetched from
outside.
"""

from importlib.util import find_spec

from cadbridge.errors import FileError

NEEDED = ("starlette", "uvicorn", "python_multipart")
"""What the extra brings; imported in this package alone, and only to serve."""


def require_extra() -> None:
    """Make sure that the extra is installed.

    Raises:
        FileError: it is not.
    """
    if any(find_spec(name) is None for name in NEEDED):
        hint = "pip install 'cadbridge[web]'"
        raise FileError("the page in the browser needs an extra that is not installed", hint=hint)
