// The measurements of benches/sandbox, which starts this in a folder that has the peers. Uses nothing but Node's own modules.
//
// The load comes from this one process, whose share is in every figure of requests; CPU time is the server's alone.
import { spawn } from "node:child_process";
import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";

const [cids, ...counts] = process.argv.slice(2);
const [SIGN_INS = 100_000, ROUNDS = 5, CONCURRENCY = 8] = counts.map(Number);
if (![SIGN_INS, ROUNDS, CONCURRENCY].every((count) => Number.isInteger(count) && count > 0)) {
  throw new Error("benches/sandbox [SIGN_INS [ROUNDS [CONCURRENCY]]]");
}
const WARM_UP = 1;
const SECONDS = 3;
const ALONE = 300;
const REDIRECT = "http://localhost:9/redirect";
// Of the clock ticks in /proc (proc_pid_stat(5)); fixed on every architecture Rust and Node.js share.
const TICKS = 100;
const running = new Set();

// The peers.

/// A server, from its start to its first metadata: how it is reached, and how long that took.
async function start(peer) {
  const started = performance.now();
  const [program, parameters, more] = peer.command();
  const child = spawn(program, parameters, { env: { PATH: process.env.PATH, HOME: process.cwd(), ...more }, stdio: ["ignore", "pipe", "ignore"] });
  running.add(child);
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  for await (const line of createInterface({ input: child.stdout })) {
    const at = peer.reached(line);
    if (!at) continue;
    child.stdout.resume();
    const server = { ...at, pid: child.pid, agent };
    const metadata = await ask(server, "GET", peer.metadata(at));
    if (metadata.status !== 200) throw new Error(`${peer.name} has no metadata: ${metadata.status}`);
    const ready = performance.now() - started;
    const stop = async () => {
      agent.destroy();
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      running.delete(child);
    };
    return { ...server, ready, stop };
  }
  throw new Error(`${peer.name} did not start`);
}

const sandbox = {
  name: "cids sandbox",
  command: () => [cids, ["sandbox", "--port", "0", "--json", "--quiet"], { CIDS_STATE_DIR: process.cwd() }],
  reached(line) {
    const ready = JSON.parse(line);
    const tenant = `${ready.graph.replace("localhost", "127.0.0.1")}/${ready.tenant_id}`;
    return { tenant, id: ready.client_id, secret: ready.client_secret, user: ready.users[0] };
  },
  metadata: (at) => `${at.tenant}/v2.0/.well-known/openid-configuration`,

  /// Four requests: the email page, the password page, the page that posts the code to the app, the tokens.
  async signIn(at) {
    const jar = new Map();
    const { query, verifier, state } = authorization(at.id);
    const first = await ask(at, "GET", `${at.tenant}/oauth2/v2.0/authorize?${query}`, undefined, jar);
    const flow = field(first, "flow");
    await ask(at, "POST", `${at.tenant}/sign-in`, { flow, action: "next", email: at.user.email }, jar);
    const back = await ask(at, "POST", `${at.tenant}/sign-in`, { flow, action: "submit", password: at.user.password }, jar);
    return redeem(at, `${at.tenant}/oauth2/v2.0/token`, back, verifier, state);
  },

  /// One RS256 signature.
  async prepareTokens(at) {
    const { refresh_token } = await this.signIn(at);
    const form = { grant_type: "refresh_token", client_id: at.id, client_secret: at.secret, refresh_token, scope: "openid profile offline_access" };
    return async () => tokensOf(await ask(at, "POST", `${at.tenant}/oauth2/v2.0/token`, form), "id_token");
  },
};

const provider = {
  name: "oidc-provider",
  command: () => [process.execPath, ["provider.mjs"], { REDIRECT_URI: REDIRECT }],
  reached(line) {
    const { issuer } = JSON.parse(line);
    return { issuer, id: "cids-test", secret: "a-secret-of-the-test-that-is-long-enough-for-hs256" };
  },
  metadata: (at) => `${at.issuer}/.well-known/openid-configuration`,

  /// Eight requests, with its own pages: login and consent, each behind a redirect and followed by one; the code is posted as well.
  async signIn(at) {
    const jar = new Map();
    const { query, verifier, state } = authorization(at.id);
    let page = await follow(at, await ask(at, "GET", `${at.issuer}/auth?${query}&prompt=consent`, undefined, jar), jar);
    page = await follow(at, await ask(at, "POST", action(page), { prompt: "login", login: "casey", password: "any" }, jar), jar);
    page = await follow(at, await ask(at, "POST", action(page), { prompt: "consent" }, jar), jar);
    return redeem(at, `${at.issuer}/token`, page, verifier, state);
  },
};

