"""Who may come in, and what browsers are told."""

from __future__ import annotations

import pytest

from tests.cli.test_review import run
from tests.serve.conftest import Client

TOKEN = {"Authorization": "Bearer open sesame"}


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[", "127.0.0.1.nip.io"])
def test_a_name_that_is_not_ours_is_turned_away(client: Client, host: str) -> None:
    answer = client.ask("GET", "/health", headers={"Host": host})
    assert answer.status == 421
    assert "--allow-host" in answer.json["remedy"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8765", "192.168.1.7:80"])
def test_addresses_and_localhost_are_ours(client: Client, host: str) -> None:
    assert client.ask("GET", "/health", headers={"Host": host}).status == 200


def test_a_name_may_be_allowed(client: Client, guarded: Client) -> None:
    assert guarded.ask("GET", "/health", headers={"Host": "Desk.Example:80"}).status == 200
    assert client.ask("GET", "/health", headers={"Host": "desk.example"}).status == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[evil"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_make_a_browser_post(client: Client, headers: dict[str, str]) -> None:
    answer = client.post("/review", {"text": "x"}, **headers)
    assert (answer.status, answer.json["where"]) == (403, "Origin")


def test_our_own_page_may_post(client: Client) -> None:
    own = {"Origin": client.address.rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert client.post("/review", {"text": "All is well."}, **own).status == 200


@pytest.mark.parametrize("path", ["/review", "/batch", "/fix", "/view", "/read?name=a", "/feedback"])
@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "Basic open sesame", "Bearer öpen"])
def test_where_a_token_is_set_it_is_needed(guarded: Client, path: str, given: str) -> None:
    answer = guarded.post(path, {"text": "x"}, Authorization=given)
    assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_with_the_token_all_is_open(guarded: Client) -> None:
    assert guarded.post("/review", {"text": "All is well."}, **TOKEN).status == 200
    assert guarded.ask("GET", "/metrics").status == 401
    assert guarded.ask("GET", "/metrics", headers=TOKEN).status == 200
    assert guarded.ask("GET", "/health").status == 200
    assert guarded.ask("GET", "/").status == 200


@pytest.mark.parametrize("path", ["/", "/health", "/nothing", "/assets/serve.js"])
def test_every_answer_is_marked_safe(client: Client, path: str) -> None:
    headers = client.ask("GET", path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


def test_a_taken_port_is_a_sentence(client: Client) -> None:
    result = run("serve", "--port", str(client.port))
    assert result.exit_code == 2
    assert f"127.0.0.1:{client.port}: cannot listen" in result.output


def test_loopback_alone_goes_without_a_token() -> None:
    pytest.importorskip("uvicorn", reason="needs the extra [serve]")
    from tqcheck.serve.run import is_loopback, listen

    for host, expected in (("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False)):
        with listen(host, 0) as listening:
            assert is_loopback(listening) is expected
