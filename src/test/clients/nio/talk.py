#!/usr/bin/env python3
"""Two companies talk, through a client that this project did not write (matrix-nio).

Starts two servers from an installation, each with its own data directory, ports and certificate, and drives them as
people would: registers and logs in, sets the allow lists as their administrators, makes public and private rooms, joins
by alias, invites, talks both ways, reads history, and restarts one server in the middle. Nothing may be lost and nothing
may come twice. Then the four rows of the allow-list table.

    pip install matrix-nio
    src/test/clients/nio/talk.py [ear/target/enishi]

Prints a line for each thing that was looked at; ends with 0 only if all held.
"""
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from nio import JoinError, RoomVisibility

from people import Person
from servers import Server, free_port

CHAT = 12
checks = {"pass": 0, "FAIL": 0}


def check(what: str, holds: bool, detail: object = "") -> bool:
    verdict = "pass" if holds else "FAIL"
    checks[verdict] += 1
    print(f"{verdict}  {what}" + (f"   {detail}" if detail and not holds else ""), flush=True)
    return holds


def part(title: str) -> None:
    print(f"\n{title}", flush=True)


async def entering(person: Person, room: str) -> str:
    """Joins; says how that ended: "" or the error as the person reads it."""
    answer = await person.join(room)
    return f"{answer.status_code} {answer.message}" if isinstance(answer, JoinError) else ""


async def conversation(room: str, people: list, label: str, turns: int = CHAT) -> None:
    """Everybody says something in turn; everybody must hear all of it, once, and each speaker in order."""
    said = []
    for turn in range(turns):
        speaker = people[turn % len(people)]
        said.append(await speaker.say(room, f"{label} {turn}"))
    for person in people:
        await person.hears(room, said)
        check_heard(person, room, said, people)


def check_heard(person: Person, room: str, said: list, people: list) -> None:
    heard = [event for event in person.timeline(room) if event.event_id in said]
    ids = [event.event_id for event in heard]
    missing, double = set(said) - set(ids), len(ids) - len(set(ids))
    check(f"{person.name} hears all {len(said)} messages, each once", not missing and not double,
          f"missing {len(missing)}, twice {double}")
    for speaker in people:
        own = [each for each in said if each in speaker.sent]
        order = [each for each in ids if each in speaker.sent]
        check(f"  those of {speaker.name} in the order in which they were sent", order == [e for e in own if e in ids])


async def talk(alpha: Server, beta: Server, anna: Person, ben: Person) -> None:
    part("Both list each other: a public room, by alias")
    await alpha.allow(beta)
    await beta.allow(alpha)
    public = await anna.make_room("town-hall", visibility=RoomVisibility.public)
    error = await entering(ben, f"#town-hall:{alpha.name}")
    check("Ben joins Anna's public room by its alias", not error, error)
    check("Anna sees Ben come", await anna.sees_member(public, ben.user))
    await conversation(public, [anna, ben], "hello")

    part("A new name")
    await anna.client.set_displayname("Anna of Alpha")
    check("Ben sees Anna's new name in the room", await ben.sees_name(public, anna.user, "Anna of Alpha"))
    profile = await ben.client.get_displayname(anna.user)
    check("and in her profile", getattr(profile, "displayname", None) == "Anna of Alpha", profile)

    part("A private room, by invitation")
    private = await anna.make_room("", visibility=RoomVisibility.private)
    check("Ben cannot enter without an invitation", bool(await entering(ben, private)))
    await anna.invite(private, ben.user)
    check("Ben sees the invitation", await ben.sees_invitation(private))
    error = await entering(ben, private)
    check("Ben accepts it", not error, error)
    await conversation(private, [ben, anna], "in private")

    part("History, and a restart in the middle")
    before = await anna.history(public)
    check("both read the same history", set(await ben.history(public)) >= set(before))
    said = [await ben.say(public, f"before the restart {i}") for i in range(3)]
    await beta.stop()
    check(f"{beta.name} stops within 10 s", beta.stopped_in <= 10, f"{beta.stopped_in:.1f} s")
    said += [await anna.say(public, f"while the other is away {i}") for i in range(8)]
    await beta.start()
    check(f"{beta.name} starts again", True)
    said += [await anna.say(public, f"after the restart {i}") for i in range(3)]
    said += [await ben.say(public, f"and back {i}") for i in range(3)]
    for person in (anna, ben):
        await person.hears(public, said)
        check_heard(person, public, said, [anna, ben])
    every = set(await anna.history(public))
    check("the history of both holds all of it, once", set(said) <= every and set(said) <= set(await ben.history(public)))
    for person in (anna, ben):
        check(f"nothing at all came twice to {person.name}", not person.doubles(), person.doubles())


