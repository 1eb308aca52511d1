// One device of a person: matrix-js-sdk with its Rust crypto, all in memory.
import { ClientEvent, MatrixEvent, MemoryStore, createClient } from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { eventually } from "./checks.mjs";

export const PASSWORD = "correct horse battery staple";
const VERBOSE = process.env.VERBOSE !== undefined;
if (!VERBOSE) logger.setLevel?.("silent", false);

/** The SDK and its WebAssembly talk much; our own lines go through log, which stays. */
if (!VERBOSE) for (const level of ["debug", "info", "warn", "error", "trace"]) console[level] = () => {};

export async function register(server, name) {
    const body = { username: name, password: PASSWORD, inhibit_login: true, auth: { type: "m.login.dummy" } };
    return (await server.ask("POST", "/_matrix/client/v3/register", body)).user_id;
}

export class Device {
    /** @param keeper where the person keeps the recovery key */
    static async login(server, user, label, keeper) {
        const identifier = { type: "m.id.user", user };
        const body = { type: "m.login.password", identifier, password: PASSWORD, initial_device_display_name: label };
        const login = await server.ask("POST", "/_matrix/client/v3/login", body);
        const device = new Device(server, login, label, keeper);
        await device.client.initRustCrypto({ useIndexedDB: false });
        await device.follow();
        return device;
    }

    constructor(server, login, label, keeper) {
        this.server = server;
        this.user = login.user_id;
        this.id = login.device_id;
        this.label = label;
        this.keeper = keeper;
        this.token = login.access_token;
        this.client = createClient({
            baseUrl: server.url,
            userId: login.user_id,
            deviceId: login.device_id,
            accessToken: login.access_token,
            store: new MemoryStore(),
            fetchFn: (url, options) => this.fetch(url, options),
            cryptoCallbacks: {
                getSecretStorageKey: async ({ keys }) => [Object.keys(keys)[0], keeper.key.privateKey],
            },
            verificationMethods: ["m.sas.v1"],
        });
        this.requests = [];
        this.client.on("crypto.verificationRequestReceived", (request) => this.requests.push(request));
    }

    get crypto() {
        return this.client.getCrypto();
    }

    async follow() {
        const ready = new Promise((resolve) => {
            const heard = (state) => {
                if (state !== "PREPARED" && state !== "SYNCING") return;
                this.client.off(ClientEvent.Sync, heard);
                resolve();
            };
            this.client.on(ClientEvent.Sync, heard);
        });
        await this.client.startClient({ initialSyncLimit: 50, pollTimeout: 5_000 });
        await ready;
    }

    rest() {
        this.client.stopClient();
    }

    /** As in a pocket without a network: the client lives, and hears nothing. @return what wakes it */
    sleep() {
        let wake;
        this.asleep = new Promise((resolve) => (wake = resolve));
        return wake;
    }

    /** Syncs that are under way are answered when the device has woken up. */
    async fetch(url, options) {
        const isSync = String(url).includes("/sync?");
        if (isSync) await this.asleep;
        const answer = await fetch(url, options);
        if (isSync) await this.asleep;
        return answer;
    }

    ask(method, path, body) {
        return this.server.ask(method, path, body, this.token);
    }

    /** Interactive authentication as a person does it: asked first, then with the password. */
    proving(request) {
        const identifier = { type: "m.id.user", user: this.user };
        return request(null).catch((error) => {
            if (!error.data?.session) throw error;
            return request({ type: "m.login.password", identifier, password: PASSWORD, session: error.data.session });
        });
    }

    async setUpEncryption() {
        await this.crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (request) => this.proving(request) });
        await this.crypto.bootstrapSecretStorage({
            setupNewSecretStorage: true,
            setupNewKeyBackup: true,
            createSecretStorageKey: async () => {
                this.keeper.key = await this.crypto.createRecoveryKeyFromPassphrase();
                return this.keeper.key;
            },
        });
    }

    /** As when a person types the recovery key on a new device. */
    async recover() {
        await this.crypto.userHasCrossSigningKeys(this.user, true);
        await this.crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (request) => this.proving(request) });
        await this.crypto.loadSessionBackupPrivateKeyFromSecretStorage();
        await this.crypto.checkKeyBackupAndEnable();
        return this.crypto.restoreKeyBackup();
    }

    async makeRoom(options) {
        const state = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } };
        const encrypted = options.encrypted === false ? [] : [state];
        const { room_id } = await this.client.createRoom({ preset: "private_chat", initial_state: encrypted, ...options.room });
        await this.sees(room_id);
        return room_id;
    }

    /** Waits until the room is there with its members. */
    async sees(room, membership = "join") {
        const found = await eventually(() => this.client.getRoom(room)?.getMyMembership() === membership);
        if (!found) throw new Error(`${this.label} does not see ${room} as ${membership}`);
    }

    async seesMember(room, user) {
        const found = await eventually(() => this.client.getRoom(room)?.getMember(user)?.membership === "join");
        if (!found) throw new Error(`${this.label} does not see ${user} in ${room}`);
    }

    async say(room, text) {
        const { event_id } = await this.client.sendEvent(room, "m.room.message", { msgtype: "m.text", body: text });
        return event_id;
    }

    /** Whether the words come and can be read here. */
    async reads(room, event) {
        const found = await eventually(async () => {
            const seen = this.client.getRoom(room)?.findEventById(event);
            if (!seen || seen.isBeingDecrypted() || seen.isDecryptionFailure()) return undefined;
            return seen.getType() === "m.room.message" ? seen.getContent().body : undefined;
        });
        return found ?? `nothing (${this.whyNot(room, event)})`;
    }

    whyNot(room, event) {
        const seen = this.client.getRoom(room)?.findEventById(event);
        return seen ? (seen.decryptionFailureReason ?? seen.getType()) : "the event has not come";
    }

    /** What the device makes of an event that another one hands over: it has no token any more. */
    async understands(raw) {
        const event = new MatrixEvent(raw);
        await this.client.decryptEventIfNeeded(event);
        return event.isDecryptionFailure() ? undefined : event.getContent().body;
    }

    async lookBack(room) {
        const known = this.client.getRoom(room);
        for (let more = true; more; ) {
            const before = known.getLiveTimeline().getEvents().length;
            await this.client.scrollback(known, 100);
            more = known.getLiveTimeline().getEvents().length > before;
        }
    }
}
