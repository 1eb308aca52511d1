// Servers of Enishi, each a process of its own, and what their administrators do.
import { spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { openSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const START_LIMIT = 150_000;

/** Below those that systems give to outgoing connections, or one of these could hold it while its server starts. */
export function freePort() {
    return new Promise((resolve, reject) => {
        const port = randomInt(15_000, 32_000);
        const probe = createServer();
        probe.on("error", (error) => (error.code === "EADDRINUSE" ? freePort().then(resolve, reject) : reject(error)));
        probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(port)));
    });
}

export class Server {
    static async make(installation, place, label) {
        return new Server(installation, place, label, await freePort(), await freePort());
    }

    constructor(installation, place, label, http, tls) {
        this.program = join(installation, "bin", "enishi");
        this.data = join(place, label);
        this.log = join(place, `${label}.log`);
        this.name = `localhost:${tls}`;
        this.url = `http://127.0.0.1:${http}`;
        this.environment = {
            ...process.env,
            ENISHI_SERVER_NAME: this.name,
            ENISHI_DATA_DIR: this.data,
            ENISHI_HTTP_PORT: String(http),
            ENISHI_TLS_PORT: String(tls),
            ENISHI_REGISTRATION_OPEN: "true",
            ENISHI_LIMITS_ENABLED: "false",
            ENISHI_FEDERATION_PRIVATE_NETWORKS: "127.0.0.0/8",
            JAVA_OPTS: process.env.JAVA_OPTS ?? "-XX:TieredStopAtLevel=1",
        };
    }

    /** Each makes its certificate before it starts; all trust all of them. */
    static trustEachOther(servers, place) {
        for (const server of servers) {
            const { status, stderr } = spawnSync(server.program, ["check"], { env: server.environment });
            if (status !== 0) throw new Error(`${server.name} cannot be prepared: ${stderr}`);
        }
        const file = join(place, "certificates.pem");
        const certificates = servers.map((server) => readFileSync(join(server.data, "tls", "certificate.pem")));
        writeFileSync(file, certificates.join("\n"));
        for (const server of servers) server.environment.ENISHI_FEDERATION_CA_FILE = file;
    }

    async start() {
        const log = openSync(this.log, "a");
        this.process = spawn(this.program, ["run"], { env: this.environment, stdio: ["ignore", log, log], detached: true });
        const deadline = Date.now() + START_LIMIT;
        while (!(await this.answers())) {
            const ended = this.process.exitCode !== null || this.process.signalCode !== null;
            if (ended || Date.now() > deadline) throw new Error(`${this.name} did not start:\n${this.lastWords()}`);
            await pause(300);
        }
    }

    async stop() {
        if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
        const ended = new Promise((resolve) => this.process.once("exit", resolve));
        process.kill(-this.process.pid, "SIGTERM");
        if ((await Promise.race([ended, pause(30_000, "late")])) === "late") process.kill(-this.process.pid, "SIGKILL");
    }

    /** For the last moment of our own process. */
    kill() {
        const runs = this.process && this.process.exitCode === null && this.process.signalCode === null;
        if (runs) process.kill(-this.process.pid, "SIGKILL");
    }

    async answers() {
        try {
            return (await fetch(`${this.url}/_matrix/client/versions`)).ok;
        } catch {
            return false;
        }
    }

    async allow(other) {
        const path = `/_enishi/admin/v1/federation/allowed/${encodeURIComponent(other.name)}`;
        await this.ask("PUT", path, { reason: "partners for this test" }, await this.administrator());
    }

    async administrator() {
        if (!this.token) {
            const [, password] = /One-time password\s+(\S+)/.exec(readFileSync(this.log, "utf8"));
            const identifier = { type: "m.id.user", user: "admin" };
            const login = { type: "m.login.password", identifier, password };
            this.token = (await this.ask("POST", "/_matrix/client/v3/login", login)).access_token;
        }
        return this.token;
    }

    /** Throws what is not a success, with the server's words. */
    async ask(method, path, body, token) {
        const answer = await fetch(this.url + path, {
            method,
            headers: token ? { Authorization: `Bearer ${token}` } : {},
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
        return JSON.parse(text);
    }

    /** Whether any file of the data directory holds these words. */
    stores(words) {
        const sought = Buffer.from(words);
        const files = readdirSync(this.data, { recursive: true }).map((name) => join(this.data, name));
        return files.some((file) => statSync(file).isFile() && readFileSync(file).includes(sought));
    }

    lastWords() {
        return readFileSync(this.log, "utf8").split("\n").slice(-300).join("\n");
    }
}
