/** The logs of a cache's runs, in its store. Nothing depends on them but explanations. */
import { isThenable } from "../../execute/call/is-thenable.js";
import type { CacheStore } from "../stores/cache-store.js";
import type { MaybePromise } from "../stores/maybe-promise.js";
import { LOG_VERSION, type RunLogData } from "./run-log.js";

/** The number of logs that are kept. */
const MOST_LOGS = 200;

/** The logs of past runs, and of this process's own. */
export class RunLogs {
  readonly #store: CacheStore;
  /** Logs of this process, which are there even if the store cannot keep them. */
  readonly #own = new Map<string, RunLogData>();
  #hasPruned = false;

  constructor(store: CacheStore) {
    this.#store = store;
  }

  /** Writes the log of a run, or replaces it; never fails. */
  write(log: RunLogData): void | Promise<void> {
    const name = toName(log);
    this.#own.delete(name);
    this.#own.set(name, log);
    for (const oldest of this.#own.keys()) {
      if (this.#own.size <= 20) break;
      this.#own.delete(oldest);
    }
    try {
      const written = this.#store.put(`runs/${name}`, [Buffer.from(`${JSON.stringify(log)}\n`)]);
      if (isThenable(written)) {
        const settled = Promise.resolve(written).catch(() => {});
        return this.#store.isAsync === true ? settled : undefined;
      }
      if (!this.#hasPruned) this.#prune();
    } catch {
      // Values that cannot be stored are warned of; without logs, only explanations are missing.
    }
  }

  /** Reads the logs, the latest first, until a function has found what it needs. */
  findLast<Found>(find: (log: RunLogData) => Found | null): MaybePromise<Found | null> {
    const names = this.#list();
    return isThenable(names)
      ? Promise.resolve(names).then((all) => this.#search(all, find))
      : this.#search(names, find);
  }

  #list(): MaybePromise<readonly string[]> {
    const join = (stored: readonly string[]): readonly string[] => {
      const names = stored.map((key) => key.slice("runs/".length)).filter((name) => NAME.test(name));
      return [...new Set([...names, ...this.#own.keys()])].sort().reverse();
    };
    try {
      const keys = this.#store.list?.("runs/") ?? [];
      return isThenable(keys) ? Promise.resolve(keys).then(join, () => join([])) : join(keys);
    } catch {
      return join([]);
    }
  }

  #search<Found>(names: readonly string[], find: (log: RunLogData) => Found | null): MaybePromise<Found | null> {
    for (let at = 0; at < names.length; at++) {
      const log = this.#read(names[at]!);
      if (isThenable(log))
        return Promise.resolve(log).then((read) => (read && find(read)) ?? this.#search(names.slice(at + 1), find));
      const found = log && find(log);
      if (found !== null) return found;
    }
    return null;
  }

  #read(name: string): MaybePromise<RunLogData | null> {
    const own = this.#own.get(name);
    if (own !== undefined) return own;
    try {
      const bytes = this.#store.get(`runs/${name}`);
      return isThenable(bytes) ? Promise.resolve(bytes).then(parse, () => null) : parse(bytes);
    } catch {
      return null;
    }
  }

  /** Removes the oldest logs, once per process. */
  #prune(): void {
    this.#hasPruned = true;
    const names = this.#list();
    if (isThenable(names)) return;
    for (const name of names.slice(MOST_LOGS)) void this.#store.delete(`runs/${name}`);
  }
}

const NAME = /^[0-9a-z]{10}-[0-9a-z-]+\.json$/;

/** The name of a log; names sort by time. */
function toName({ runId, at }: RunLogData): string {
  return `${at.toString(36).padStart(10, "0")}-${runId.toLowerCase().replaceAll(/[^0-9a-z-]/g, "-")}.json`;
}

/** Reads a log; null for anything else that has its name. */
function parse(bytes: Uint8Array | undefined): RunLogData | null {
  if (bytes === undefined) return null;
  try {
    // A cast because the fields are tested; explanations only print what is inside.
    const log = JSON.parse(Buffer.from(bytes).toString()) as Partial<RunLogData> | null;
    const isLog = log?.log === LOG_VERSION && Array.isArray(log.nodes) && typeof log.code === "object";
    return isLog && typeof log.runId === "string" ? (log as RunLogData) : null;
  } catch {
    return null;
  }
}
