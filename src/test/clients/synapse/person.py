"""A person with a client of few lines, the same at any homeserver: what they do, and all that they were shown."""
import asyncio
import itertools
import json
import time
import urllib.parse

import aiohttp

PREFIX = "/_matrix/client/v3"
PASSWORD = "correct horse battery staple"
PATIENCE = 40
FILTER = json.dumps({"room": {"timeline": {"limit": 100}}})


def segment(text: str) -> str:
    return urllib.parse.quote(text, safe="")


class Refused(Exception):
    def __init__(self, status: int, answer: dict):
        super().__init__(f"{status} {answer}")
        self.status = status
        self.code = answer.get("errcode")
        self.text = answer.get("error", "")


class Person:
    """Follows its server all the time."""

    def __init__(self, server, name: str):
        self.server = server
        self.name = name
        self.user = f"@{name.lower()}:{server.name}"
        self.session = None
        self.token = self.device = self.since = None
        self.numbers = itertools.count(1)
        self.timelines, self.states, self.ephemeral = {}, {}, {}
        self.invitations, self.left = {}, {}
        self.changed_devices, self.to_device = set(), []
        self.news = asyncio.Event()
        self.following = None

    async def enter(self) -> None:
        self.session = aiohttp.ClientSession()
        body = {"username": self.name.lower(), "password": PASSWORD, "auth": {"type": "m.login.dummy"}}
        answer = await self.ask("POST", "/register", body)
        self.token, self.device = answer["access_token"], answer["device_id"]
        self.following = asyncio.create_task(self.follow())

    async def close(self) -> None:
        if self.following:
            self.following.cancel()
        if self.session:
            await self.session.close()

    async def ask(self, method: str, path: str, body=None, token: str = None, **query) -> dict:
        token = token or self.token
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = None if body is None else json.dumps(body)
        url = self.server.url + PREFIX + path + ("?" + urllib.parse.urlencode(query) if query else "")
        timeout = aiohttp.ClientTimeout(total=120)
        async with self.session.request(method, url, data=data, headers=headers, timeout=timeout) as answer:
            told = json.loads(await answer.text())
        if answer.status != 200:
            raise Refused(answer.status, told)
        return told

    async def uploads(self, content: bytes, kind: str, name: str) -> str:
        """The mxc:// address."""
        url = f"{self.server.url}/_matrix/media/v3/upload?" + urllib.parse.urlencode({"filename": name})
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": kind}
        async with self.session.post(url, data=content, headers=headers) as answer:
            told = json.loads(await answer.text())
        if answer.status != 200:
            raise Refused(answer.status, told)
        return told["content_uri"]

    async def downloads(self, form: str, uri: str, **query) -> tuple:
        """Status, headers, bytes of a download or a thumbnail."""
        place = f"/_matrix/client/v1/media/{form}/{uri.removeprefix('mxc://')}"
        url = self.server.url + place + ("?" + urllib.parse.urlencode(query) if query else "")
        async with self.session.get(url, headers={"Authorization": f"Bearer {self.token}"}) as answer:
            return answer.status, answer.headers, await answer.read()

    async def refusal(self, work) -> Refused:
        """How it was refused; None if it was not."""
        try:
            await work
        except Refused as refused:
            return refused
        return None

    async def follow(self) -> None:
        while True:
            try:
                query = {"timeout": "5000", "filter": FILTER} | ({"since": self.since} if self.since else {})
                self.take(await self.ask("GET", "/sync", **query))
            except (aiohttp.ClientError, asyncio.TimeoutError, OSError, Refused, ValueError):
                await asyncio.sleep(0.3)  # the server goes down, or is not up yet

    def take(self, answer: dict) -> None:
        rooms = answer.get("rooms", {})
        for room, told in {**rooms.get("join", {}), **rooms.get("leave", {})}.items():
            events = told.get("timeline", {}).get("events", [])
            self.timelines.setdefault(room, []).extend(events)
            for event in told.get("state", {}).get("events", []) + events:
                if "state_key" in event:
                    self.states.setdefault(room, {})[event["type"], event["state_key"]] = event["content"]
            for edu in told.get("ephemeral", {}).get("events", []):
                self.ephemeral.setdefault(room, {})[edu["type"]] = edu["content"]
        for room in rooms.get("join", {}):
            self.invitations.pop(room, None)
            self.left.pop(room, None)
        self.left.update(rooms.get("leave", {}))
        self.invitations.update(rooms.get("invite", {}))
        self.changed_devices.update(answer.get("device_lists", {}).get("changed", []))
        self.to_device += answer.get("to_device", {}).get("events", [])
        self.since = answer["next_batch"]
        self.news.set()

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

    # What they see

    def heard(self, room: str) -> list:
        """Ids of the messages, in the order in which they came."""
        return [event["event_id"] for event in self.timelines.get(room, []) if event["type"] == "m.room.message"]

    def state(self, room: str, kind: str, key: str = "") -> dict:
        return self.states.get(room, {}).get((kind, key), {})

    async def hears(self, room: str, *events: str) -> bool:
        return await self.until(lambda: set(events) <= set(self.heard(room)))

    async def sees(self, room: str, kind: str, key: str, **content) -> bool:
        return await self.until(lambda: content.items() <= self.state(room, kind, key).items())

    async def sees_member(self, room: str, user: str, membership: str) -> bool:
        return await self.sees(room, "m.room.member", user, membership=membership)

    async def is_invited(self, room: str) -> bool:
        return await self.until(lambda: room in self.invitations)

    async def history(self, room: str) -> list:
        """Ids of all messages, newest first."""
        found, start = [], None
        while True:
            query = {"dir": "b", "limit": "100"} | ({"from": start} if start else {})
            page = await self.ask("GET", f"/rooms/{segment(room)}/messages", **query)
            found += [event["event_id"] for event in page["chunk"] if event["type"] == "m.room.message"]
            start = page.get("end")
            if not start:
                return found

    # What they do

    async def makes(self, preset: str, **more) -> str:
        return (await self.ask("POST", "/createRoom", {"preset": preset, **more}))["room_id"]

    async def joins(self, room: str, via=None) -> str:
        query = {"server_name": via.name, "via": via.name} if via else {}
        return (await self.ask("POST", f"/join/{segment(room)}", {}, **query))["room_id"]

    async def says(self, room: str, text: str) -> str:
        path = f"/rooms/{segment(room)}/send/m.room.message/{next(self.numbers)}"
        return (await self.ask("PUT", path, {"msgtype": "m.text", "body": text}))["event_id"]

    async def sets(self, room: str, kind: str, content: dict, key: str = "") -> str:
        return (await self.ask("PUT", f"/rooms/{segment(room)}/state/{kind}/{segment(key)}", content))["event_id"]

    async def does(self, room: str, what: str, user: str = None, **more) -> dict:
        """Invite, kick, ban, unban, leave, forget."""
        return await self.ask("POST", f"/rooms/{segment(room)}/{what}", ({"user_id": user} if user else {}) | more)
