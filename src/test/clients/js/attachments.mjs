// Files as they go to an encrypted room: their bytes are encrypted by the SDK's crypto before anybody gets them.
import { Attachment, EncryptedAttachment } from "@matrix-org/matrix-sdk-crypto-wasm";

/** @return the event's content and the bytes that the server has got */
export async function sendFile(device, room, name, bytes) {
    const locked = Attachment.encrypt(bytes);
    const info = JSON.parse(locked.mediaEncryptionInfo);
    const stored = locked.encryptedData;
    const { content_uri } = await device.client.uploadContent(new Blob([stored]), { type: "application/octet-stream", includeFilename: false });
    const content = { msgtype: "m.file", body: name, file: { ...info, url: content_uri }, info: { size: bytes.length } };
    const { event_id } = await device.client.sendEvent(room, "m.room.message", content);
    return { event: event_id, stored };
}

/** By the endpoint that wants a token. @return the bytes as they came, and what they are */
export async function readFile(device, room, event) {
    const { file } = device.client.getRoom(room).findEventById(event).getContent();
    const answer = await fetch(device.client.mxcUrlToHttp(file.url, undefined, undefined, undefined, false, true, true), {
        headers: { Authorization: `Bearer ${device.token}` },
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const came = new Uint8Array(await answer.arrayBuffer());
    const { url, ...info } = file;
    return { came, bytes: Attachment.decrypt(new EncryptedAttachment(came, JSON.stringify(info))) };
}

export function same(one, other) {
    return Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0;
}