async def table(alpha: Server, beta: Server, anna: Person, ben: Person) -> None:
    for a_lists_b, b_lists_a in ((False, False), (True, False), (False, True), (True, True)):
        part(f"{alpha.name} lists {beta.name}: {yes(a_lists_b)};  {beta.name} lists {alpha.name}: {yes(b_lists_a)}")
        await (alpha.allow(beta) if a_lists_b else alpha.refuse(beta))
        await (beta.allow(alpha) if b_lists_a else beta.refuse(alpha))
        number = 2 * a_lists_b + b_lists_a
        await row(anna, ben, alpha, f"a{number}", a_lists_b)
        await row(ben, anna, beta, f"b{number}", b_lists_a)


async def row(host: Person, guest: Person, server: Server, alias: str, allowed: bool) -> None:
    room = await host.make_room(alias, visibility=RoomVisibility.public)
    error = await entering(guest, f"#{alias}:{server.name}")
    if allowed:
        check(f"{guest.name} enters {host.name}'s public room", not error, error)
        if not error:
            await conversation(room, [guest, host], alias, 4)
            await guest.leave(room)
            check(f"{guest.name} leaves, and {host.name} sees it", await host.sees_member(room, guest.user, False))
    else:
        check(f"{guest.name} is refused, and told who refuses", "M_FORBIDDEN" in error and server.name in error, error)
    private = await host.make_room("", visibility=RoomVisibility.private)
    refusal = await host.try_invite(private, guest.user)
    check(f"an invitation to {guest.name} {'goes out' if allowed else 'is refused'}", bool(refusal) != allowed, refusal)
    if allowed and not refusal:
        check(f"{guest.name} sees it", await guest.sees_invitation(private))
        error = await entering(guest, private)
        check(f"{guest.name} accepts it", not error, error)


def yes(value: bool) -> str:
    return "yes" if value else "no"


async def main() -> int:
    began = time.monotonic()
    installation = Path(sys.argv[1] if len(sys.argv) > 1 else "ear/target/enishi").resolve()
    with tempfile.TemporaryDirectory(prefix="enishi-nio-") as place:
        servers = [Server(installation, Path(place), name, free_port(), free_port()) for name in ("alpha", "beta")]
        people = []
        try:
            Server.trust_each_other(servers)
            await asyncio.gather(*(server.start() for server in servers))
            part("Registering and logging in")
            for server, name in zip(servers, ("Anna", "Ben")):
                person = Person(server, name)
                people.append(person)
                check(f"{name} registers and logs in at {server.name}", await person.enter())
            await talk(*servers, *people)
            await table(*servers, *people)
        finally:
            for person in people:
                await person.close()
            await asyncio.gather(*(server.stop() for server in servers))
            if checks["FAIL"] or not checks["pass"]:
                for server in servers:
                    print(server.last_words())
    print(f"\n{checks['pass']} held, {checks['FAIL']} failed, {time.monotonic() - began:.0f} s")
    return 0 if checks["pass"] and not checks["FAIL"] else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(asyncio.wait_for(main(), 600)))