const mock = {
  name: "oauth2-mock-server",
  command: () => [process.execPath, ["node_modules/oauth2-mock-server/dist/oauth2-mock-server.mjs", "-a", "127.0.0.1", "-p", "0", "--jwk", "key.json"], {}],
  reached: (line) => /listening on (?<issuer>\S+)/.exec(line)?.groups,
  metadata: (at) => `${at.issuer}/.well-known/openid-configuration`,
};

/// One RS256 signature.
const mockClient = {
  ...mock,
  prepareTokens: (at) => async () => tokensOf(await ask(at, "POST", `${at.issuer}/token`, { grant_type: "client_credentials", scope: "openid" }), "access_token"),
};

/// Two RS256 signatures: its access tokens are JWTs as well.
const mockRefresh = {
  ...mock,
  prepareTokens: (at) => async () => tokensOf(await ask(at, "POST", `${at.issuer}/token`, { grant_type: "refresh_token", client_id: "c", refresh_token: "r", scope: "openid" }), "id_token"),
};

// What a browser and an app do.

function authorization(id) {
  const [verifier, state] = [randomBytes(36).toString("base64url"), randomBytes(12).toString("base64url")];
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  const query = new URLSearchParams({
    client_id: id, response_type: "code", redirect_uri: REDIRECT, response_mode: "form_post", scope: "openid profile offline_access", state,
    nonce: state, code_challenge, code_challenge_method: "S256",
  });
  return { query, verifier, state };
}

async function redeem(at, endpoint, page, code_verifier, state) {
  if (field(page, "state") !== state) throw new Error("The state is not the one that was sent");
  const form = { grant_type: "authorization_code", client_id: at.id, client_secret: at.secret, code: field(page, "code"), redirect_uri: REDIRECT, code_verifier };
  const tokens = tokensOf(await ask(at, "POST", endpoint, form), "id_token");
  if (!tokens.refresh_token) throw new Error("There is no refresh token");
  return tokens;
}

function tokensOf(answer, signed) {
  const tokens = answer.status === 200 ? JSON.parse(answer.body) : {};
  const [header] = (tokens[signed] ?? "").split(".");
  if (JSON.parse(Buffer.from(header, "base64url").toString() || "{}").alg !== "RS256") throw new Error(`There is no token: ${answer.status} ${answer.body}`);
  return tokens;
}

function ask(at, method, address, form, jar) {
  return new Promise((resolve, reject) => {
    const url = new URL(address);
    const headers = { accept: "text/html" };
    if (jar?.size) headers.cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join("; ");
    const body = form && new URLSearchParams(form).toString();
    if (body) Object.assign(headers, { "content-type": "application/x-www-form-urlencoded", "content-length": body.length });
    const sent = request({ agent: at.agent, method, host: url.hostname, port: url.port, path: url.pathname + url.search, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part) => { body += part; }).on("error", reject);
      answer.on("end", () => {
        for (const cookie of jar && answer.headers["set-cookie"] || []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
          if (value) jar.set(name, value); else jar.delete(name);
        }
        resolve({ url, status: answer.statusCode, location: answer.headers.location, body });
      });
    });
    sent.on("error", reject).end(body);
  });
}

async function follow(at, answer, jar) {
  while (answer.location) answer = await ask(at, "GET", new URL(answer.location, answer.url), undefined, jar);
  return answer;
}

const field = (page, name) => matched(page, new RegExp(`name="${name}"\\s+value="([^"]*)"`));
const action = (page) => new URL(matched(page, /action="([^"]*)"/), page.url);

function matched(page, pattern) {
  const found = pattern.exec(page.body);
  if (!found) throw new Error(`${page.url.pathname} answers ${page.status} without ${pattern}`);
  return found[1];
}

// Measuring.

/// Runs `work` from several at once until `enough`: how many a second, the server's CPU milliseconds for one, and the share of a core
/// that the driver took.
async function load(pid, work, enough) {
  const [own, served, started] = [process.cpuUsage(), cpu(pid), performance.now()];
  let [done, taken] = [0, 0];
  await Promise.all(Array.from({ length: CONCURRENCY }, async () => {
    for (; !enough(taken, (performance.now() - started) / 1000); done += 1) {
      taken += 1;
      await work();
    }
  }));
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(own);
  return { rate: done / elapsed * 1000, cpu: (cpu(pid) - served) / done, driver: (user + system) / 1000 / elapsed };
}

