/**
 * A program that distributes a dataflow, or works for it: bundled once, and run as processes of their own. Its argument is a
 * file that tells what it does.
 */
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { dataflow, type DataflowError, type Definition } from "@icosian/runtime";
import { bullmq, type BullmqOptions } from "@icosian/runtime/bullmq";
import { folder } from "@icosian/runtime/cache";
import { distribute, work } from "@icosian/runtime/distributed";
import { postgresStore } from "@icosian/runtime/postgres";
import { redisStore } from "@icosian/runtime/redis";
import { inputsOf, Probe } from "../../property/fan-out-flow.ts";
import { toRemoteModule, type RemoteCase } from "../../property/remote-flow.ts";
import { define, makeModule, type TestModule } from "../../unit/runtime/make-module.ts";

/** What a process is to do. */
export interface RemoteSetup {
  readonly role: "worker" | "coordinator";
  readonly connection: BullmqOptions["connection"];
  readonly queue: string;
  readonly leaseMs?: number;
  /** Where the values are. */
  readonly store: { readonly folder: string } | { readonly redis: string } | { readonly postgres: string };
  /** A file that gets a line for each function that begins. */
  readonly log: string;
  /** What is computed. */
  readonly flow: RemoteDag | { readonly cases: readonly JsonCase[] };
  readonly concurrency: number;
}

/** A random case as JSON, which has no infinite concurrency. */
export type JsonCase = Omit<RemoteCase, "concurrency"> & { readonly leavesOut: boolean };

/** A dataflow of many nodes that share what they need. */
export interface RemoteDag {
  /** The inputs of each node, by index. */
  readonly inputs: readonly (readonly number[])[];
  /** How long each function takes, in milliseconds. */
  readonly delayMs: number;
  /** How many times everything is computed, each time with another start. */
  readonly runs: number;
}

const setup = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as RemoteSetup;
const { flow: wanted, store: place } = setup;
const note = (node: string): void => appendFileSync(setup.log, `${node}\n`);
const isDag = "inputs" in wanted;
const modules = isDag
  ? [toDagModule(wanted)]
  : wanted.cases.map((each, at) => {
      const { $manifest } = toRemoteModule({ ...each, concurrency: Infinity }, new Probe(), note);
      return { $manifest: { ...$manifest, module: `src/case${at}.ts` } };
    });
const queue = bullmq<never, never>({
  connection: setup.connection,
  queue: setup.queue,
  ...(setup.leaseMs === undefined ? {} : { leaseMs: setup.leaseMs }),
});
const store =
  "folder" in place
    ? folder(place.folder)
    : "redis" in place
      ? redisStore({ url: place.redis })
      : postgresStore({ connectionString: place.postgres });
const flow = dataflow({ modules, adapters: [distribute({ queue, store })] });

if (setup.role === "worker") {
  const worker = await work(flow, {
    concurrency: setup.concurrency,
    onEvent: (event) => {
      if (event.kind === "fault") console.error(event.message);
    },
  });
  process.once("SIGTERM", () => void worker.close());
  console.log("ready");
} else {
  console.log(JSON.stringify(await compute()));
  await flow.close();
  await store.close?.();
}

/** All outputs of all runs, and what executions fail with. */
async function compute(): Promise<unknown> {
  const results: unknown[] = [];
  if (isDag) {
    for (let start = 0; start < wanted.runs; start++)
      results.push(await execute(["last"], { inputs: { start } }).then((all) => Object(all).last ?? all));
    return results;
  }
  for (const each of wanted.cases) {
    const { outputs, overrides, leavesOut } = each;
    const options = { inputs: inputsOf({ ...each, concurrency: Infinity }), overrides };
    results.push(await execute(outputs, leavesOut ? { ...options, onItemError: () => {} } : options));
  }
  return results;
}

async function execute(outputs: readonly string[], options: object): Promise<unknown> {
  try {
    return await (flow as unknown as AnyFlow).execute(outputs, options);
  } catch (error) {
    const { problems, cause } = error as DataflowError;
    return { failed: problems.map(({ message }) => message), cause: String(cause) };
  }
}

interface AnyFlow {
  execute(outputs: readonly string[], options: object): Promise<Record<string, unknown>>;
}

function toDagModule({ inputs, delayMs }: RemoteDag): TestModule {
  const nodes = inputs.map((own, at): Definition => {
    const name = at === inputs.length - 1 ? "last" : `node${at}`;
    const names = own.length === 0 ? ["start"] : own.map((input) => `node${input}`);
    const compute = async (...values: readonly number[]): Promise<number> => {
      note(name);
      await sleep(delayMs);
      return values.reduce((sum, value, index) => (sum * 31 + value * (index + 1)) % 1_000_003, at);
    };
    const codeVersion = createHash("sha256")
      .update(`${name} ${names.join()} ${setup.queue}`)
      .digest("hex")
      .slice(0, 24);
    const definition = define(name, names, compute, { isAsync: true, codeVersion });
    return Object.assign(definition, { remote: { batch: 1, timeoutMs: null, inside: 0 } });
  });
  return makeModule("src/dag.ts", nodes);
}
