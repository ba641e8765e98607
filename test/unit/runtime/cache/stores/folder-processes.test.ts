/** Temporary files and claims: those of processes that have died go, and those of live ones stay. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { claimOrWait } from "../../../../../runtime/src/cache/stores/claim-or-wait.ts";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { memory } from "../../../../../runtime/src/cache/stores/memory.ts";
import { nameMachine } from "../../../../../runtime/src/formats/files/writing-process.node.ts";
import { makeFolder } from "./scratch.ts";

const KEY = "records/0123456789";
const content = Buffer.from("content");
const HOUR = 3600;

let path: string;
beforeEach(() => {
  path = join(makeFolder(), "cache");
  folder(path).put("runs/x", content);
});

/** The number of a process that has died. */
function deadPid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

function writeAt(file: string, text: string, secondsAgo: number): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(file, then, then);
}

describe("temporary files", () => {
  const ours = nameMachine();
  it.each<readonly [what: string, name: () => string, secondsAgo: number, isKept: boolean]>([
    ["of a process that died", () => `${deadPid()}-${ours}.0a1b2c.tmp`, 0, false],
    ["of a process that runs", () => `${process.pid}-${ours}.0a1b2c.tmp`, 0, true],
    ["of a parent that runs", () => `${process.ppid}-${ours}.0a1b2c.tmp`, 0, true],
    ["older than the process with this number", () => `${process.pid}-${ours}.0a1b2c.tmp`, 1e7, false],
    ["from the future, of a process that runs", () => `${process.pid}-${ours}.0a1b2c.tmp`, -1e6, true],
    ["new ones of another machine", () => `1-00000000.0a1b2c.tmp`, 23 * HOUR, true],
    ["old ones of another machine", () => `1-00000000.0a1b2c.tmp`, 25 * HOUR, false],
    ["that are not ours", () => "session.tmp", 1e7, true],
    ["that are not ours either", () => `${deadPid()}-${ours}.tmp`, 1e7, true],
  ])("%s", (_, toName, secondsAgo, isKept) => {
    const name = toName();
    writeAt(join(path, "tmp", name), "half", secondsAgo);
    folder(path, { readOnly: true }).get(KEY);
    expect(readdirSync(join(path, "tmp"))).toEqual([name]);
    folder(path).get(KEY);
    expect(readdirSync(join(path, "tmp"))).toEqual(isKept ? [name] : []);
    expect(folder(path).stats()!.temporaryFiles).toBe(isKept && !name.startsWith("session") && !/ours/.test(_) ? 1 : 0);
    folder(path).prune();
    folder(path).clear();
    expect(readdirSync(join(path, "tmp"))).toEqual(isKept ? [name] : []);
  });
});

describe("claims", () => {
  const file = (): string => join(path, "claims/records-0123456789");

  it("are one at a time, also within a process, until they are released", () => {
    const [one, other] = [folder(path, { sharesWork: true }), folder(path, { sharesWork: true })];
    const claim = one.claim!(KEY)!;
    expect([one.claim!(KEY), other.claim!(KEY)]).toEqual([null, null]);
    other.claim!("records/9876543210")!.release();
    claim.release();
    const next = other.claim!(KEY)!;
    // A second release does nothing to the claim of somebody else.
    claim.release();
    expect(one.claim!(KEY)).toBeNull();
    next.release();
    expect(readdirSync(join(path, "claims"))).toEqual([]);
  });

  it("are released when the store is closed", () => {
    const store = folder(path, { sharesWork: true });
    store.claim!(KEY);
    store.claim!("records/9876543210");
    store.close();
    expect(readdirSync(join(path, "claims"))).toEqual([]);
    expect(store.claim!(KEY)).not.toBeNull();
    store.close();
  });

  it("are there only if they are wanted", () => {
    expect(folder(path).claim).toBeUndefined();
    expect(folder(path, { sharesWork: true, readOnly: true }).claim).toBeUndefined();
    expect("claim" in memory()).toBe(false);
  });

  it.each<readonly [what: string, owner: () => string, secondsAgo: number, isTaken: boolean]>([
    ["of a process that died are taken over", () => `${deadPid()}-${nameMachine()}.aa`, 0, true],
    ["of a process that runs stay", () => `${process.ppid}-${nameMachine()}.aa`, 0, false],
    ["of another machine stay while it gives signs of life", () => "1-00000000.aa", 50, false],
    ["of another machine are taken over when it does not", () => "1-00000000.aa", 70, true],
    ["that were created at this moment stay", () => "", 0, false],
    ["that never had an owner are taken over", () => "", 70, true],
    ["with strange content are taken over after a while", () => "{}", 70, true],
  ])("%s", (_, owner, secondsAgo, isTaken) => {
    writeAt(file(), owner(), secondsAgo);
    const claim = folder(path, { sharesWork: true }).claim!(KEY);
    expect(claim !== null).toBe(isTaken);
    claim?.release();
    expect(existsSync(file())).toBe(!isTaken);
    expect(readdirSync(join(path, "tmp"))).toEqual([]);
  });

  it("that were taken over by another are not removed", () => {
    const store = folder(path, { sharesWork: true });
    const claim = store.claim!(KEY)!;
    writeFileSync(file(), "1-00000000.bb");
    claim.release();
    expect(readFileSync(file(), "utf8")).toBe("1-00000000.bb");
  });

  it("of a process that was killed are gone after the next one has opened the folder", async () => {
    const url = pathToFileURL(
      join(import.meta.dirname, "../../../../../runtime/dist/cache/stores/folder.node.js"),
    ).href;
    const script = `import { folder } from "${url}";
      folder(${JSON.stringify(path)}, { sharesWork: true }).claim("${KEY}"); console.log("claimed"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    const store = folder(path, { sharesWork: true });
    expect(store.claim!(KEY)).toBeNull();
    child.kill("SIGKILL");
    await once(child, "exit");
    folder(path, { sharesWork: true }).get(KEY);
    expect(readdirSync(join(path, "claims"))).toEqual([]);
  });
});

describe("work that is shared", () => {
  it("is done by one of many, and the others get what it has stored", async () => {
    let computed = 0;
    const work = async (): Promise<string> => {
      const store = folder(path, { sharesWork: true });
      const shared = await claimOrWait(store, KEY);
      if (shared.kind === "found") return String(Buffer.from(shared.bytes));
      computed++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      store.put(KEY, content);
      await shared.claim.release();
      return "content";
    };
    expect(await Promise.all(Array.from({ length: 20 }, work))).toEqual(Array.from({ length: 20 }, () => "content"));
    expect(computed).toBe(1);
  });

  it("is done by the next one if the first one fails", async () => {
    const store = folder(path, { sharesWork: true });
    const first = await claimOrWait(store, KEY);
    const second = claimOrWait(store, KEY);
    if (first.kind === "claimed") await first.claim.release();
    const next = await second;
    expect(next.kind).toBe("claimed");
    store.close();
  });

  it("is waited for until the signal is aborted", async () => {
    const store = folder(path, { sharesWork: true });
    store.claim!(KEY);
    const controller = new AbortController();
    const waiting = claimOrWait(store, KEY, controller.signal);
    controller.abort(new Error("stopped"));
    await expect(waiting).rejects.toThrow("stopped");
    await expect(claimOrWait(store, KEY, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
    store.close();
  });

  it("is done at once if the store shares no work", async () => {
    const store = memory();
    expect((await claimOrWait(store, KEY)).kind).toBe("claimed");
    expect((await claimOrWait(store, KEY)).kind).toBe("claimed");
  });
});
