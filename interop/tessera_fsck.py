"""Tessera's fsck rebuilds the demo's log from its tiles and accepts it; one flipped byte and it does not.

Once from the node itself, once from a plain copy of data/log behind a static web server, since any web server can serve it.
"""

import base64
import functools
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from demo import Checks, Demo, indicator, skip

FSCK = "github.com/transparency-dev/tessera/cmd/fsck@v1.0.4"
ED25519 = 0x01  # the note signature type that fsck knows
OBJECTS = 700  # more than two full tiles of 256


class Fsck:
    """The tool, built once from its pinned source."""

    def __init__(self, folder):
        self.folder = folder
        if not shutil.which("go"):
            skip("go is not installed")
        built = subprocess.run(["go", "install", FSCK], cwd=folder, env=dict(os.environ, GOBIN=str(folder)),
                               capture_output=True, text=True, timeout=600)
        if built.returncode:
            skip("fsck could not be built: " + built.stderr.strip()[-200:])

    def accepts(self, url, key, origin):
        """Returns (verdict, what it said)."""
        key_file = self.folder / "key"
        key_file.write_text(key)
        done = subprocess.run([str(self.folder / "fsck"), f"--storage_url={url}", f"--public_key={key_file}",
                               f"--origin={origin}", "--N=2", "--ui=false"],
                              cwd=self.folder, capture_output=True, text=True, timeout=300)
        # Without its screen this version ends with 0 even where it found damage; its last words are the verdict.
        said = done.stdout + done.stderr
        return done.returncode == 0 and "Successfully fsck'd" in said, said.strip()[-300:]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder):
    """Serves a folder's files and nothing more; returns the server and its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


def signature_type(verifier_key):
    """The first byte of a C2SP verifier key: name+hash+base64(type || key)."""
    return base64.b64decode(verifier_key.split("+", 2)[2])[0]


def wait_for_size(demo, at_least):
    """The checkpoint that covers all that was pushed; publishing follows acknowledgement within moments."""
    deadline = time.monotonic() + 30
    while True:
        _, _, body = demo.request("/log/checkpoint")
        lines = body.decode("utf-8").splitlines()
        if len(lines) > 2 and int(lines[1]) >= at_least:
            return lines[0], int(lines[1])
        assert time.monotonic() < deadline, f"the checkpoint stays at {lines[:2]}, wanted {at_least}"
        time.sleep(0.1)


def size_now(demo):
    lines = demo.request("/log/checkpoint")[2].decode("utf-8").splitlines()
    return int(lines[1]) if len(lines) > 2 else 0


def flip(path, at):
    content = bytearray(path.read_bytes())
    content[at % len(content)] ^= 0x01
    path.write_bytes(content)


def victims(log, size):
    """One file of each kind whose every byte counts, in a log of more than 256 and less than 65536 entries."""
    found = {
        "a full tile of leaf hashes": log / "tile/0/000",
        "the tile of the level above": log / f"tile/1/000.p/{size // 256}",
        "a full bundle of entries": log / "tile/entries/000",
    }
    return {name: path for name, path in found.items() if path.is_file()}


def main():
    check = Checks()
    with tempfile.TemporaryDirectory(prefix="mithaq-fsck-") as scratch, Demo() as demo:
        scratch = pathlib.Path(scratch)
        fsck = Fsck(scratch)
        before = size_now(demo)
        exercise = demo.collection("exercise")
        for begin in range(0, OBJECTS, 100):
            body = json.dumps({"objects": [indicator(n) for n in range(begin, begin + 100)]}).encode()
            check.equal(f"objects {begin} to {begin + 99} are taken",
                        demo.post(exercise, "cert-xa", body)["success_count"], 100)
        origin, size = wait_for_size(demo, before + OBJECTS)
        keys = [each for each in demo.request("/log/key")[2].decode("utf-8").split() if each.count("+") >= 2]
        ed25519 = [each for each in keys if signature_type(each) == ED25519]
        check.that("the log names an Ed25519 key", bool(ed25519), keys)
        if not ed25519:
            check.close()

        verdict, said = fsck.accepts(demo.url + "/log/", ed25519[0], origin)
        check.that(f"fsck accepts the log of {size} entries as the node serves it", verdict, said)

        demo.stop()
        copy = scratch / "log"
        shutil.copytree(demo.data / "log", copy)
        server, address = serve(copy)
        verdict, said = fsck.accepts(address, ed25519[0], origin)
        check.that("fsck accepts the files of data/log behind any web server", verdict, said)
        found = victims(copy, size)
        check.that("the log has tiles and bundles to damage", len(found) == 3, found)
        for name, path in found.items():
            flip(path, at=5)
            verdict, said = fsck.accepts(address, ed25519[0], origin)
            check.that(f"fsck refuses the log once a byte of {name} is flipped", not verdict, path.relative_to(copy))
            flip(path, at=5)
        verdict, said = fsck.accepts(address, ed25519[0], origin)
        check.that("fsck accepts it again once the bytes are put back", verdict, said)
        server.shutdown()
    check.close()


if __name__ == "__main__":
    sys.exit(main())
