"""Load that hsbench has no scenario for, over the client API alone, against an instance that `server up DIR` started.

python3 load.py DIR members N...            16 senders into a room of N local members, one room after the other
python3 load.py DIR joins N [STEP]          N local users join one room; processor time of each STEP joins, after N / 2
                                            joins of another room, so that the compiler is at rest
python3 load.py DIR size N                  N messages into a room of 16; bytes of the database for each, vacuumed
python3 load.py DIR memory ROOMS SECONDS    ROOMS rooms busy, 16 senders, their members syncing; resident memory
"""

import sys
import threading
import time

from client import SENDERS, Client, Instance, Measured, parallel, people, send_all


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
