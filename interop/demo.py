"""A running `./mithaq demo` with data of its own, and plain HTTP and TAXII 2.1 to speak to it.

The standard library alone: what this file reads is what came over the wire, byte for byte.
"""

import base64
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAXII = "application/taxii+json;version=2.1"
SECRET = "demo"
SKIPPED = 77  # exit code of a check whose tools are missing


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


class Checks:
    """Counts what held and prints what did not; each sentence says what should be so."""

    def __init__(self):
        self.held = 0
        self.failed = 0

    def that(self, sentence, holds, seen=""):
        if holds:
            self.held += 1
        else:
            self.failed += 1
            print(f"FAILED {sentence}" + (f": {str(seen)[:400]}" if seen != "" else ""))

    def equal(self, sentence, actual, wanted):
        self.that(sentence, actual == wanted, f"{actual!r} instead of {wanted!r}" if actual != wanted else "")

    @contextlib.contextmanager
    def step(self, sentence):
        """What raises in here is one failed sentence, and the next step goes on."""
        try:
            yield
        except Exception as error:  # a client library may raise anything
            self.that(sentence, False, f"{type(error).__name__}: {error}")

    def close(self):
        print(f"{self.held} of {self.held + self.failed} held")
        sys.exit(1 if self.failed or not self.held else 0)


class Demo:
    """Use as a context manager; `data` is the node's folder and outlives `stop`, not the context."""

    def __init__(self, ready_within=60):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mithaq-interop-"))
        self.data = self.folder / "node"
        self.ready_within = ready_within

    def __enter__(self):
        said = self.folder / "said.log"
        with open(said, "wb") as log:
            self.process = subprocess.Popen(
                [str(ROOT / "mithaq"), "demo", "--port", str(self.port), "--data", str(self.data)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        deadline = time.monotonic() + self.ready_within
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                tail = said.read_text(errors="replace")[-1500:]
                self.__exit__()
                sys.exit(f"the demo did not become ready; it said:\n{tail}")
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_ready(self):
        try:
            return self.request("/readyz")[0] == 200
        except OSError:
            return False

    def stop(self):
        """Asks the node to end and waits; returns its exit code. Only the process group started here is touched."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        return self.process.returncode

    def request(self, path, user=None, method="GET", body=None, accept="*/*"):
        """Returns (status, headers, bytes); an HTTP error is an answer like any other."""
        url = path if path.startswith("http") else self.url + path
        request = urllib.request.Request(url, data=body, method=method, headers={"Accept": accept})
        if body is not None:
            request.add_header("Content-Type", TAXII)
        if user:
            credentials = base64.b64encode(f"{user}:{SECRET}".encode()).decode()
            request.add_header("Authorization", f"Basic {credentials}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def api_root(self):
        status, _, body = self.request("/taxii2/", "cert-xa", accept=TAXII)
        assert status == 200, f"discovery answered {status}: {body[:300]}"
        found = json.loads(body)
        return urllib.parse.urljoin(self.url + "/taxii2/", found.get("default") or found["api_roots"][0])

    def collection(self, name, user="cert-xa"):
        """The address of the collection with that alias or title, ending in a slash."""
        root = self.api_root()
        status, _, body = self.request(root + "collections/", user, accept=TAXII)
        assert status == 200, f"the list of collections answered {status}: {body[:300]}"
        for each in json.loads(body).get("collections", []):
            if name in (each.get("alias"), each.get("title")):
                return f"{root}collections/{each['id']}/"
        raise AssertionError(f"{user} sees no collection {name}")

    def post(self, collection, user, body):
        """POSTs an envelope's bytes and waits for the status to be complete; returns the status resource."""
        status, _, answer = self.request(collection + "objects/", user, "POST", body, TAXII)
        assert status == 202, f"POST answered {status}: {answer[:500]}"
        found = json.loads(answer)
        where = urllib.parse.urljoin(collection, f"../../status/{found['id']}/")
        deadline = time.monotonic() + 60
        while found["status"] != "complete":
            assert time.monotonic() < deadline, f"after 60 s the status is still {found}"
            time.sleep(0.05)
            found = json.loads(self.request(where, user, accept=TAXII)[2])
        return found

    def pages(self, collection, user, limit=1000, query=""):
        """The bodies of all pages of a collection's objects, every version, in order."""
        following = ""
        while True:
            path = f"{collection}objects/?limit={limit}&match%5Bversion%5D=all{query}{following}"
            status, _, body = self.request(path, user, accept=TAXII)
            assert status == 200, f"{path} answered {status}: {body[:300]}"
            yield body
            page = json.loads(body)
            if not page.get("more"):
                return
            following = "&next=" + urllib.parse.quote(page["next"], safe="")


def object_bytes(envelope):
    """The exact bytes of each object of an envelope, in order: nothing is parsed and written again."""
    text = envelope.decode("utf-8")
    decode = json.JSONDecoder().raw_decode

    def past(position, skipped):
        while text[position] in skipped:
            position += 1
        return position

    found = []
    position = past(text.index("{") + 1, " \t\r\n")
    while text[position] != "}":
        key, position = decode(text, position)
        position = past(position, " \t\r\n:")
        if key == "objects":
            position = past(position + 1, " \t\r\n")
            while text[position] != "]":
                _, end = decode(text, position)
                found.append(text[position:end].encode("utf-8"))
                position = past(end, " \t\r\n,")
            position += 1
        else:
            _, position = decode(text, position)
        position = past(position, " \t\r\n,")
    return found


def envelope(objects):
    """An envelope around objects that are bytes already."""
    return b'{"objects":[' + b",".join(objects) + b"]}"


def indicator(number=0, **changes):
    """A fresh valid indicator of an exercise: RFC 5737 addresses, a new id each time."""
    made = {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--{uuid.uuid4()}",
        "created": "2026-01-01T00:00:00.000Z",
        "modified": "2026-01-01T00:00:00.000Z",
        "name": f"Exercise {number}",
        "pattern": f"[ipv4-addr:value = '198.51.100.{number % 256}']",
        "pattern_type": "stix",
        "valid_from": "2026-01-01T00:00:00Z",
    }
    made.update(changes)
    return made
