"""One client of the storm: it sends and syncs, and now and then loses its connection, or itself."""
import asyncio
import json
import random
import urllib.parse

import aiohttp

PASSWORD = "correct horse battery staple"
PREFIX = "/_matrix/client/v3"
FILTER = json.dumps({"room": {"timeline": {"limit": 10, "types": ["m.room.message"]}, "state": {"types": []}},
                     "presence": {"types": []}})


class Lost(Exception):
    """The connection, or the server: try again."""


def segment(text: str) -> str:
    return urllib.parse.quote(text, safe="")


class Client:
    """What it has seen of each room, in the order in which it was shown; what it has sent, by event id."""

    def __init__(self, url: str, name: str, seed: int):
        self.url = url
        self.name = name
        self.random = random.Random(seed)
        self.session = None
        self.token = None
        self.since = None
        self.seen = {}
        self.sent = {}
        self.sends = 0
        self.drops = 0
        self.restarts = 0

    async def enter(self) -> None:
        self.session = aiohttp.ClientSession()
        body = {"username": self.name, "password": PASSWORD, "auth": {"type": "m.login.dummy"}}
        self.token = (await self.ask("POST", "/register", body))["access_token"]

    async def close(self) -> None:
        await self.session.close()

    async def ask(self, method: str, path: str, body=None, patience: float = 60) -> dict:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        data = None if body is None else json.dumps(body)
        timeout = aiohttp.ClientTimeout(total=patience)
        try:
            async with self.session.request(
                    method, self.url + PREFIX + path, data=data, headers=headers, timeout=timeout) as answer:
                text = await answer.text()
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            raise Lost(repr(error)) from error
        if answer.status >= 500 or not text.startswith("{"):
            raise Lost(f"{answer.status} {text}")  # it goes down, or is not yet up
        if answer.status != 200:
            raise RuntimeError(f"{self.name}: {method} {path}: {answer.status} {text}")
        return json.loads(text)

    async def insist(self, method: str, path: str, body=None) -> dict:
        """The same request until it is answered: with a transaction id it has its effect once."""
        while True:
            try:
                return await self.ask(method, path, body, self.patience())
            except Lost:
                self.drops += 1
                await asyncio.sleep(0.05 + self.random.random() / 5)

    def patience(self) -> float:
        """Now and then the connection is dropped at once, with the answer on its way."""
        return self.random.choice([0.02, 0.1, 60, 60, 60, 60, 60, 60])

    async def send(self, room: str) -> None:
        self.sends += 1
        text = f"{self.name} {self.sends}"
        path = f"/rooms/{segment(room)}/send/m.room.message/{self.name}-{self.sends}"
        answer = await self.insist("PUT", path, {"msgtype": "m.text", "body": text})
        self.sent[answer["event_id"]] = (room, text)

    async def sync(self, timeout: int, patience: float) -> bool:
        """@return whether something came"""
        query = {"timeout": str(timeout), "filter": FILTER}
        if self.since:
            query["since"] = self.since
        answer = await self.ask("GET", "/sync?" + urllib.parse.urlencode(query), None, patience)
        joined = answer.get("rooms", {}).get("join", {})
        news = {room: await self.news(room, told["timeline"]) for room, told in joined.items() if "timeline" in told}
        for room, events in news.items():
            self.seen.setdefault(room, []).extend(events)
        self.since = answer["next_batch"]
        return any(news.values())

    async def news(self, room: str, timeline: dict) -> list:
        shown = [(event["event_id"], event["content"].get("body")) for event in timeline["events"]]
        if not timeline.get("limited"):
            return shown
        return await self.gap(room, timeline["prev_batch"]) + shown

    async def gap(self, room: str, start: str) -> list:
        """What a limited timeline has left out: backwards, until something known comes."""
        known, found = {event for event, _ in self.seen.get(room, [])}, []
        chosen = segment(json.dumps({"types": ["m.room.message"]}))
        while start:
            page = await self.ask(
                "GET", f"/rooms/{segment(room)}/messages?dir=b&limit=50&from={segment(start)}&filter={chosen}")
            for event in page["chunk"]:
                if event["event_id"] in known:
                    return found[::-1]
                found.append((event["event_id"], event["content"].get("body")))
            start = page.get("end")
        return found[::-1]

    def forget(self) -> None:
        """As after a restart without a store: everything is asked for anew."""
        self.restarts += 1
        self.since, self.seen = None, {}

    async def rage(self, rooms: list, until: float) -> None:
        await asyncio.gather(self.keep_sending(rooms, until), self.keep_syncing(until))

    async def keep_sending(self, rooms: list, until: float) -> None:
        clock = asyncio.get_running_loop().time
        while clock() < until:
            await self.send(self.random.choice(rooms))
            await asyncio.sleep(self.random.random() * 1.5)

    async def keep_syncing(self, until: float) -> None:
        clock = asyncio.get_running_loop().time
        while clock() < until:
            if self.random.random() < 0.01:
                self.forget()
            try:
                await self.sync(self.random.choice([0, 2000, 10000]), self.patience())
            except Lost:
                self.drops += 1
                await asyncio.sleep(self.random.random() / 5)

    async def catch_up(self, count: int, patience: float = 60) -> None:
        """Until it has seen so many messages, and nothing more comes."""
        clock = asyncio.get_running_loop().time
        deadline = clock() + patience
        while clock() < deadline:
            try:
                came = await self.sync(500, 60)
            except Lost:
                await asyncio.sleep(0.2)
                continue
            if not came and sum(map(len, self.seen.values())) >= count:
                return
