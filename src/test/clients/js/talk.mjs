// Two people with two devices each talk in encrypted rooms, through a client that this project did not write. First both
// at one server, then each at a server of their own. Prints a line for each thing that was looked at; ends with 0 only if
// all held.
//
//     src/test/clients/js/run [ear/target/enishi]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { attempt, check, part, result } from "./checks.mjs";
import { Device, register } from "./device.mjs";
import { company } from "./company.mjs";
import { otherClient } from "./other.mjs";
import { Server } from "./servers.mjs";

const OPEN_WORDS = "everybody-may-read-this-4711";

async function conversations(alpha, beta, label) {
    part(`${label}: people and devices`);
    const people = await company(alpha, beta, label);
    await people.setUp();
    await people.verifyOwnDevices();
    await people.talk();
    await people.exchangeFiles();
    await people.verifyEachOther();
    await people.recoverOnThirdDevice();
    await people.removeDevice();
    await people.runOutOfKeys();
    people.rest();
}

/** The control makes sure that we would find what is there. */
async function control(server) {
    const user = await register(server, "olga");
    const device = await Device.login(server, user, "Olga's", {});
    const room = await device.makeRoom({ encrypted: false });
    await device.say(room, OPEN_WORDS);
    device.rest();
}

const installation = resolve(process.argv[2] ?? "ear/target/enishi");
const place = mkdtempSync(join(tmpdir(), "enishi-js-"));
const servers = [await Server.make(installation, place, "alpha"), await Server.make(installation, place, "beta")];
const [alpha, beta] = servers;
const began = Date.now();
process.on("exit", () => servers.forEach((server) => server.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
try {
    Server.trustEachOther(servers, place);
    await Promise.all(servers.map((server) => server.start()));
    await alpha.allow(beta);
    await beta.allow(alpha);
    for (const [label, first, second] of [["One server", alpha, alpha], ["Two servers", alpha, beta]]) {
        await conversations(first, second, label).catch((error) => check(`${label}: to the end`, false, error.stack));
    }
    await otherClient(alpha).catch((error) => check("matrix-nio: to the end", false, error.stack));
    part("What the databases hold");
    await attempt("a person says something in a room without encryption", () => control(alpha));
    await Promise.all(servers.map((server) => server.stop()));
    check("the open words are found", alpha.stores(OPEN_WORDS));
    for (const server of servers) check(`${server.name} has no encrypted words in the clear`, !server.stores("secret-words-"));
} finally {
    await Promise.all(servers.map((server) => server.stop()));
    const { failed } = result();
    if (failed > 0) for (const server of servers) console.log(`--- ${server.name}\n${server.lastWords()}`);
    if (failed === 0) rmSync(place, { recursive: true, force: true });
    else console.log(`kept: ${place}`);
}
const { held, failed } = result();
console.log(`\n${held} held, ${failed} failed, ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(held > 0 && failed === 0 ? 0 : 1);
