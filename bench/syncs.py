"""First syncs of accounts in many rooms, and clients that wait, over the client API, against what `server up DIR` started.

python3 syncs.py DIR rooms N [EVENTS]   an account in N rooms of EVENTS messages (1): first sync, the same token again, new
                                        devices, what comes after one message, and the first window of sliding sync
python3 syncs.py DIR again N            the same account again, say after a restart of the server
python3 syncs.py DIR parked N           N guests in one room wait; memory for them, and how long waking all of them takes.
                                        Start the server with ENISHI_REGISTRATION_GUESTS=true
"""

import json
import pathlib
import selectors
import statistics
import sys
import threading
import time
import urllib.parse

from client import SENDERS, Client, Instance, Measured, numbers, parallel, people

SYNC = "/_matrix/client/v3/sync"
QUIET = "set_presence=offline"
SLIDING = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync"
TIMES = 10


def filtered(limit):
    wanted = {"room": {"state": {"lazy_load_members": True}, "timeline": {"limit": limit}}}
    return "filter=" + urllib.parse.quote(json.dumps(wanted))


def timed(what, call, times=TIMES):
    """Milliseconds of each turn; the answer of the last."""
    spent, answer = [], None
    for _ in range(times):
        began = time.monotonic()
        answer = call()
        spent.append(1000 * (time.monotonic() - began))
    print(f"{what}: first {spent[0]:.1f} ms, median {statistics.median(spent):.1f}, last {spent[-1]:.1f}", flush=True)
    return answer


def login(instance, name):
    body = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": name},
        "password": "pw-of-" + name,
    }
    return Client(instance).call("POST", "/_matrix/client/v3/login", body)["access_token"]


def window(count):
    wanted = {"timeline_limit": 20, "required_state": [["m.room.name", ""], ["m.room.member", "$LAZY"]]}
    return {"lists": {"all": {"ranges": [[0, count - 1]], **wanted}}}


def ask(client, count, events):
    """All that a client asks at its start."""
    first = f"{SYNC}?timeout=0&{filtered(events + 1)}"
    answer = timed("first sync, then the same token again", lambda: client.call("GET", first))
    joined = answer["rooms"]["join"]
    found = sum(1 for room in joined.values() if sum(e["type"] == "m.room.message" for e in room["timeline"]["events"]))
    if len(joined) != count or found != count:
        raise RuntimeError(f"{len(joined)} rooms, {found} with messages")
    return answer


def follow(instance, client, sender, since, rooms):
    def step():
        nonlocal since
        sender.send(rooms[next(numbers) % len(rooms)], f"step{time.monotonic_ns()}")
        began = time.monotonic()
        answer = client.call("GET", f"{SYNC}?timeout=5000&since={since}&{filtered(20)}")
        spent.append(1000 * (time.monotonic() - began))
        since = answer["next_batch"]

    spent = []
    with Measured(instance, "incremental, with its message", 200):
        for _ in range(200):
            step()
    spent.sort()
    print(f"incremental after one message: p50 {spent[100]:.1f} ms, p99 {spent[197]:.1f}", flush=True)


def slide(client):
    turn = iter(range(1 << 30))

    def first():
        return client.call("POST", f"{SLIDING}?timeout=0", {"conn_id": f"c{next(turn) % 4}", **window(20)})

    answer = timed("sliding sync, first window of 20", first, 2 * TIMES)
    if len(answer["rooms"]) != 20:
        raise RuntimeError(f"{len(answer['rooms'])} rooms in the window")


def rooms(instance, count, events=1):
    owners = [Client(instance, token) for token in people(instance, SENDERS)]
    name = f"in{count}"
    token = Client(instance).register(name)
    mine = Client(instance, token)
    kept = pathlib.Path(instance.directory, f"{name}.json")

    def make(index):
        made = []
        for number in range(index, count, SENDERS):
            room = owners[index].room(f"room {number}")
            for _ in range(events):
                owners[index].send(room, next(numbers))
            made.append(room)
        return made

    with Measured(instance, "making a room", count):
        made = [room for part in parallel(make, range(SENDERS)) for room in part]
    with Measured(instance, "joining", count):
        for room in made:
            mine.join(room)
    kept.write_text(json.dumps([token, made, events]), encoding="utf-8")
    again(instance, count)


