/** Random dataflows with fan-outs, computed by worker processes, give what the naive evaluator computes. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BullmqOptions } from "@icosian/runtime/bullmq";
import { evaluateFanOuts, Failure } from "../../property/evaluate-fan-outs.ts";
import { failingRemoteCase, remoteCase } from "../../property/remote-flow.ts";
import { findPostgres, startPostgres, type PostgresServer } from "../../servers/postgres-server.ts";
import { NO_REDIS, startRedis, type RedisServer } from "../../servers/redis-server.ts";
import { readResult, RemoteProcesses, type RemoteGround } from "./remote-processes.ts";
import type { JsonCase } from "./remote-program.ts";

/** All cases are one dataflow, so that the same workers serve all of them. */
const CASES: readonly JsonCase[] = [
  ...fc.sample(remoteCase, { numRuns: 60, seed: 5 }).map((each) => ({ ...each, leavesOut: false })),
  ...fc.sample(failingRemoteCase, { numRuns: 60, seed: 6 }).map((each, at) => ({ ...each, leavesOut: at % 2 === 0 })),
].map(rename);

let processes: RemoteProcesses;

beforeAll(async () => {
  processes = await RemoteProcesses.create();
});

afterAll(() => processes.close());

function testCases(connection: () => BullmqOptions["connection"], store: () => RemoteGround["store"]): void {
  it("gives what the naive evaluator computes, and fails where it fails", async () => {
    const ground: RemoteGround = {
      connection: connection(),
      queue: "cases",
      store: store(),
      log: processes.file("cases.log"),
      flow: { cases: CASES },
      concurrency: 4,
    };
    const workers = await Promise.all([0, 1, 2].map(() => processes.startWorker(ground)));
    // A cast because that is what the program prints.
    const results = readResult(await processes.start("coordinator", ground).ended) as readonly unknown[];
    for (const [at, each] of CASES.entries()) expect(results[at]).toEqual(expected(each));
    for (const { child } of workers) child.kill("SIGTERM");
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual(["ready\n", "ready\n", "ready\n"]);
  });
}

describe.skipIf(NO_REDIS !== null)("through Redis", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis({ password: "s3cret" });
  });
  afterAll(() => server.stop());
  testCases(
    () => server.url,
    () => ({ folder: processes.path("values") }),
  );
});

describe.skipIf(findPostgres() === null)("through PostgreSQL", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(findPostgres()!);
  });
  afterAll(() => server.stop());
  testCases(
    () => ({ postgres: server.url }),
    () => ({ postgres: server.url }),
  );
});

function expected(each: JsonCase): unknown {
  try {
    return evaluateFanOuts({ ...each, concurrency: Infinity }, each.leavesOut).values;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return {
      failed: [
        expect.stringMatching(/^The node `case\d+node\d+`, computed from .*, failed.*: \d+( \(on the worker .+\))?$/),
      ],
      cause: expect.stringMatching(/^Error: \d+$/),
    };
  }
}

/** Gives the nodes of each case names of their own. */
function rename(each: JsonCase, index: number): JsonCase {
  const toName = (name: string): string => (name === "start" ? name : `case${index}${name}`);
  const toNames = <Value>(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [toName(name), value]));
  return {
    ...each,
    nodes: each.nodes.map((node) => ({
      ...node,
      name: toName(node.name),
      path: node.path.map(toName),
      inputs: node.inputs.map((input) => ({ ...input, name: toName(input.name) })),
    })),
    outputs: each.outputs.map(toName),
    overrides: toNames(each.overrides),
    batches: toNames(each.batches),
  };
}
