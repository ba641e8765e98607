/** What a cache keeps for one run: the versions of values, the writes, and the log. */
import type { RunState } from "../execute/values/run-state.js";
import type { CreateHasher } from "../versions/hashing.js";
import type { ValueCodec } from "../versions/value-codec.js";
import type { VersionFacts } from "../versions/version-facts.js";
import type { StoredValues, StoredFacts } from "./entries/stored-values.node.js";
import { WriteQueue } from "./entries/write-queue.node.js";
import { DataVersions } from "./keys/data-versions.js";
import { RunLog, type LoggedNode } from "./log/run-log.js";
import type { RunLogs } from "./log/run-logs.node.js";

/** How often the log is written while the run goes on, in milliseconds: at first soon, and then less and less often. */
const LOG_AFTER = 100;
const LOG_EVERY = 1000;

/** The state of a cache in one run. */
export class CachedRun {
  /** The versions of the values of the run. */
  readonly versions: DataVersions;
  readonly #canWait: boolean;
  readonly #stored: StoredValues;
  readonly #logs: RunLogs;
  readonly #queue: WriteQueue;
  readonly #log: RunLog;
  #loggedAt = performance.now();
  #logAfter = LOG_AFTER;

  constructor(
    { runId, canWait }: Pick<RunState, "runId" | "canWait">,
    stored: StoredValues,
    logs: RunLogs,
    createHasher: CreateHasher,
    codecs: readonly ValueCodec[],
  ) {
    this.#canWait = canWait;
    this.#stored = stored;
    this.#logs = logs;
    this.#queue = new WriteQueue((prepared) => stored.write(prepared), canWait);
    this.#log = new RunLog(runId);
    this.versions = new DataVersions(createHasher, codecs);
  }

  /**
   * Stores the value of a node. The value is serialised at once and written soon; {@link end} waits for it.
   *
   * @returns A promise if the write is going on; a text that says what is wrong with the value if it cannot be stored.
   */
  save(facts: StoredFacts, value: unknown): string | void | Promise<void> {
    const prepared = this.#stored.prepare(facts, value);
    return typeof prepared === "string" ? prepared : prepared && this.#queue.add(prepared);
  }

  /** Writes at once what is waiting to be written. */
  flush(): void {
    this.#queue.flush();
  }

  /**
   * Notes what was done with a node.
   *
   * @param toFacts - Returns what the code version of the node covers.
   */
  note(entry: LoggedNode, toFacts: () => VersionFacts): void {
    this.#log.add(entry, toFacts);
    if (entry.outcome === "cached" || performance.now() - this.#loggedAt < this.#logAfter) return;
    // So that a process that is killed leaves an explanation of what it has done.
    void this.#logs.write(this.#log.toData());
    this.#loggedAt = performance.now();
    this.#logAfter = Math.min(LOG_EVERY, 2 * this.#logAfter);
  }

  /** Writes what is left, and the log. Returns a promise if the run can wait. */
  end(): void | Promise<void> {
    if (!this.#canWait) return this.#logs.write(this.#log.toData());
    return this.#queue.settled().then(() => this.#logs.write(this.#log.toData()));
  }
}
