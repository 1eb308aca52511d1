"""Devices of one server as the other sees them, and an encrypted conversation of two clients of matrix-nio."""
import asyncio
import tempfile

from nio import AsyncClient, AsyncClientConfig, RoomMessageText, RoomSendResponse

from person import PASSWORD, PATIENCE, Person
from report import check, part

ENCRYPTED = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


class Secretive:
    """A person's encrypting client."""

    def __init__(self, person: Person, place: str):
        self.person = person
        config = AsyncClientConfig(encryption_enabled=True)
        self.client = AsyncClient(person.server.url, person.user, store_path=place, config=config)
        self.heard = asyncio.Queue()
        self.client.add_event_callback(lambda _, event: self.heard.put_nowait(event), RoomMessageText)
        self.following = None

    async def enter(self) -> None:
        await self.client.login(PASSWORD, "matrix-nio")
        self.following = asyncio.create_task(self.client.sync_forever(timeout=2000, full_state=True))
        await self.client.synced.wait()

    async def knows(self, room: str, user: str) -> None:
        while room not in self.client.rooms or user not in self.client.rooms[room].users:
            await asyncio.wait_for(self.client.synced.wait(), PATIENCE)

    async def says(self, room: str, text: str) -> None:
        content = {"msgtype": "m.text", "body": text}
        answer = await self.client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
        if not isinstance(answer, RoomSendResponse):
            raise RuntimeError(f"{self.person.name} cannot say it: {answer}")

    async def hears(self, text: str) -> bool:
        async def heard() -> None:
            while (await self.heard.get()).body != text:
                pass
        try:
            await asyncio.wait_for(heard(), PATIENCE)
        except asyncio.TimeoutError:
            return False
        return True

    async def close(self) -> None:
        if self.following:
            self.following.cancel()
        await self.client.close()


async def finds_keys(host: Person, user: str, device: str) -> bool:
    """A device may be told of before it has keys, and is then told of again."""
    while True:
        host.changed_devices.discard(user)
        keys = await host.ask("POST", "/keys/query", {"device_keys": {user: []}})
        if device in keys["device_keys"].get(user, {}):
            return True
        if not await host.until(lambda: user in host.changed_devices):
            return False


async def encrypted(host: Person, guest: Person) -> None:
    part(f"{host.name} and {guest.name} in an encrypted room")
    room = await host.makes("private_chat", initial_state=[ENCRYPTED], invite=[guest.user])
    await guest.is_invited(room)
    await guest.joins(room)
    await host.sees_member(room, guest.user, "join")
    host.changed_devices.clear()
    with tempfile.TemporaryDirectory(prefix="enishi-host-") as one, tempfile.TemporaryDirectory(prefix="enishi-guest-") as two:
        clients = [Secretive(host, one), Secretive(guest, two)]
        try:
            for client in clients:
                await client.enter()
            told = await host.until(lambda: guest.user in host.changed_devices)
            check("a new device of the guest is told", told)
            check("and its keys are found", await finds_keys(host, guest.user, clients[1].client.device_id))
            for speaker, listener in (clients, clients[::-1]):
                await speaker.knows(room, listener.person.user)
                text = f"a secret of {speaker.person.name}"
                await speaker.says(room, text)
                check(f"{listener.person.name} reads {text}", await listener.hears(text))
        finally:
            for client in clients:
                await client.close()
