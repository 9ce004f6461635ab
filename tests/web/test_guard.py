"""Nobody else gets in: a hostile page, a hostile program, a hostile name."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadbridge.web.site import Site

from .client import BOUNDARY, Client, forms, multipart, serving

MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
PLACES = ("/", "/library", "/drops/x", "/jobs/x", "/jobs/x/file", "/alive", "/language?is=de")


def test_it_listens_on_the_loopback_address_alone(stranger: Client) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)}
    for address in {str(other) for other in others} - {"127.0.0.1"}:
        with pytest.raises(OSError), socket.create_connection((address, stranger.port), 5):
            pass


@pytest.mark.parametrize("path", PLACES)
def test_a_stranger_gets_a_kind_word_and_nothing_else(stranger: Client, path: str) -> None:
    for cookies in ({}, {f"cadbridge-{stranger.port}": "guessed"}, {"x": '"; a=b\\'}):
        stranger.cookies = dict(cookies)
        answer = stranger.get(path)
        assert answer.status == 403
        assert "This browser has no key to the program" in answer.words
        assert "mine" not in answer.text


def test_the_address_opens_once_and_the_key_is_in_a_cookie(site: Site, stranger: Client) -> None:
    entry = site.keys.new_entry()
    answer = stranger.get(f"/?enter={entry}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "Max-Age=" in cookie  # a browser that was closed comes in again
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    assert entry not in cookie
    assert stranger.get("/").status == 200
    assert Client(stranger.port).get(f"/?enter={entry}").status == 403
    assert Client(stranger.port).get("/?enter=").status == 403


def test_two_starts_have_nothing_in_common(site: Site, stranger: Client, tmp_path: Path) -> None:
    with serving(site.library_path, tmp_path / "other") as (other, visitor):
        visitor.enter(other)
        here = Client(stranger.port, {f"cadbridge-{stranger.port}": other.keys.session})
        assert here.get("/").status == 403
        assert visitor.get("/").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example:{}", "localhost:{}", "127.0.0.1", "", "127.0.0.1:1"]
)
def test_a_name_that_leads_here_is_not_enough(visitor: Client, host: str) -> None:
    """DNS rebinding: the page of another site asks for its own name, which means this machine."""
    answer = visitor.get("/", Host=host.format(visitor.port))
    assert answer.status in (400, 403)
    assert "cadbridge-" not in str(answer.headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://{host}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_page_cannot_ask_in_its_owners_name(
    visitor: Client, headers: dict[str, str], method: str
) -> None:
    action = forms(visitor.get("/"), "/drops")[0].action
    own = {key: text.format(host=visitor.host) for key, text in headers.items()}
    answer = visitor.send(method, action, b"", MULTIPART | own)
    assert answer.status == 403
    assert "Another page has sent you here" in answer.words


def test_a_change_without_an_origin_is_refused(visitor: Client) -> None:
    action = forms(visitor.get("/"), "/drops")[0].action
    assert visitor.send("POST", action, b"", MULTIPART | {"Origin": ""}).status == 403


def test_each_change_needs_the_token_of_its_own_form(visitor: Client) -> None:
    page = visitor.drop(("a.csv", b"Pin;Signal\n1;A\n"))
    path = page.headers["path"]
    remove = f"{path}/remove"
    token = forms(visitor.get("/"), remove)[0].action.partition("?")[2]
    drop = forms(visitor.get("/"), "/drops")[0].action.partition("?")[2]
    for query in ("", "?token=", "?token=0", f"?{drop}", f"?{token}0", "?token=%FF"):
        answer = visitor.post(f"{remove}{query}")
        assert answer.status == 403, query
        assert "from an earlier start" in answer.words
    assert visitor.get(path).status == 200
    assert visitor.post(f"{remove}?{token}").status == 303
    assert visitor.get(path).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_no_other_way_of_asking_does_anything(visitor: Client, method: str) -> None:
    assert visitor.send(method, "/drops").status in (400, 403, 405)


def test_every_answer_forbids_what_pages_of_ours_never_need(visitor: Client) -> None:
    for path in ("/", "/library", "/nothing", "/assets/serve.js", "/alive"):
        answer = visitor.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "*" not in policy and "data:" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert "uvicorn" not in str(answer.headers).lower()


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/hostname",
        "/..%2f..%2f..%2f..%2fetc/hostname",
        "/assets/../server.py",
        "/assets/..%2fserver.py",
        "/assets/%2e%2e/server.py",
        "/assets/",
        "/assets/__init__.py",
        "/assets//etc/hostname",
        "/drops/..%2f..",
        "/jobs/..%2f..%2fetc/file",
        "/library/parts/..%2f..%2fx",
        "/library/parts/%00",
        "//etc/hostname",
        "/library/take",
    ],
)
def test_nothing_of_the_machine_can_be_listed_or_read(visitor: Client, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status in (400, 404, 405)
    assert socket.gethostname() not in answer.text
    assert "import" not in answer.text


def test_a_language_leads_back_to_our_own_pages_alone(visitor: Client) -> None:
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"):
        answer = visitor.get(f"/language?is=de&back={back}")
        assert answer.headers["location"] == "/"


def test_what_is_too_much_is_refused_before_it_is_read(site: Site, tmp_path: Path) -> None:
    def endless() -> Iterator[bytes]:
        head = multipart([("big.csv", b"")]).partition(b"\r\n\r\n")[0]
        yield b"%x\r\n%s\r\n" % (len(head) + 4, head + b"\r\n\r\n")
        while True:
            yield b"%x\r\n%s\r\n" % (65536, b"x" * 65536)

    with serving(site.library_path, tmp_path, request_bytes=200_000) as (own, visitor):
        visitor.enter(own)
        assert visitor.drop(("small.csv", b"Pin;Signal\n1;A\n")).status == 200
        action = forms(visitor.get("/"), "/drops")[0].action
        said = MULTIPART | {"Content-Length": "200000000"}
        answer = visitor.send("POST", action, None, said)
        assert answer.status == 413
        assert "the most that the page takes" in answer.words
        try:
            chunked = MULTIPART | {"Transfer-Encoding": "chunked"}
            assert visitor.send("POST", action, endless(), chunked).status == 413
        except (ConnectionError, http.client.HTTPException):
            pass  # it hung up, as it may
        assert len(own.desk.drops()) == 1
        assert sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()) < 200_000


def test_too_many_files_and_too_many_drops_are_refused(site: Site, tmp_path: Path) -> None:
    with serving(site.library_path, tmp_path, files=3, drops=2) as (own, visitor):
        visitor.enter(own)
        files = [(f"{number}.csv", b"Pin;Signal\n1;A\n") for number in range(4)]
        answer = visitor.drop(*files)
        assert answer.status == 422
        assert "more files than 3" in answer.words and "several lots" in answer.words
        answer = visitor.drop(("x" * 50_000 + ".csv", b"Pin;Signal\n1;A\n"))
        assert answer.status in (200, 422) and "not understood" not in answer.words
        for _ in range(2):
            assert visitor.drop(*files[:3]).status == 200
        answer = visitor.drop(*files[:1])
        assert answer.status == 422
        assert "there is no room for more files" in answer.words and "2 drops" in answer.words
        assert visitor.press(visitor.get("/"), "/drops/none").status == 303
        assert not own.desk.drops()
        assert visitor.drop(*files[:1]).status == 200


def test_connections_over_which_nothing_is_asked_keep_nobody_out(
    site: Site, tmp_path: Path
) -> None:
    with serving(site.library_path, tmp_path, pause_seconds=0.5, connections=5) as (own, visitor):
        address = ("127.0.0.1", visitor.port)
        idle = [socket.create_connection(address, timeout=10) for _ in range(8)]
        idle[0].sendall(b"GET / HT")
        assert [one.recv(1) for one in idle] == [b""] * len(idle)
        for one in idle:
            one.close()
        visitor.enter(own)
        assert visitor.get("/").status == 200


def test_who_sends_too_slowly_is_let_go(site: Site, tmp_path: Path) -> None:
    with serving(site.library_path, tmp_path, pause_seconds=0.2) as (own, visitor):
        visitor.enter(own)
        action = forms(visitor.get("/"), "/drops")[0].action
        answer = visitor.send("POST", action, None, MULTIPART | {"Content-Length": "1000"})
        assert answer.status == 408
        assert "too slowly" in answer.words


def test_a_form_without_files_is_small(site: Site, tmp_path: Path) -> None:
    with serving(site.library_path, tmp_path, form_bytes=1000) as (own, visitor):
        visitor.enter(own)
        page = visitor.drop(("a.csv", b"Pin;Signal\n1;A\n"))
        take = forms(page, f"{page.headers['path']}/take")[0]
        assert visitor.post(take.action, {**take.fields, "more": "x" * 2000}).status == 413
