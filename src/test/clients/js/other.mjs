// matrix-nio, a client of other makers with its own encryption, in one room with matrix-js-sdk.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { attempt, check, part } from "./checks.mjs";
import { Device, PASSWORD, register } from "./device.mjs";

const SCRIPT = fileURLToPath(new URL("nio_person.py", import.meta.url));

export async function otherClient(server) {
    part("matrix-nio and matrix-js-sdk in one room");
    const carl = await Device.login(server, await register(server, "carl"), "Carl (matrix-js-sdk)", {});
    const nina = await register(server, "nina");
    const room = await carl.makeRoom({ room: { invite: [nina] } });
    const person = spawn(process.env.PYTHON ?? "python3", [SCRIPT, server.url, nina, PASSWORD, room], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: person.stdout })[Symbol.asyncIterator]();
    try {
        const next = (what) =>
            attempt(what, async () => {
                const { value, done } = await lines.next();
                if (done) throw new Error("matrix-nio ended");
                return JSON.parse(value);
            });
        await next("matrix-nio joins the encrypted room");
        await carl.seesMember(room, nina);
        const words = "secret-words-of matrix-js-sdk";
        await attempt("matrix-js-sdk says something", () => carl.say(room, words));
        const heard = await next("matrix-nio hears it");
        check("  and reads it", heard.body === words, JSON.stringify(heard));
        const { event } = await next("matrix-nio answers");
        const read = await carl.reads(room, event);
        check("  matrix-js-sdk reads it", read === "secret-words-of matrix-nio", read);
    } finally {
        person.kill();
        carl.rest();
    }
}
