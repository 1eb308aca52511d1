// Anna and Ben, their devices, and what they do with encryption.
import { randomBytes } from "node:crypto";
import { readFile, same, sendFile } from "./attachments.mjs";
import { attempt, check, eventually, part } from "./checks.mjs";
import { Device, register } from "./device.mjs";
import { verify } from "./verification.mjs";

let companies = 0;

/** Two people, at the same server or at two. */
export async function company(alpha, beta, label) {
    const number = ++companies;
    const anna = await register(alpha, `anna${number}`);
    const ben = await register(beta, `ben${number}`);
    const keepers = { anna: {}, ben: {} };
    const login = (server, user, name, keeper) => attempt(`${name} logs in`, () => Device.login(server, user, name, keeper));
    const devices = {
        annas: await login(alpha, anna, "Anna's laptop", keepers.anna),
        annasPhone: await login(alpha, anna, "Anna's phone", keepers.anna),
        bens: await login(beta, ben, "Ben's laptop", keepers.ben),
        bensPhone: await login(beta, ben, "Ben's phone", keepers.ben),
    };
    return new Company(label, alpha, beta, keepers, devices);
}

class Company {
    constructor(label, alpha, beta, keepers, devices) {
        Object.assign(this, { label, alpha, beta, keepers }, devices);
        this.further = [];
        this.said = [];
    }

    get all() {
        return [this.annas, this.annasPhone, this.bens, this.bensPhone].filter((device) => device);
    }

    rest() {
        for (const device of [...this.all, ...this.further]) device.rest();
    }

    async setUp() {
        part(`${this.label}: cross-signing, secret storage, key backup`);
        for (const device of [this.annas, this.bens]) {
            await attempt(`${device.label} sets up encryption`, () => device.setUpEncryption());
            check("  cross-signing is ready", await device.crypto.isCrossSigningReady());
            check("  secret storage is ready", await device.crypto.isSecretStorageReady());
            check("  a key backup is active", !!(await device.crypto.getActiveSessionBackupVersion()));
        }
    }

    async verifyOwnDevices() {
        part(`${this.label}: new devices are verified by emojis`);
        for (const [fresh, old] of [[this.annasPhone, this.annas], [this.bensPhone, this.bens]]) {
            await eventually(() => fresh.crypto.userHasCrossSigningKeys(fresh.user, true));
            await attempt(`${fresh.label} is verified by ${old.label}`, () =>
                verify(fresh, old, () => fresh.crypto.requestOwnUserVerification()));
            const trusted = await eventually(async () =>
                (await old.crypto.getDeviceVerificationStatus(fresh.user, fresh.id))?.crossSigningVerified);
            check(`  ${old.label} trusts it by cross-signing`, trusted);
            check("  it got the private keys", await eventually(() => fresh.crypto.isCrossSigningReady()));
        }
    }

    async talk() {
        part(`${this.label}: an encrypted room`);
        this.room = await attempt("Anna makes an encrypted room", () => this.annas.makeRoom({ room: { invite: [this.bens.user] } }));
        await attempt("Ben gets the invitation", () => this.bens.sees(this.room, "invite"));
        await attempt("Ben joins", () => this.bens.client.joinRoom(this.room));
        for (const device of this.all) await device.seesMember(this.room, this.bens.user);
        for (const device of this.all) await device.seesMember(this.room, this.annas.user);
        for (const speaker of this.all) await this.heardByAll(speaker, `secret-words-of ${speaker.label}`);
    }

    async heardByAll(speaker, text, listeners = this.all) {
        const event = await attempt(`${speaker.label} says something`, () => speaker.say(this.room, text));
        this.said.push({ event, text });
        for (const listener of listeners) {
            const heard = await listener.reads(this.room, event);
            check(`  ${listener.label} reads it`, heard === text, heard);
        }
        return event;
    }

    async exchangeFiles() {
        part(`${this.label}: encrypted files`);
        for (const speaker of [this.annas, this.bens]) {
            const words = Buffer.from("secret-words-in a file ");
            const bytes = new Uint8Array(Buffer.concat([words, randomBytes(200_000)]));
            const { event, stored } = await attempt(`${speaker.label} sends a file`, () => sendFile(speaker, this.room, "plan.bin", bytes));
            check("  the server gets other bytes", !Buffer.from(stored).includes(words));
            for (const listener of this.all) {
                const heard = await listener.reads(this.room, event);
                check(`  ${listener.label} hears of it`, heard === "plan.bin", heard);
                const got = await attempt(`  ${listener.label} downloads and decrypts it`, () => readFile(listener, this.room, event));
                check("    the same bytes", same(got.bytes, bytes) && same(got.came, stored));
            }
        }
    }

