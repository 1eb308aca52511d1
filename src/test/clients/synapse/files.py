"""Files that people of one server upload and people of the other look at."""
import struct
import zlib

from person import Person
from report import check, part


def picture(width: int, height: int) -> bytes:
    """A PNG, all black."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0\0\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def files(host: Person, guest: Person) -> None:
    part(f"{guest.name} looks at files of {host.name}")
    content = bytes(range(256)) * 4000 + b"\r\n--"
    uri = await host.uploads(content, "application/zip", "報告 1.zip")
    status, headers, body = await guest.downloads("download", uri)
    check("a file comes whole", status == 200 and body == content, (status, len(body)))
    check("with its type", headers.get("Content-Type", "").startswith("application/zip"), headers)
    check("and its name", "%E5%A0%B1%E5%91%8A" in headers.get("Content-Disposition", ""), headers)
    again = await guest.downloads("download", uri)
    check("and once more", again[2] == content, again[0])
    uri = await host.uploads(picture(600, 300), "image/png", "black.png")
    status, headers, body = await guest.downloads("thumbnail", uri, width="96", height="96", method="crop")
    known = body[:8] == b"\x89PNG\r\n\x1a\n" or body[:3] == b"\xff\xd8\xff"
    check("a picture comes small", status == 200 and known, (status, body[:100]))
    status, _, body = await guest.downloads("download", f"mxc://{host.server.name}/thereIsNoSuchFile")
    check("what is not there is not found", status == 404 and b"M_NOT_FOUND" in body, (status, body[:200]))
