/** A worker process: it notes in a file which jobs it begins and ends, and ends by itself after SIGTERM. */
import { appendFileSync } from "node:fs";
import { bullmq } from "@icosian/runtime/bullmq";

const { options, worker, concurrency, log, patienceMs } = JSON.parse(process.argv[2]);
const note = (line) => appendFileSync(log, `${line}\n`);
const queue = bullmq(options);
const started = await queue.work(
  async ({ id, payload }, { signal }) => {
    note(`begin ${id} ${worker}`);
    if (payload.dies) process.kill(process.pid, "SIGKILL");
    if (payload.blocks === worker) for (const end = Date.now() + 4000; Date.now() < end;);
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, payload.waitMs ?? 0);
      signal.addEventListener("abort", () => {
        note(`abort ${id} ${worker}`);
        clearTimeout(timer);
        resolve();
      });
    });
    signal.throwIfAborted();
    note(`end ${id} ${worker}`);
    return worker;
  },
  { worker, concurrency, onFault: (message) => note(`fault ${message}`) },
);
process.once("SIGTERM", async () => {
  await started.close(patienceMs);
  await queue.close();
  note(`closed ${worker}`);
});
note(`ready ${worker}`);
