"""A matrix-synapse of its own, with SQLite, on loopback; and the authority that both servers trust."""
import asyncio
import json
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

START_LIMIT = 90
UNLIMITED = {"per_second": 10000, "burst_count": 10000}


class Authority:
    """Signs certificates; nobody else trusts it."""

    def __init__(self, place: Path):
        self.place = place
        self.certificate = place / "authority.pem"
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=An authority for tests",
                 "-keyout", place / "authority.key", "-out", self.certificate)

    def issue(self, label: str, names: str) -> tuple:
        """The files of a certificate and its key.

        @param names as openssl writes them, such as DNS:localhost
        """
        key, wanted, certificate = (self.place / f"{label}.{end}" for end in ("key", "csr", "pem"))
        extensions = self.place / "extensions"
        extensions.write_text(f"subjectAltName={names}\n")
        self.run("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={label}", "-keyout", key, "-out", wanted)
        self.run("x509", "-req", "-in", wanted, "-CA", self.certificate, "-CAkey", self.place / "authority.key",
                 "-CAcreateserial", "-days", "2", "-extfile", extensions, "-out", certificate)
        return certificate, key

    @staticmethod
    def run(*arguments) -> None:
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


class Synapse:
    """As its administrators would set it up, but without limits. An ACL tells names apart without their ports, so it has
    another one than Enishi.
    """

    def __init__(self, place: Path, http: int, tls: int, authority: Authority):
        self.place = place / "synapse"
        self.place.mkdir()
        self.log = self.place / "output"
        self.name = f"127.0.0.1:{tls}"
        self.url = f"http://127.0.0.1:{http}"
        self.process = None
        certificate, key = authority.issue("synapse", "IP:127.0.0.1")
        listener = {"bind_addresses": ["127.0.0.1"], "type": "http",
                    "resources": [{"names": ["client", "federation"], "compress": False}]}
        self.settings = {
            "server_name": self.name,
            "listeners": [{**listener, "port": http, "tls": False}, {**listener, "port": tls, "tls": True}],
            "tls_certificate_path": str(certificate),
            "tls_private_key_path": str(key),
            "federation_custom_ca_list": [str(authority.certificate)],
            "ip_range_blacklist": [],
            "trusted_key_servers": [],
            "database": {"name": "sqlite3", "args": {"database": str(self.place / "database")}},
            "media_store_path": str(self.place / "media"),
            "signing_key_path": str(self.place / "signing.key"),
            "log_config": str(self.log_settings()),
            "pid_file": str(self.place / "pid"),
            "report_stats": False,
            "macaroon_secret_key": "only for tests",
            "enable_registration": True,
            "enable_registration_without_verification": True,
            "allow_public_rooms_over_federation": True,
            "room_list_publication_rules": [{"action": "allow"}],
            "default_room_version": "11",
            "rc_room_creation": UNLIMITED, "rc_message": UNLIMITED, "rc_registration": UNLIMITED, "rc_joins": {"local": UNLIMITED, "remote": UNLIMITED},
            "rc_joins_per_room": UNLIMITED, "rc_invites": {each: UNLIMITED for each in ("per_room", "per_user", "per_issuer")},
            "rc_login": {each: UNLIMITED for each in ("address", "account", "failed_attempts")},
            "rc_federation": {"window_size": 1000, "sleep_limit": 10000, "reject_limit": 10000, "concurrent": 50},
        }
        self.file = self.place / "homeserver.yaml"

    def log_settings(self) -> Path:
        file = self.place / "log.yaml"
        handler = {"class": "logging.FileHandler", "filename": str(self.place / "log"), "formatter": "line"}
        file.write_text(json.dumps({
            "version": 1, "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
            "handlers": {"file": handler}, "root": {"level": "INFO", "handlers": ["file"]}}))
        return file

    async def start(self) -> None:
        self.file.write_text(json.dumps(self.settings))
        command = [os.environ["SYNAPSE_PYTHON"], "-m", "synapse.app.homeserver", "-c", str(self.file)]
        if not Path(self.settings["signing_key_path"]).exists():
            subprocess.run([*command, "--generate-keys"], check=True, capture_output=True, cwd=self.place)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.place, start_new_session=True)
        deadline = time.monotonic() + START_LIMIT
        while not await asyncio.to_thread(self.answers):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Synapse did not start:\n{self.last_words()}")
            await asyncio.sleep(0.3)

    async def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            await asyncio.to_thread(self.process.wait, 30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/_matrix/client/versions", timeout=10) as answer:
                return answer.status == 200
        except OSError:
            return False

    def last_words(self) -> str:
        return "\n".join(
            f"--- {log}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-200:])
            for log in (self.log, self.place / "log") if log.exists())