function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 1000 / TICKS;
}

function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return ["VmRSS", "VmHWM"].map((name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
}

const seconds = (limit) => (_, elapsed) => elapsed >= limit;
const times = (count) => (taken) => taken >= count;

function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at % 1);
}
const median = (numbers) => quantile(numbers, 0.5);

/// Each peer in turn, round after round; what `measure` finds, by peer.
async function inTurn(peers, rounds, measure) {
  const found = peers.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, peer] of peers.entries()) {
      const server = await start(peer);
      found[index].push(await measure(peer, server));
      await server.stop();
    }
  }
  return found;
}

function report(name, figure, ratio = "") {
  console.log(`${name.padEnd(38)} ${figure.padEnd(66)} ${ratio}`);
}

/// Ratios are of pairs, which met the same noise.
function compare(name, unit, digits, ours, theirs) {
  const [a, b] = [median(ours), median(theirs)];
  const ratio = median(ours.map((one, round) => one / theirs[round]));
  report(name, `${a.toFixed(digits)} ${unit} against ${b.toFixed(digits)} ${unit}`, `ratio ${ratio.toFixed(ratio < 0.1 ? 3 : 2)}`);
}

function compareLoads(name, ours, theirs) {
  const of = (key, loads) => loads.map((load) => load[key]);
  compare(name, "a second", 0, of("rate", ours), of("rate", theirs));
  compare("  the server's CPU time for one", "ms", 2, of("cpu", ours), of("cpu", theirs));
  const [a, b] = [ours, theirs].map((loads) => `${(median(of("driver", loads)) * 100).toFixed(0)} %`);
  report("  the driver's share of a core", `${a} against ${b}`);
}

async function measure() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync("key.json", JSON.stringify({ ...privateKey.export({ format: "jwk" }), kid: "bench", alg: "RS256" }));
  await (await start(sandbox)).stop(); // makes the keys

  const [ours, provided, mocked] = await inTurn([sandbox, provider, mock], ROUNDS * 3, (_, server) => server.ready);
  compare("ready, against oidc-provider", "ms", 1, ours, provided);
  compare("ready, against oauth2-mock-server", "ms", 1, ours, mocked);

  const signIns = await inTurn([sandbox, provider], ROUNDS, async (peer, server) => {
    await load(server.pid, () => peer.signIn(server), seconds(WARM_UP));
    return load(server.pid, () => peer.signIn(server), seconds(SECONDS));
  });
  compareLoads("sign-ins, against oidc-provider", ...signIns);

  const [refreshed, client, refresh] = await inTurn([sandbox, mockClient, mockRefresh], ROUNDS, async (peer, server) => {
    const work = await peer.prepareTokens(server);
    await load(server.pid, work, seconds(WARM_UP));
    return load(server.pid, work, seconds(SECONDS));
  });
  compareLoads("refreshes, against client_credentials", refreshed, client);
  compareLoads("refreshes, against refresh_token", refreshed, refresh);

  const [alone, others] = await inTurn([sandbox, provider], 1, async (peer, server) => {
    for (let count = 0; count < ALONE; count += 1) await peer.signIn(server);
    const latencies = [];
    for (let count = 0; count < ALONE; count += 1) {
      const started = performance.now();
      await peer.signIn(server);
      latencies.push(performance.now() - started);
    }
    return latencies;
  });
  compare("one sign-in at a time, median", "ms", 2, [median(alone[0])], [median(others[0])]);
  compare("one sign-in at a time, p95", "ms", 2, [quantile(alone[0], 0.95)], [quantile(others[0], 0.95)]);

  const server = await start(sandbox);
  const print = (count, rate) => {
    const [now, most] = memory(server.pid);
    report(`memory after ${count.toLocaleString("en")} sign-ins`, `${now.toFixed(1)} MiB, at most ${most.toFixed(1)} MiB${rate}`);
  };
  print(0, "");
  let before = 0;
  for (const count of [...[1000, 10_000].filter((count) => count < SIGN_INS), SIGN_INS]) {
    const { rate, cpu } = await load(server.pid, () => sandbox.signIn(server), times(count - before));
    print(count, `; since the last ${rate.toFixed(0)} a second, ${cpu.toFixed(2)} ms CPU each`);
    before = count;
  }
  await server.stop();
}

try {
  await measure();
} finally {
  for (const child of running) child.kill("SIGKILL");
}
