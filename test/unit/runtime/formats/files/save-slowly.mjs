/** Saves a csv file of rows without end, for tests that end the process. */
import { csv } from "@icosian/runtime/csv";

async function* give() {
  for (let id = 0; ; id++) {
    // Once something is on the disk, the test may go on.
    if (id === 50_000) process.stdout.write("saving\n");
    if (id > 50_000) await new Promise((resolve) => setTimeout(resolve, 5));
    yield { id, text: "some text" };
  }
}

const { signal } = new AbortController();
await csv.save(give(), { path: process.argv[2], overwrite: true }, { signal, runId: "run", node: "node", attempt: 1 });
