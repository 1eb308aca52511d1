#!/usr/bin/env python3
"""The order and exactness of delivery: whatever breaks, every client ends with every message once, in one order a room.

    pip install aiohttp
    src/test/clients/storm/run [ear/target/enishi]

Prints a line for each thing that was looked at; ends with 0 only if all held. STORM_SECONDS (120) is the length of each
of the two storms.
"""
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "nio"))

from client import Client, segment  # noqa: E402
from servers import Server, free_port  # noqa: E402

CLIENTS = 20
ROOMS = 4
SECONDS = int(os.environ.get("STORM_SECONDS", "120"))
checks = {"pass": 0, "FAIL": 0}


def check(what: str, holds: bool, detail: object = "") -> None:
    verdict = "pass" if holds else "FAIL"
    checks[verdict] += 1
    print(f"{verdict}  {what}" + (f"   {detail}" if detail and not holds else ""), flush=True)


async def gather(clients: list, label: str) -> list:
    """All enter, the first makes the rooms, all join."""
    for client in clients:
        await client.enter()
    rooms = []
    for number in range(ROOMS):
        made = await clients[0].ask("POST", "/createRoom", {"preset": "public_chat", "name": f"{label} {number}"})
        rooms.append(made["room_id"])
    for client in clients[1:]:
        for room in rooms:
            await client.ask("POST", f"/join/{segment(room)}", {})
    return rooms


async def kill_twice(server: Server) -> None:
    for _ in range(2):
        await asyncio.sleep(SECONDS / 3)
        await server.kill()
        await server.start()


async def storm(server: Server, label: str, kills: bool) -> None:
    print(f"\n{label}", flush=True)
    clients = [Client(server.url, f"{'k' if kills else 'c'}{number}", number) for number in range(CLIENTS)]
    try:
        rooms = await gather(clients, label)
        until = asyncio.get_running_loop().time() + SECONDS
        raging = [client.rage(rooms, until) for client in clients]
        await asyncio.gather(*raging, *([kill_twice(server)] if kills else []))
        sent = {event: told for client in clients for event, told in client.sent.items()}
        await asyncio.gather(*(client.catch_up(len(sent)) for client in clients))
        judge(clients, rooms, sent)
    finally:
        for client in clients:
            await client.close()


def judge(clients: list, rooms: list, sent: dict) -> None:
    drops, restarts = sum(c.drops for c in clients), sum(c.restarts for c in clients)
    print(f"      {len(sent)} messages, {drops} dropped connections, {restarts} restarts of clients", flush=True)
    check("something was sent, dropped and restarted", len(sent) > CLIENTS and drops > 0 and restarts > 0)
    check("each message was acknowledged with an id of its own", len(sent) == sum(c.sends for c in clients))
    for room in rooms:
        orders = [[event for event, _ in client.seen.get(room, [])] for client in clients]
        wanted = {event for event, (place, _) in sent.items() if place == room}
        lost = {client.name: len(wanted - set(order)) for client, order in zip(clients, orders)}
        twice = {client.name: len(order) - len(set(order)) for client, order in zip(clients, orders)}
        more = {client.name: len(set(order) - wanted) for client, order in zip(clients, orders)}
        check(f"{room}: {len(wanted)} messages, none lost", not any(lost.values()), some(lost))
        check("  none twice", not any(twice.values()), some(twice))
        check("  none that nobody sent", not any(more.values()), some(more))
        check("  in one order for all", all(order == orders[0] for order in orders), first_difference(orders))


def some(numbers: dict) -> dict:
    return {name: number for name, number in numbers.items() if number}


def first_difference(orders: list) -> str:
    for number, order in enumerate(orders):
        for place, (one, other) in enumerate(zip(orders[0], order)):
            if one != other:
                return f"client {number} at {place}: {other}, not {one}"
    return f"lengths {sorted({len(order) for order in orders})}"


async def main() -> int:
    began = time.monotonic()
    installation = Path(sys.argv[1] if len(sys.argv) > 1 else "ear/target/enishi").resolve()
    with tempfile.TemporaryDirectory(prefix="enishi-storm-") as place:
        server = Server(installation, Path(place), "storm", free_port(), free_port())
        try:
            await server.start()
            await storm(server, f"{CLIENTS} clients for {SECONDS} s", kills=False)
            await storm(server, "the same, and the server is killed and started again twice", kills=True)
        finally:
            await server.stop()
            if checks["FAIL"] or not checks["pass"]:
                print(server.last_words())
    print(f"\n{checks['pass']} held, {checks['FAIL']} failed, {time.monotonic() - began:.0f} s")
    return 0 if checks["pass"] and not checks["FAIL"] else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(asyncio.wait_for(main(), 900)))
