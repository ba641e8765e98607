/** Worker processes for tests of queues, and what they have noted. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BullmqOptions } from "../../../runtime/src/distributed/bullmq/bullmq.node.ts";
import { endProcess } from "../../servers/redis-server.ts";
import { until } from "../../unit/runtime/distributed/queue-conformance.ts";

/** A worker process. */
export interface WorkerProcess {
  readonly name: string;
  /** Ends it with a signal, and waits until it has ended; returns its exit code, null if the signal has ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Whether it runs. */
  isAlive(): boolean;
}

/** Starts worker processes that share a file of notes. */
export class WorkerProcesses {
  readonly #folder = mkdtempSync(join(tmpdir(), "icosian-workers-"));
  readonly #log = join(this.#folder, "log");
  readonly #processes: ChildProcess[] = [];

  /** Starts a worker, and waits until it takes jobs. */
  async start(options: BullmqOptions, { concurrency = 1, patienceMs = 0 } = {}): Promise<WorkerProcess> {
    const name = `w${this.#processes.length}`;
    const settings = JSON.stringify({ options, worker: name, concurrency, log: this.#log, patienceMs });
    const child = spawn(process.execPath, [join(import.meta.dirname, "bullmq-worker.mjs"), settings], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.#processes.push(child);
    await until(() => this.notes().includes(`ready ${name}`));
    return {
      name,
      end: async (signal) => {
        await endProcess(child, signal);
        return child.exitCode;
      },
      isAlive: () => child.exitCode === null && child.signalCode === null,
    };
  }

  /** What they have noted: `begin a w0`, `end a w0`, `fault There is no Redis …`. */
  notes(): readonly string[] {
    return existsSync(this.#log) ? readFileSync(this.#log, "utf8").split("\n").filter(Boolean) : [];
  }

  /** The notes of one kind. */
  notesOf(kind: "begin" | "end" | "abort" | "fault"): readonly string[] {
    return this.notes().filter((line) => line.startsWith(`${kind} `));
  }

  /** Kills all that run, and removes the notes. */
  async close(): Promise<void> {
    for (const child of this.#processes) await endProcess(child, "SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
