// What was looked at, and whether it held.
import { setTimeout as pause } from "node:timers/promises";

export const PATIENCE = 45_000;

const counts = { held: 0, failed: 0 };

export function part(title) {
    console.log(`\n${title}`);
}

export function check(what, holds, detail = "") {
    counts[holds ? "held" : "failed"]++;
    console.log(`${holds ? "pass" : "FAIL"}  ${what}${holds || !detail ? "" : `   ${detail}`}`);
    return holds;
}

/** An exception fails the check and says why. */
export async function attempt(what, action) {
    try {
        const result = await action();
        check(what, true);
        return result;
    } catch (error) {
        check(what, false, error.stack ?? String(error));
        throw error;
    }
}

/** The first answer that is something, or undefined when patience ends. */
export async function eventually(question, patience = PATIENCE) {
    const deadline = Date.now() + patience;
    for (;;) {
        const answer = await question();
        if (answer || Date.now() > deadline) return answer;
        await pause(100);
    }
}

export function result() {
    return counts;
}
