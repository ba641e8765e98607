/** A process that submits a job, waits for its result and closes its queue; nothing then keeps it alive. */
import { bullmq } from "@icosian/runtime/bullmq";

const queue = bullmq(JSON.parse(process.argv[2]));
const result = new Promise((resolve) => queue.onResult(resolve));
const worker = await queue.work(async ({ payload }) => payload + 1, {
  worker: "same-process",
  concurrency: 2,
  onFault: console.error,
});
await queue.submit([{ id: "a", node: "spend", priority: 1, timeoutMs: 60_000, payload: 41 }]);
console.log(JSON.stringify(await result));
console.log(JSON.stringify(await queue.heartbeat(["a"])));
await worker.close(1000);
await queue.close();
console.log("closed");
