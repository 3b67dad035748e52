"""The commands 'symcheck' and 'pytest', each run in a process forked from one that is warm.

To start Python and to import SymPy takes longer than nearly all that these commands are
asked here. So a server imports the package once, and whenever it is called it forks: the
child has nothing but what importing leaves behind, its own arguments, folder and
environment, and the caller's three streams. ``SYMCHECK_COLD=1`` starts Python each time.

    python warm.py SOCKET              is the server
    python warm.py SOCKET NAME …       runs a command through it, for a shell
"""

import contextlib
import importlib
import json
import os
import socket
import sys
from pathlib import Path

COLD = os.environ.get("SYMCHECK_COLD") == "1" or not hasattr(os, "fork")
STREAMS = (0, 1, 2)
SECONDS = 120
LIMIT = 1 << 20


class Warm:
    """Commands through a server that is started when the first is run."""

    def __init__(self):
        self._place = None
        self._server = None

    def run(self, name, *arguments, folder, text="", environment=None):
        """Run a command to its end; return its exit code and what it wrote."""
        import subprocess
        import tempfile

        if COLD:
            return subprocess.run(
                [sys.executable, "-m", name, *arguments],
                cwd=folder, env=environment, encoding="utf-8", input=text,
                capture_output=True, check=False, timeout=SECONDS,
            )  # fmt: skip
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(tempfile.TemporaryFile()) for _ in STREAMS]
            files[0].write(text.encode())
            files[0].seek(0)
            streams = [file.fileno() for file in files]
            more = {"folder": folder, "environment": environment}
            code = call(self.address(), name, arguments, streams, **more)
            for file in files:
                file.seek(0)
            written = [file.read().decode() for file in files[1:]]
        return subprocess.CompletedProcess([name, *arguments], code, *written)

    def programs(self):
        """A folder for the front of PATH in which 'symcheck' is the warm command, or nothing."""
        if COLD:
            return None
        program = self.address().with_name("symcheck")
        if not program.exists():
            client = f"{sys.executable} -I -S {__file__} {self.address()}"
            program.write_text(f'#!/bin/sh\nexec {client} symcheck "$@"\n', encoding="utf-8")
            program.chmod(0o700)
        return program.parent

    def address(self):
        """The name of the server's socket; a short one, as it has to be."""
        import subprocess
        import tempfile

        if self._server is None:
            self._place = tempfile.TemporaryDirectory()
            command = [sys.executable, __file__, f"{self._place.name}/socket"]
            self._server = subprocess.Popen(command, stdout=subprocess.PIPE)
            if self._server.stdout.readline() != b"ready\n":
                raise RuntimeError("the server of warm commands did not start")
        return Path(self._place.name, "socket")

    def end(self):
        """End the server."""
        if self._server is not None:
            self._server.kill()
            self._server.communicate()
            self._place.cleanup()


def call(address, name, arguments, streams=STREAMS, *, folder=None, environment=None):
    """Run a command in the server's child; return its exit code."""
    asked = {
        "name": name,
        "arguments": list(arguments),
        "folder": str(folder or Path.cwd()),
        "environment": dict(os.environ if environment is None else environment),
    }
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(SECONDS)
        client.connect(str(address))
        text = json.dumps(asked).encode()
        socket.send_fds(client, [len(text).to_bytes(4, "big")], list(streams))
        client.sendall(text)
        answer = client.recv(16)
    return int(answer) if answer else -1


def serve(address):
    """Import everything, say so, and answer calls for as long as the parent lives."""
    import gc

    _import_everything()
    parent = os.getppid()
    server = socket.socket(socket.AF_UNIX)
    server.bind(address)
    server.listen(64)
    server.settimeout(2.0)
    gc.freeze()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while os.getppid() == parent:
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        try:
            client, _ = server.accept()
        except TimeoutError:
            continue
        if os.fork() == 0:
            server.close()
            _answer(client)
        client.close()


def _import_everything():
    import symcheck

    package = Path(symcheck.__file__).parent
    importlib.import_module("_pytest.pytester")
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        if parts[-1] != "__main__":
            importlib.import_module(".".join(("symcheck", *parts)).removesuffix(".__init__"))


def _answer(client):
    """Run what a caller asks in one more child, tell how it ended, and end."""
    client.settimeout(SECONDS)
    head, streams, _, _ = socket.recv_fds(client, 4, len(STREAMS))
    text = b""
    while len(text) < int.from_bytes(head, "big"):
        text += client.recv(LIMIT)
    child = os.fork()
    if child == 0:
        client.close()
        _become(json.loads(text), streams)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    client.sendall(str(code).encode())
    os._exit(0)


def _become(asked, streams):
    """Be the command, as if a shell had started it, and end."""
    code = 1
    try:
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        for own, given in zip(STREAMS, streams, strict=True):
            os.dup2(given, own)
            os.close(given)
        encoding = os.environ.get("PYTHONIOENCODING") or "utf-8"
        sys.stdin = open(0, encoding=encoding, closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding=encoding, closefd=False)  # noqa: SIM115
        errors = {"encoding": encoding, "errors": "backslashreplace"}
        sys.stderr = open(2, "w", closefd=False, **errors)  # noqa: SIM115
        sys.argv = [asked["name"], *asked["arguments"]]
        code = _run(asked["name"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 (this is the end of the process)
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _run(name):
    if name == "pytest":
        pytest = importlib.import_module("pytest")
        sys.path.insert(0, str(Path.cwd()))
        return int(pytest.main(sys.argv[1:]))
    return importlib.import_module("symcheck.cli").main()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        del sys.path[0]  # this folder
        serve(sys.argv[1])
    else:
        sys.exit(call(sys.argv[1], sys.argv[2], sys.argv[3:]))