    async verifyEachOther() {
        part(`${this.label}: Anna and Ben verify each other`);
        await attempt("by emojis, in their room", () =>
            verify(this.annas, this.bens, () => this.annas.crypto.requestVerificationDM(this.bens.user, this.room)));
        for (const [one, other] of [[this.annas, this.bens], [this.annasPhone, this.bens], [this.bens, this.annas]]) {
            const verified = await eventually(async () =>
                (await one.crypto.getUserVerificationStatus(other.user)).isCrossSigningVerified());
            check(`${one.label} knows ${other.user} as verified`, verified);
        }
    }

    async recoverOnThirdDevice() {
        part(`${this.label}: a third device with the recovery key`);
        const stored = await eventually(async () => {
            const version = await this.annas.ask("GET", "/_matrix/client/v3/room_keys/version");
            return version.count >= 4 ? version.count : undefined;
        });
        check("Anna's keys are in the backup", stored >= 4, stored);
        const tablet = await attempt("Anna's tablet logs in", () => Device.login(this.alpha, this.annas.user, "Anna's tablet", this.keepers.anna));
        this.further.push(tablet);
        const restored = await attempt("it restores the backup", () => tablet.recover());
        check("  all that the backup has", restored.imported === restored.total && restored.total > 0, JSON.stringify(restored));
        await tablet.sees(this.room);
        await tablet.lookBack(this.room);
        const unread = [];
        for (const { event, text } of this.said) {
            const read = await tablet.reads(this.room, event);
            if (read !== text) unread.push(`${text}: ${read}`);
        }
        check("  it reads all of the past", unread.length === 0, unread.join("; "));
        await this.heardByAll(this.bens, "secret-words-for the tablet", [...this.all, tablet]);
        await this.heardByAll(tablet, "secret-words-of the tablet", [...this.all, tablet]);
    }

    async removeDevice() {
        part(`${this.label}: a device is removed`);
        const lost = this.bensPhone;
        await attempt("Ben removes his phone", () =>
            this.bens.proving((auth) => this.bens.client.deleteMultipleDevices([lost.id], auth ?? undefined)));
        lost.rest();
        const gone = await eventually(async () => {
            const devices = (await this.annas.crypto.getUserDeviceInfo([this.bens.user], true)).get(this.bens.user);
            return !devices.has(lost.id);
        });
        check("Anna's laptop knows that it is gone", gone);
        const event = await this.heardByAll(this.annas, "secret-words-after the removal", [this.annas, this.annasPhone, this.bens]);
        const path = `/_matrix/client/v3/rooms/${encodeURIComponent(this.room)}/event/${encodeURIComponent(event)}`;
        const raw = await this.bens.ask("GET", path);
        check("the phone would not understand it", (await lost.understands(raw)) === undefined);
        const refused = await lost.ask("GET", "/_matrix/client/v3/sync").catch((error) => error.message);
        check("and its token is over", String(refused).includes("M_UNKNOWN_TOKEN"), refused);
        this.bensPhone = undefined;
    }

    async runOutOfKeys() {
        part(`${this.label}: one-time keys run out`);
        const idle = await attempt("Ben's tablet logs in", () => Device.login(this.beta, this.bens.user, "Ben's tablet", this.keepers.ben));
        this.further.push(idle);
        await attempt("it is recovered", () => idle.recover());
        await eventually(async () => (await this.keyCount(idle)) >= 50);
        const wake = idle.sleep();
        const claim = { one_time_keys: { [idle.user]: { [idle.id]: "signed_curve25519" } } };
        const claimed = [];
        for (let i = 0; i < 120 && !claimed.at(-1)?.fallback; i++) {
            const answer = await this.annas.ask("POST", "/_matrix/client/v3/keys/claim", claim);
            const key = Object.values(answer.one_time_keys[idle.user]?.[idle.id] ?? {})[0];
            if (!key) break;
            claimed.push(key);
        }
        check("each one-time key is given once", new Set(claimed.map(({ key }) => key)).size === claimed.length, claimed.length);
        check("then the fallback key is", claimed.at(-1)?.fallback === true, `${claimed.length} keys`);
        await this.annas.crypto.forceDiscardSession(this.room);
        const text = "secret-words-with the fallback key";
        const event = await this.annas.say(this.room, text);
        wake();
        const heard = await idle.reads(this.room, event);
        check("Ben's tablet reads what was said meanwhile", heard === text, heard);
        check("and brings new one-time keys", await eventually(async () => (await this.keyCount(idle)) >= 50));
    }

    async keyCount(device) {
        const answer = await device.ask("POST", "/_matrix/client/v3/keys/upload", {});
        return answer.one_time_key_counts.signed_curve25519 ?? 0;
    }
}
