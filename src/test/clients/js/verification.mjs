// Two devices compare emojis, as people do.
import { eventually } from "./checks.mjs";

const READY = 3;
const DONE = 6;

function settled(request, phase, who) {
    return eventually(() => request.phase >= phase).then((reached) => {
        if (!reached || request.phase === 5) throw new Error(`${who}: phase ${request.phase}, not ${phase}: ${request.cancellationCode}`);
    });
}

function shown(verifier, who) {
    const known = verifier.getShowSasCallbacks();
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
        verifier.once("show_sas", resolve);
        verifier.once("cancel", (why) => reject(new Error(`${who}: ${why?.message ?? JSON.stringify(why?.getContent?.())}`)));
        setTimeout(() => reject(new Error(`${who} sees no emojis`)), 60_000).unref();
    });
}

/** @param ask makes the first device's request */
export async function verify(first, second, ask) {
    second.requests.length = 0;
    const request = await ask();
    const received = await eventually(() => second.requests.find((each) => each.otherUserId === first.user));
    if (!received) throw new Error(`${second.label} gets no request of ${first.label}`);
    await received.accept();
    await settled(request, READY, first.label);

    const verifier = await request.startVerification("m.sas.v1");
    const running = verifier.verify();
    running.catch(() => {});
    const other = await eventually(() => received.verifier);
    if (!other) throw new Error(`${second.label} hears nothing of the start`);
    const otherRunning = other.verify();
    otherRunning.catch(() => {});

    const [mine, theirs] = await Promise.all([shown(verifier, first.label), shown(other, second.label)]);
    const same = JSON.stringify(mine.sas.emoji) === JSON.stringify(theirs.sas.emoji);
    if (!same) throw new Error("different emojis");
    await Promise.all([mine.confirm(), theirs.confirm()]);
    await Promise.all([running, otherRunning]);
    await Promise.all([settled(request, DONE, first.label), settled(received, DONE, second.label)]);
}
