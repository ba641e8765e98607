/** The queue inside one process, which is the model of all others. */
import { describe } from "vitest";
import { InProcessQueue } from "../../../../runtime/src/distributed/queue/in-process-queue.ts";
import { testWorkQueue } from "./queue-conformance.ts";

describe("a queue inside one process", () => {
  testWorkQueue(
    () => {
      const queue = new InProcessQueue<unknown, unknown>();
      return () => queue;
    },
    { leavesProcess: false },
  );
});
