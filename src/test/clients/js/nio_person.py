"""A person with matrix-nio: joins an encrypted room, hears one message, answers. A line of JSON for each."""
import asyncio
import json
import sys
import tempfile

from nio import AsyncClient, AsyncClientConfig, MegolmEvent, RoomMessageText, RoomSendResponse

PATIENCE = 60


def tell(**what) -> None:
    print(json.dumps(what), flush=True)


async def main(url: str, user: str, password: str, room: str, store: str) -> None:
    client = AsyncClient(url, user, store_path=store, config=AsyncClientConfig(encryption_enabled=True))
    heard = asyncio.get_running_loop().create_future()

    def hear(_, event) -> None:
        if event.sender != user and not heard.done():
            heard.set_result(event)

    client.add_event_callback(hear, (RoomMessageText, MegolmEvent))
    await client.login(password, "matrix-nio")
    following = asyncio.create_task(client.sync_forever(timeout=3000, full_state=True))
    await client.synced.wait()
    await client.join(room)
    while room not in client.rooms or not client.rooms[room].encrypted:
        await client.synced.wait()
    tell(joined=room)
    event = await asyncio.wait_for(heard, PATIENCE)
    tell(body=getattr(event, "body", None), kind=type(event).__name__)
    content = {"msgtype": "m.text", "body": "secret-words-of matrix-nio"}
    answer = await client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
    if not isinstance(answer, RoomSendResponse):
        raise RuntimeError(f"cannot answer: {answer}")
    tell(event=answer.event_id)
    await asyncio.sleep(PATIENCE)
    following.cancel()
    await client.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="enishi-nio-") as place:
        asyncio.run(main(*sys.argv[1:5], place))
