"""Load that hsbench has no scenario for, over the client API alone, against an instance that `server up DIR` started.

python3 load.py DIR members N...            16 senders into a room of N local members, one room after the other
python3 load.py DIR joins N [STEP]          N local users join one room; processor time of each STEP joins, after N / 2
                                            joins of another room, so that the compiler is at rest
python3 load.py DIR size N                  N messages into a room of 16; bytes of the database for each, vacuumed
python3 load.py DIR memory ROOMS SECONDS    ROOMS rooms busy, 16 senders, their members syncing; resident memory
"""

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

    def call(self, method, path, body=None):
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


def members(instance, counts, messages=10_000):
    tokens = people(instance, max(counts))
    clients = [Client(instance, token) for token in tokens[:SENDERS]]
    rooms = {}
    for count in counts:
        rooms[count] = clients[0].room(f"room of {count}")
        parallel(lambda token, room=rooms[count]: Client(instance, token).join(room), tokens[1:count])
    for turn in range(3):
        for count, room in rooms.items():
            with Measured(instance, f"turn {turn}: a message into a room of {count}", messages):
                send_all(clients, [room], messages)


def joins(instance, count, step=1000):
    tokens = people(instance, count)
    other = Client(instance, tokens[0]).room("to get warm")
    parallel(lambda token: Client(instance, token).join(other), tokens[1 : count // 2])
    room = Client(instance, tokens[0]).room("a large room")
    others = iter(tokens[1:])
    before = state_size(instance)
    for done in range(0, count - 1, step):
        part = [token for token, _ in zip(others, range(min(step, count - 1 - done)))]
        with Measured(instance, f"joins from {done}", len(part)):
            parallel(lambda token: Client(instance, token).join(room), part)
    print(f"state storage: {(state_size(instance) - before) / 1e6:.1f} MB")


def state_size(instance):
    if "db" not in instance.pids:
        return 0
    instance.sql("vacuum full state_node")
    return int(instance.sql("select pg_total_relation_size('state_node')"))


def database_size(instance):
    instance.sql("vacuum full")
    return int(instance.sql("select sum(pg_total_relation_size(oid)) from pg_class"
                            " where relkind = 'r' and relnamespace = 'public'::regnamespace"))


def size(instance, count):
    tokens = people(instance, SENDERS)
    clients = [Client(instance, token) for token in tokens]
    room = clients[0].room("a room of 16")
    for client in clients[1:]:
        client.join(room)
    before = database_size(instance)
    send_all(clients, [room], count)
    print(f"database: {(database_size(instance) - before) / (count // SENDERS * SENDERS):.0f} bytes a message")


def memory(instance, rooms, seconds):
    print(f"idle: {instance.resident():.0f} MB", flush=True)
    tokens = people(instance, SENDERS)
    clients = [Client(instance, token) for token in tokens]
    made = [clients[0].room(f"busy {number}") for number in range(rooms)]
    for client in clients[1:]:
        for room in made:
            client.join(room)
    ends, most = time.monotonic() + seconds, 0

    def follow(token):
        client, since = Client(instance, token), ""
        while time.monotonic() < ends:
            since = client.call("GET", f"/_matrix/client/v3/sync?timeout=5000{since}")["next_batch"]
            since = "&since=" + since

    followers = [threading.Thread(target=follow, args=(token,), daemon=True) for token in tokens]
    for each in followers:
        each.start()
    while time.monotonic() < ends:
        with Measured(instance, "messages", 160 * SENDERS):
            send_all(clients, made, 160 * SENDERS)
        most = max(most, instance.resident())
        print(f"  resident {instance.resident():.0f} MB", flush=True)
    print(f"busy: at most {most:.0f} MB")


def main(directory, what, *rest):
    instance, values = Instance(directory), [int(each) for each in rest]
    if what == "members":
        members(instance, values)
    else:
        {"joins": joins, "size": size, "memory": memory}[what](instance, *values)


main(*sys.argv[1:])
