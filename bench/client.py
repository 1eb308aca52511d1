"""A client that costs little, and what it is measured with: for the scripts beside it, against what `server up DIR` started."""

import concurrent.futures
import glob
import hashlib
import hmac
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).parent
SENDERS = 16
TICKS = os.sysconf("SC_CLK_TCK")
IDLE = 20  # seconds


class Instance:
    """What `server up` wrote down."""

    def __init__(self, directory):
        self.directory = directory
        lines = pathlib.Path(directory, "env").read_text(encoding="utf-8").split("\n")
        values = dict(line.split("=", 1) for line in lines if line)
        self.host, self.port = values["BASE"].removeprefix("http://").split(":")
        self.pids = {"hs": int(values["HS_PID"])}
        if "DB_PID" in values:
            self.pids["db"] = int(values["DB_PID"])
        self.secret = values["SECRET"]

    def cpu(self):
        """Seconds of processor time so far, of each process with its children."""
        parent, used = {}, {}
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                head, _, rest = pathlib.Path(path).read_text(encoding="utf-8").rpartition(")")
            except OSError:
                continue
            pid, fields = int(head.split()[0]), rest.split()
            parent[pid] = int(fields[1])
            used[pid] = sum(map(int, fields[11:15])) / TICKS
        return {
            name: sum(spent for pid, spent in used.items() if pid == root or parent[pid] == root)
            for name, root in self.pids.items()
        }

    def resident(self):
        """MB of the server alone."""
        status = pathlib.Path(f"/proc/{self.pids['hs']}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def alive(self):
        """MB of the server's heap that a full collection leaves."""
        pid = str(self.pids["hs"])
        subprocess.run(["jcmd", pid, "GC.run"], check=True, capture_output=True)
        heap = subprocess.run(["jcmd", pid, "GC.heap_info"], check=True, capture_output=True, text=True).stdout
        return sum(int(used) for used in re.findall(r"(?:generation|heap)\b.*? used (\d+)K", heap)) / 1024

    def sql(self, query):
        command = [HERE / "server", "sql", self.directory, query]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class Client:
    """One connection, kept open. By hand, so that the load takes little of the two cores."""

    def __init__(self, instance, token=None):
        self.instance, self.token = instance, token
        self.connect()

    def connect(self):
        self.socket = socket.create_connection((self.instance.host, int(self.instance.port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.read = b""
        self.used = time.monotonic()

    def call(self, method, path, body=None):
        if time.monotonic() - self.used > IDLE:  # the server closes it sooner or later
            self.socket.close()
            self.connect()
        content = b"" if body is None else json.dumps(body).encode()
        access = f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self.instance.host}\r\n{access}"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + content)
        status, answer = self.answer()
        if status != 200:
            raise RuntimeError(f"{method} {path}: {status} {answer[:300]}")
        return json.loads(answer)

    def more(self):
        part = self.socket.recv(65536)
        if not part:
            raise RuntimeError("the server closed the connection")
        self.read += part

    def answer(self):
        while b"\r\n\r\n" not in self.read:
            self.more()
        head, self.read = self.read.split(b"\r\n\r\n", 1)
        self.used = time.monotonic()
        length = re.search(rb"(?i)content-length: (\d+)", head)
        body = self.exactly(int(length[1])) if length else self.chunks()
        return int(head[9:12]), body

    def exactly(self, count):
        while len(self.read) < count:
            self.more()
        body, self.read = self.read[:count], self.read[count:]
        return body

    def chunks(self):
        body = b""
        while True:
            while b"\r\n" not in self.read:
                self.more()
            size, self.read = self.read.split(b"\r\n", 1)
            part = self.exactly(int(size, 16) + 2)
            if len(part) == 2:
                return body
            body += part[:-2]

    def register(self, name):
        path = "/_synapse/admin/v1/register"
        nonce = self.call("GET", path)["nonce"]
        text = "\0".join((nonce, name, "pw-of-" + name, "notadmin"))
        mac = hmac.new(self.instance.secret.encode(), text.encode(), hashlib.sha1).hexdigest()
        wanted = {"nonce": nonce, "username": name, "password": "pw-of-" + name, "admin": False, "mac": mac}
        return self.call("POST", path, wanted)["access_token"]

    def room(self, name):
        body = {"preset": "public_chat", "name": name}
        return self.call("POST", "/_matrix/client/v3/createRoom", body)["room_id"]

    def join(self, room):
        return self.call("POST", f"/_matrix/client/v3/join/{room}", {})

    def send(self, room, number):
        path = f"/_matrix/client/v3/rooms/{room}/send/m.room.message/{number}"
        return self.call("PUT", path, {"msgtype": "m.text", "body": f"message {number}"})["event_id"]


def parallel(work, items, threads=SENDERS):
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))


def people(instance, count):
    """Tokens of so many accounts, kept beside the instance for the next run."""
    kept = pathlib.Path(instance.directory, "people.json")
    tokens = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    strangers = threading.local()

    def register(number):
        if not hasattr(strangers, "client"):
            strangers.client = Client(instance)
        return strangers.client.register(f"person{number}")

    tokens += parallel(register, range(len(tokens), count))
    kept.write_text(json.dumps(tokens), encoding="utf-8")
    return tokens[:count]


class Measured:
    """What a block cost."""

    def __init__(self, instance, what, count):
        self.instance, self.what, self.count = instance, what, count

    def __enter__(self):
        self.before, self.began = self.instance.cpu(), time.monotonic()
        return self

    def __exit__(self, *failed):
        seconds, after = time.monotonic() - self.began, self.instance.cpu()
        each = {name: 1000 * (after[name] - self.before[name]) / self.count for name in after}
        self.each = sum(each.values())
        if failed[0] is None:
            parts = ", ".join(f"{name} {value:.3f}" for name, value in each.items())
            print(f"{self.what}: {self.each:.3f} ms CPU each ({parts}), {self.count / seconds:.0f}/s", flush=True)


numbers = iter(range(1, 1 << 62))


def send_all(clients, rooms, count):
    def run(index):
        for turn in range(count // len(clients)):
            clients[index].send(rooms[(index + turn) % len(rooms)], next(numbers))

    parallel(run, range(len(clients)), len(clients))
