"""A visitor without a browser: sends what it is told to, and follows nothing by itself."""

import http.client
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from cadbridge.web.limits import Limits
from cadbridge.web.server import HOST, listen, make_server
from cadbridge.web.site import Site

BOUNDARY = "----of-the-tests"
SECONDS = 60


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """What a person reads, on one line."""
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", self.text, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


@dataclass
class Client:
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return f"{HOST}:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    def send(
        self,
        method: str,
        path: str,
        body: bytes | Iterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        own = {"Host": self.host}
        if self.cookies:
            own["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        if method not in ("GET", "HEAD"):
            own["Origin"] = self.origin
        own |= headers or {}
        asked = http.client.HTTPConnection(HOST, self.port, timeout=SECONDS)
        try:
            asked.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for key, value in own.items():
                if value:
                    asked.putheader(key, value)
            if isinstance(body, bytes):
                asked.putheader("Content-Length", str(len(body)))
            asked.endheaders(body if isinstance(body, bytes) else None)
            if body is not None and not isinstance(body, bytes):
                for chunk in body:
                    asked.send(chunk)
            answer = asked.getresponse()
            content = answer.read()
        finally:
            asked.close()
        found = {key.lower(): value for key, value in answer.getheaders()}
        for key, value in answer.getheaders():
            if key.lower() == "set-cookie":
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.partition(";")[0]
        return Answer(answer.status, found, content)

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, headers=headers)

    def enter(self, site: Site) -> "Client":
        answer = self.get(f"/?enter={site.keys.new_entry()}")
        assert answer.status == 303, answer.text
        return self

    def post(
        self, action: str, fields: Mapping[str, str] | Sequence[tuple[str, str]] = ()
    ) -> Answer:
        """Send a form to its action, as it stands in the page."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", action, urlencode(list(dict(fields).items())).encode(), headers)

    def press(self, page: Answer, path: str, fields: Mapping[str, str] | None = None) -> Answer:
        """Press the button of the form that leads to a path, with its fields and others."""
        form = forms(page, path)[0]
        return self.post(form.action, {**form.fields, **(fields or {})})

    def drop(self, *files: tuple[str, bytes]) -> Answer:
        """Send files, and see what the page says once they were looked at."""
        action = forms(self.get("/"), "/drops")[0].action
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        answer = self.send("POST", action, multipart(files), headers)
        return self.follow(answer) if answer.status == 303 else answer

    def follow(self, answer: Answer) -> Answer:
        """Go where an answer leads, and wait until what goes on there is over."""
        assert answer.status == 303, answer.words
        path = answer.headers["location"]
        page = self.get(path)
        while (found := re.search(r'data-job="([^"]+)"', page.text)) is not None:
            self.wait(found[1])
            page = self.get(path)
        page.headers = {**page.headers, "path": path}
        return page

    def wait(self, state: str) -> None:
        """Until a job is over."""
        while b'"over":false' in self.get(state).body:
            pass


@dataclass
class Form:
    action: str
    fields: dict[str, str]


def forms(page: Answer, path: str) -> list[Form]:
    """The forms of a page that lead to a path."""
    found = []
    for action, inside in re.findall(
        r'<form[^>]*\baction="([^"]*)"[^>]*>(.*?)</form>', page.text, re.DOTALL
    ):
        if unescape(action).partition("?")[0] == path:
            fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', inside)
            found.append(Form(unescape(action), {a: unescape(b) for a, b in fields}))
    assert found, f"{path} is in no form of the page: {page.words}"
    return found


def multipart(files: Sequence[tuple[str, bytes]]) -> bytes:
    parts = []
    for name, content in files:
        escaped = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'Content-Disposition: form-data; name="file"; filename="{escaped}"'
        parts.append(f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


@contextmanager
def serving(library: Path, folder: Path, **limits: float) -> Iterator[tuple[Site, Client]]:
    """A server in this process, and someone who has not come in yet."""
    folder.mkdir(parents=True, exist_ok=True)
    own = Limits(**limits)  # type: ignore[arg-type]
    with listen(0) as listening:
        port = listening.getsockname()[1]
        site = Site(library, None, folder, own)
        server = make_server(site, f"{HOST}:{port}")
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield site, Client(port)
        finally:
            server.should_exit = True
            thread.join()
            site.crew.close()
