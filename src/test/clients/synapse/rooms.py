"""What people of one server do in rooms of the other. Each takes who made the room and who comes."""
import asyncio

from person import Person, segment
from report import check, part

MANY = 1000


async def by_alias(host: Person, guest: Person) -> str:
    part(f"{guest.name} in a public room of {host.name}")
    alias = f"town-hall-{host.name.lower()}"
    room = await host.makes("public_chat", room_alias_name=alias, visibility="public", name="Town hall")
    directory = await guest.ask("POST", "/publicRooms", {"limit": 50}, server=host.server.name)
    check("finds it in the directory", room in [each["room_id"] for each in directory["chunk"]], directory)
    joined = await guest.joins(f"#{alias}:{host.server.name}")
    check("joins by its alias", joined == room, joined)
    check("is seen to come", await host.sees_member(room, guest.user, "join"))
    check("sees its name", await guest.sees(room, "m.room.name", "", name="Town hall"))
    return room


async def conversation(room: str, people: list, label: str, turns: int = 20) -> None:
    said = [await people[turn % len(people)].says(room, f"{label} {turn}") for turn in range(turns)]
    for person in people:
        await person.hears(room, *said)
        heard = [event for event in person.heard(room) if event in said]
        check(f"{person.name} hears {turns} messages of both, each once", sorted(heard) == sorted(said),
              f"{len(set(heard))} of them, {len(heard) - len(set(heard))} twice")


async def state(room: str, host: Person, guest: Person) -> None:
    await host.sets(room, "m.room.topic", {"topic": "by the host"})
    check("a topic of the host is seen", await guest.sees(room, "m.room.topic", "", topic="by the host"))
    refused = await guest.refusal(guest.sets(room, "m.room.topic", {"topic": "by the guest"}))
    check("one of the guest is refused", refused and refused.code == "M_FORBIDDEN", refused)
    levels = await host.ask("GET", f"/rooms/{segment(room)}/state/m.room.power_levels/")
    await host.sets(room, "m.room.power_levels", levels | {"users": levels.get("users", {}) | {guest.user: 50}})
    await guest.until(lambda: guest.user in guest.state(room, "m.room.power_levels").get("users", {}))
    await guest.sets(room, "m.room.topic", {"topic": "by the guest"})
    check("and seen once he may", await host.sees(room, "m.room.topic", "", topic="by the guest"))


async def profile(room: str, host: Person, guest: Person) -> None:
    await guest.ask("PUT", f"/profile/{segment(guest.user)}/displayname", {"displayname": f"{guest.name} ★"})
    check("a new name is seen", await host.sees(room, "m.room.member", guest.user, displayname=f"{guest.name} ★"))
    told = await host.ask("GET", f"/profile/{segment(guest.user)}")
    check("and found in the profile", told.get("displayname") == f"{guest.name} ★", told)


async def typing_and_receipts(room: str, host: Person, guest: Person) -> None:
    for one, other in ((host, guest), (guest, host)):
        await one.ask("PUT", f"/rooms/{segment(room)}/typing/{segment(one.user)}", {"typing": True, "timeout": 20000})
        typing = lambda: one.user in other.ephemeral.get(room, {}).get("m.typing", {}).get("user_ids", [])
        check(f"{other.name} sees {one.name} type", await other.until(typing))
        event = await other.says(room, "have you read this?")
        await one.hears(room, event)
        await one.ask("POST", f"/rooms/{segment(room)}/receipt/m.read/{segment(event)}", {})
        read = lambda: one.user in other.ephemeral.get(room, {}).get("m.receipt", {}).get(event, {}).get("m.read", {})
        check(f"{other.name} sees that {one.name} has read", await other.until(read))


async def redaction(room: str, host: Person, guest: Person) -> None:
    for one, other in ((guest, guest), (host, guest)):
        event = await other.says(room, "a word too much")
        await host.hears(room, event)
        await guest.hears(room, event)
        await one.ask("PUT", f"/rooms/{segment(room)}/redact/{segment(event)}/{next(one.numbers)}", {})
        for reader in (host, guest):
            check(f"what {one.name} takes back of {other.name} is gone for {reader.name}",
                  await gone(reader, room, event))


async def gone(reader: Person, room: str, event: str) -> bool:
    for _ in range(100):
        told = await reader.ask("GET", f"/rooms/{segment(room)}/event/{segment(event)}")
        if "body" not in told["content"]:
            return True
        await asyncio.sleep(0.2)
    return False


async def kick_and_ban(room: str, alias: str, host: Person, guest: Person) -> None:
    await host.does(room, "kick", guest.user, reason="for a test")
    check("a kick reaches the guest", await guest.sees_member(room, guest.user, "leave"))
    await guest.joins(alias)
    check("who comes again", await host.sees_member(room, guest.user, "join"))
    await host.does(room, "ban", guest.user)
    check("a ban reaches the guest", await guest.sees_member(room, guest.user, "ban"))
    refused = await guest.refusal(guest.joins(alias))
    check("who may not come again", refused and refused.status == 403, refused)
    await host.does(room, "unban", guest.user)
    await guest.joins(alias)
    check("until it is lifted", await host.sees_member(room, guest.user, "join"))
    await guest.does(room, "leave")
    check("leaving is seen", await host.sees_member(room, guest.user, "leave"))


