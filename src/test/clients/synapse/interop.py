#!/usr/bin/env python3
"""A company with Enishi and one with matrix-synapse: each comes to the other's rooms, as the lists of both allow.

Prints a line for each thing that was looked at; ends with 0 only if all held.
"""
import asyncio
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "nio"))

import rooms  # noqa: E402
from files import files  # noqa: E402
from homeserver import Authority, Synapse  # noqa: E402
from person import Person  # noqa: E402
from report import check, checks, part  # noqa: E402
from secrets_between import encrypted  # noqa: E402
from servers import Server, free_port  # noqa: E402


async def visit(host: Person, guest: Person) -> None:
    room = await rooms.by_alias(host, guest)
    await rooms.conversation(room, [host, guest], "hello")
    await rooms.state(room, host, guest)
    await rooms.profile(room, host, guest)
    await rooms.typing_and_receipts(room, host, guest)
    await rooms.redaction(room, host, guest)
    await rooms.kick_and_ban(room, f"#town-hall-{host.name.lower()}:{host.server.name}", host, guest)
    for each in (rooms.direct_message, rooms.knock, rooms.restricted, rooms.upgrade, rooms.history, rooms.server_acl):
        await each(host, guest)
    await files(host, guest)
    await encrypted(host, guest)


async def restarts(host: Person, guest: Person) -> None:
    """Each server is away while people of the other talk; what was said arrives when it is back."""
    part(f"One is away while the other talks, in a room of {host.name}")
    room = await host.makes("public_chat")
    await guest.joins(room, host.server)
    await host.sees_member(room, guest.user, "join")
    for away, stays in ((host, guest), (guest, host)):
        await away.server.stop()
        said = [await stays.says(room, f"while {away.name} is away {number}") for number in range(5)]
        await away.server.start()
        # Whoever was away speaks first: a server that waits before it tries again tries at once.
        said.append(await away.says(room, f"{away.name} is back"))
        for person in (away, stays):
            await person.hears(room, *said)
            heard = [event for event in person.heard(room) if event in said]
            check(f"{person.name} hears all of it, each once", sorted(heard) == sorted(said),
                  f"{len(set(heard))} of {len(said)}, {len(heard) - len(set(heard))} twice")


async def one_way(enishi: Server, synapse: Synapse, anna: Person, sam: Person) -> None:
    part("Enishi takes Synapse off its list: people go one way only")
    inside = await anna.makes("public_chat")
    await enishi.refuse(synapse)
    refused = await sam.refusal(sam.joins(inside, enishi))
    check("Sam is refused at Anna's room", refused and refused.status == 403, refused)
    refused = await anna.refusal(anna.does(inside, "invite", sam.user))
    check("Anna may not invite him", refused and refused.status == 403 and enishi.name in refused.text, refused)
    outside = await sam.makes("public_chat")
    await anna.joins(outside, synapse)
    check("Anna is let into Sam's room", await sam.sees_member(outside, anna.user, "join"))
    await rooms.conversation(outside, [sam, anna], "one way", 6)
    await enishi.allow(synapse)
    await sam.joins(inside, enishi)
    check("back on the list Sam may come", await anna.sees_member(inside, sam.user, "join"))


async def main(installation: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="enishi-interop-") as directory:
        place = Path(directory)
        authority = Authority(place)
        enishi = Server(installation, place, "enishi", free_port(), free_port())
        certificate, key = authority.issue("enishi", "DNS:localhost")
        enishi.environment |= {"ENISHI_TLS_CERTIFICATE": str(certificate), "ENISHI_TLS_KEY": str(key),
                               "ENISHI_FEDERATION_CA_FILE": str(authority.certificate)}
        synapse = Synapse(place, free_port(), free_port(), authority)
        anna, sam = Person(enishi, "Anna"), Person(synapse, "Sam")
        try:
            await asyncio.gather(enishi.start(), synapse.start())
            await enishi.allow(synapse)
            await asyncio.gather(anna.enter(), sam.enter())
            for host, guest in ((anna, sam), (sam, anna)):
                await visit(host, guest)
                await restarts(host, guest)
            await one_way(enishi, synapse, anna, sam)
        except BaseException:
            print(f"{enishi.last_words()}\n{synapse.last_words()}", file=sys.stderr)
            raise
        finally:
            await asyncio.gather(anna.close(), sam.close())
            await asyncio.gather(enishi.stop(), synapse.stop())
    print(f"\n{checks['pass']} held, {checks['FAIL']} did not.")


if __name__ == "__main__":
    if "SYNAPSE_PYTHON" not in os.environ:
        sys.exit("SYNAPSE_PYTHON must name the interpreter of an environment with matrix-synapse")
    asyncio.run(main(Path(sys.argv[1]).resolve()))
    sys.exit(1 if checks["FAIL"] else 0)