def again(instance, count):
    token, made, events = json.loads(pathlib.Path(instance.directory, f"in{count}.json").read_text(encoding="utf-8"))
    client = Client(instance, token)
    answer = ask(client, count, events)
    fresh = [Client(instance, login(instance, f"in{count}")) for _ in range(TIMES)]
    turn = iter(fresh)
    timed("new device", lambda: next(turn).call("GET", f"{SYNC}?timeout=0&{filtered(events + 1)}"))
    slide(client)
    sender = Client(instance, people(instance, SENDERS)[0])
    follow(instance, client, sender, answer["next_batch"], made[: count // SENDERS])


def guest(instance):
    return Client(instance).call("POST", "/_matrix/client/v3/register?kind=guest", {})["access_token"]


def parked(instance, count):
    token = people(instance, 1)[0]
    owner = Client(instance, token)
    allowed = {"type": "m.room.guest_access", "state_key": "", "content": {"guest_access": "can_join"}}
    body = {"preset": "public_chat", "name": "waiting", "initial_state": [allowed]}
    room = owner.call("POST", "/_matrix/client/v3/createRoom", body)["room_id"]

    def arrive(_):
        client = Client(instance, guest(instance))
        client.call("POST", f"/_matrix/client/v3/rooms/{room}/join", {})
        return client

    with Measured(instance, "a guest that joins", count):
        clients = parallel(arrive, range(count))
    asked = f"{SYNC}?timeout=0&{QUIET}&{filtered(1)}"
    with Measured(instance, "first sync of a guest", count):
        since = parallel(lambda client: client.call("GET", asked)["next_batch"], clients)
    time.sleep(2)
    ask_again = parallel(lambda pair: pair[0].call("GET", f"{asked}&since={pair[1]}"), list(zip(clients, since)))
    since = [answer["next_batch"] for answer in ask_again]
    for turn in range(5):  # the owner's connection has been idle for too long
        since = wait(instance, clients, since, lambda turn=turn: Client(instance, token).send(room, f"wake{turn}"))


def wait(instance, clients, since, wake):
    before = settled(instance)
    for client, token in zip(clients, since):
        path = f"{SYNC}?timeout=110000&{QUIET}&since={token}&{filtered(5)}"
        head = f"GET {path} HTTP/1.1\r\nHost: {client.instance.host}\r\nAuthorization: Bearer {client.token}\r\n\r\n"
        client.socket.sendall(head.encode())
    time.sleep(3)
    after = settled(instance)
    print(f"{len(clients)} waiting: {after[0] - before[0]:.0f} MB resident more, heap in use {after[1] - before[1]:.1f} MB more")
    answers = selectors.DefaultSelector()
    for index, client in enumerate(clients):
        answers.register(client.socket, selectors.EVENT_READ, index)
    found = [None] * len(clients)
    with Measured(instance, "waking one", len(clients)):
        began = time.monotonic()
        threading.Thread(target=wake, daemon=True).start()
        left = len(clients)
        while left:
            for key, _ in answers.select(30) or [None]:
                found[key.data] = clients[key.data].answer()[1]
                answers.unregister(key.fileobj)
                left -= 1
        spent = time.monotonic() - began
    print(f"waking all {len(clients)}: {1000 * spent:.0f} ms from the send to the last answer", flush=True)
    parsed = [json.loads(answer) for answer in found]
    if not all(len(answer["rooms"]["join"]) == 1 for answer in parsed):
        raise RuntimeError("somebody was not told")
    return [answer["next_batch"] for answer in parsed]


def settled(instance):
    """MB: resident and, of the Java heap, what is alive, after a collection."""
    return instance.resident(), instance.alive()


def main(directory, what, *rest):
    {"rooms": rooms, "again": again, "parked": parked}[what](Instance(directory), *map(int, rest))


main(*sys.argv[1:])