async def direct_message(host: Person, guest: Person) -> None:
    part(f"{host.name} writes to {guest.name} alone")
    room = await host.makes("trusted_private_chat", is_direct=True, invite=[guest.user])
    check("the invitation arrives", await guest.is_invited(room))
    events = guest.invitations.get(room, {}).get("invite_state", {}).get("events", [])
    mine = [each["content"] for each in events if each.get("state_key") == guest.user]
    check("and says that it is direct", bool(mine) and mine[0].get("is_direct") is True, events)
    await guest.joins(room)
    check("is accepted", await host.sees_member(room, guest.user, "join"))
    await conversation(room, [host, guest], "between us", 6)
    other = await host.makes("private_chat", invite=[guest.user])
    await guest.is_invited(other)
    await guest.does(other, "leave")
    check("another is declined", await host.sees_member(other, guest.user, "leave"))


async def knock(host: Person, guest: Person) -> None:
    part(f"{guest.name} knocks at {host.name}'s door")
    rule = {"type": "m.room.join_rules", "state_key": "", "content": {"join_rule": "knock"}}
    room = await host.makes("private_chat", initial_state=[rule])
    via = {"server_name": host.server.name, "via": host.server.name}
    await guest.ask("POST", f"/knock/{segment(room)}", {"reason": "may I?"}, **via)
    check("the knock is heard", await host.sees_member(room, guest.user, "knock"))
    await host.does(room, "invite", guest.user)
    check("and answered", await guest.is_invited(room))
    await guest.joins(room)
    check("and the door open", await host.sees_member(room, guest.user, "join"))


async def restricted(host: Person, guest: Person) -> None:
    part(f"A room of {host.name} for members of another")
    club = await host.makes("public_chat")
    allow = [{"type": "m.room_membership", "room_id": club}]
    rule = {"type": "m.room.join_rules", "state_key": "", "content": {"join_rule": "restricted", "allow": allow}}
    room = await host.makes("private_chat", initial_state=[rule])
    refused = await guest.refusal(guest.joins(room, host.server))
    check("a stranger is refused", refused and refused.status == 403, refused)
    await guest.joins(club, host.server)
    await host.sees_member(club, guest.user, "join")
    await guest.joins(room, host.server)
    check("a member is let in", await host.sees_member(room, guest.user, "join"))


async def upgrade(host: Person, guest: Person) -> None:
    part(f"{host.name} moves the room")
    room = await host.makes("public_chat", room_version="10")
    await guest.joins(room, host.server)
    await host.sees_member(room, guest.user, "join")
    told = await host.ask("POST", f"/rooms/{segment(room)}/upgrade", {"new_version": "11"})
    check("the guest sees where to",
          await guest.sees(room, "m.room.tombstone", "", replacement_room=told["replacement_room"]))
    await guest.joins(told["replacement_room"], host.server)
    await conversation(told["replacement_room"], [host, guest], "in the new room", 6)


async def history(host: Person, guest: Person) -> None:
    part(f"{guest.name} reads what was said before, at {host.name}")
    room = await host.makes("public_chat")
    said = []
    # Each says something else: an event's ID is its hash, and the same words after the same events in the same
    # millisecond are the same event.
    for _ in range(MANY // 20):
        said += await asyncio.gather(*(host.says(room, f"long ago {number}") for number in range(20)))
    # An event follows at most ten others: these tie the ends together, or nothing would lead to some of them.
    said += [await host.says(room, "after all") for _ in range(5)]
    await guest.joins(room, host.server)
    read = await guest.history(room)
    check(f"all {len(said)} messages, each once", sorted(read) == sorted(said),
          f"{len(set(read))} of them, {len(read) - len(set(read))} twice")


async def server_acl(host: Person, guest: Person) -> None:
    part(f"{host.name}'s room shuts {guest.name}'s server out")
    room = await host.makes("public_chat")
    await guest.joins(room, host.server)
    await host.sees_member(room, guest.user, "join")
    # Who is let in learns the members later; shut out before, its server would go on asking for them for a while.
    await guest.sees_member(room, host.user, "join")
    acl = {"allow": ["*"], "deny": [], "allow_ip_literals": True}
    # Names are compared without their ports.
    await host.sets(room, "m.room.server_acl", acl | {"deny": [guest.server.name.split(":")[0]]})
    refused = await guest.refusal(guest.says(room, "into the void"))
    await host.sets(room, "m.room.topic", {"topic": "still here"})
    lost = [event for event in host.timelines[room] if event["type"] == "m.room.message"]
    check("what he says is not taken", not lost, (refused, lost))
    await host.sets(room, "m.room.server_acl", acl)
    said = await host.says(room, "open again")
    check("and once it is lifted he hears again", await guest.hears(room, said))
    answer = await guest.says(room, "thank you")
    check("and is heard", await host.hears(room, answer))
