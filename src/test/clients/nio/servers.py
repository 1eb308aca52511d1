"""Servers of Enishi, each a process of its own, and what their administrators do."""
import asyncio
import json
import os
import random
import re
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

START_LIMIT = 150


def free_port() -> int:
    """Below those that systems give to outgoing connections, or one of these could hold it while its server starts."""
    for port in random.sample(range(15_000, 32_000), 1_000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("no free port")


class Server:
    def __init__(self, installation: Path, place: Path, label: str, http: int, tls: int):
        self.program = installation / "bin" / "enishi"
        self.data = place / label
        self.log = place / f"{label}.log"
        self.name = f"localhost:{tls}"
        self.url = f"http://127.0.0.1:{http}"
        self.process = None
        self.token = None
        self.stopped_in = 0.0
        self.environment = os.environ | {
            "ENISHI_SERVER_NAME": self.name,
            "ENISHI_DATA_DIR": str(self.data),
            "ENISHI_HTTP_PORT": str(http),
            "ENISHI_TLS_PORT": str(tls),
            "ENISHI_REGISTRATION_OPEN": "true",
            "ENISHI_LIMITS_ENABLED": "false",
            "ENISHI_FEDERATION_PRIVATE_NETWORKS": "127.0.0.0/8",
            "JAVA_OPTS": os.environ.get("JAVA_OPTS", "-XX:TieredStopAtLevel=1"),
        }

    @staticmethod
    def trust_each_other(servers: list) -> None:
        """Each makes its certificate before it starts; all trust all of them."""
        for server in servers:
            subprocess.run([server.program, "check"], env=server.environment, check=True, capture_output=True)
        certificates = servers[0].data.parent / "certificates.pem"
        found = [file for server in servers for file in server.data.glob("tls/*certificate*.pem")]
        certificates.write_text("\n".join(file.read_text() for file in found))
        for server in servers:
            server.environment["ENISHI_FEDERATION_CA_FILE"] = str(certificates)

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.program, "run"], env=self.environment, stdout=log, stderr=log, start_new_session=True)
        deadline = time.monotonic() + START_LIMIT
        while not await self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not start:\n{self.last_words()}")
            await asyncio.sleep(0.3)

    async def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        began = time.monotonic()
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            await asyncio.to_thread(self.process.wait, 30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.stopped_in = time.monotonic() - began

    async def kill(self) -> None:
        """As when the power is cut."""
        os.killpg(self.process.pid, signal.SIGKILL)
        await asyncio.to_thread(self.process.wait, 30)

    async def answers(self) -> bool:
        try:
            await asyncio.to_thread(self.ask, "GET", "/_matrix/client/versions")
            return True
        except (OSError, ValueError):
            return False

    async def allow(self, other: "Server") -> None:
        path = "/_enishi/admin/v1/federation/allowed/" + urllib.parse.quote(other.name)
        await self.administer("PUT", path, {"reason": "partners for this test"})

    async def refuse(self, other: "Server") -> None:
        path = "/_enishi/admin/v1/federation/allowed/" + urllib.parse.quote(other.name)
        await self.administer("DELETE", path)

    async def administer(self, method: str, path: str, body=None) -> dict:
        if self.token is None:
            password = re.search(r"One-time password\s+(\S+)", self.log.read_text()).group(1)
            user = {"type": "m.id.user", "user": "admin"}
            login = {"type": "m.login.password", "identifier": user, "password": password}
            self.token = (await asyncio.to_thread(self.ask, "POST", "/_matrix/client/v3/login", login))["access_token"]
        try:
            return await asyncio.to_thread(self.ask, method, path, body)
        except urllib.error.HTTPError as error:
            if method == "DELETE" and error.code == 404:
                return {}
            raise

    def ask(self, method: str, path: str, body=None) -> dict:
        request = urllib.request.Request(self.url + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
        if self.token is not None:
            request.add_header("Authorization", f"Bearer {self.token}")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"{}")

    def last_words(self) -> str:
        logs = [self.log, self.data / "log" / "enishi.log"]
        texts = [f"--- {log}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-400:])
                 for log in logs if log.exists()]
        return "\n".join(texts)
