"""A person with a client: what they do, and what they have seen of it."""
import asyncio
import time

import aiohttp
from nio import (AsyncClient, RegisterResponse, LoginResponse, RoomCreateResponse, RoomInviteError,
                 RoomMessagesResponse, RoomPreset, RoomSendResponse, RoomVisibility, SyncResponse)
from nio.api import MessageDirection

PATIENCE = 40
FILTER = {"room": {"timeline": {"limit": 100}}}
PASSWORD = "correct horse battery staple"


class Person:
    """Follows its server all the time, and never forgets an event."""

    def __init__(self, server, name: str):
        self.server = server
        self.name = name
        self.user = f"@{name.lower()}:{server.name}"
        self.client = AsyncClient(server.url, self.user)
        self.sent = set()
        self.seen = {}
        self.left = set()
        self.news = asyncio.Event()
        self.following = None

    async def enter(self) -> bool:
        registered = await self.client.register(self.name.lower(), PASSWORD)
        await self.client.logout()
        login = await self.client.login(PASSWORD, "test")
        self.following = asyncio.create_task(self.follow())
        return isinstance(registered, RegisterResponse) and isinstance(login, LoginResponse)

    async def close(self) -> None:
        if self.following:
            self.following.cancel()
        await self.client.close()

    async def follow(self) -> None:
        while True:
            try:
                answer = await self.client.sync(timeout=5000, sync_filter=FILTER)
                if isinstance(answer, SyncResponse):
                    await self.take(answer)
                else:
                    print(f"      {self.name}: sync answers {answer}", flush=True)
                    await asyncio.sleep(0.5)
            except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
                await asyncio.sleep(0.3)

    async def take(self, answer: SyncResponse) -> None:
        for section in (answer.rooms.join, answer.rooms.leave):
            for room, info in section.items():
                known = self.seen.setdefault(room, [])
                if info.timeline.limited and known:
                    known.extend(await self.gap(room, info.timeline.prev_batch))
                known.extend(info.timeline.events)
        self.news.set()

    async def gap(self, room: str, start: str) -> list:
        """What a limited timeline left out: backwards until something known comes."""
        known, found = {event.event_id for event in self.seen[room]}, []
        while start:
            answer = await self.client.room_messages(room, start, limit=100, direction=MessageDirection.back)
            if not isinstance(answer, RoomMessagesResponse):
                break
            for event in answer.chunk:
                if event.event_id in known:
                    return found[::-1]
                found.append(event)
            start = answer.end
        return found[::-1]

    async def until(self, holds) -> bool:
        """Waits for it as long as a person would."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), max(0.01, deadline - time.monotonic()))
            except asyncio.TimeoutError:
                return holds()
        return True

    def timeline(self, room: str) -> list:
        return self.seen.get(room, [])

    def doubles(self) -> list:
        found = []
        for room, events in self.seen.items():
            ids = [event.event_id for event in events]
            found += [(room, each) for each in set(ids) if ids.count(each) > 1]
        return found

    async def hears(self, room: str, said: list) -> bool:
        return await self.until(lambda: set(said) <= {event.event_id for event in self.timeline(room)})

    async def sees_member(self, room: str, user: str, present: bool = True) -> bool:
        return await self.until(lambda: (user in self.members(room)) == present)

    async def sees_name(self, room: str, user: str, name: str) -> bool:
        return await self.until(lambda: self.client.rooms[room].user_name(user) == name)

    def members(self, room: str) -> set:
        known = self.client.rooms.get(room)
        return set(known.users) if known else set()

    async def sees_invitation(self, room: str) -> bool:
        return await self.until(lambda: room in self.client.invited_rooms)

    async def make_room(self, alias: str, visibility: RoomVisibility) -> str:
        public = visibility == RoomVisibility.public
        preset = RoomPreset.public_chat if public else RoomPreset.private_chat
        answer = await self.client.room_create(
            visibility=visibility, alias=alias or None, name=f"{self.name}'s room", preset=preset)
        if not isinstance(answer, RoomCreateResponse):
            raise RuntimeError(f"{self.name} cannot make a room: {answer}")
        return answer.room_id

    async def join(self, room: str):
        return await self.client.join(room)

    async def leave(self, room: str) -> None:
        await self.client.room_leave(room)

    async def invite(self, room: str, user: str) -> None:
        refusal = await self.try_invite(room, user)
        if refusal:
            raise RuntimeError(f"{self.name} cannot invite {user}: {refusal}")

    async def try_invite(self, room: str, user: str) -> str:
        answer = await self.client.room_invite(room, user)
        return f"{answer.status_code} {answer.message}" if isinstance(answer, RoomInviteError) else ""

    async def say(self, room: str, text: str) -> str:
        answer = await self.client.room_send(room, "m.room.message", {"msgtype": "m.text", "body": text})
        if not isinstance(answer, RoomSendResponse):
            raise RuntimeError(f"{self.name} cannot say {text}: {answer}")
        self.sent.add(answer.event_id)
        return answer.event_id

    async def history(self, room: str) -> list:
        """All there is, newest first."""
        found, start = [], self.client.next_batch
        while start:
            answer = await self.client.room_messages(room, start, limit=20, direction=MessageDirection.back)
            if not isinstance(answer, RoomMessagesResponse):
                raise RuntimeError(f"{self.name} cannot read the history: {answer}")
            found += [event.event_id for event in answer.chunk]
            start = answer.end
        return found
