/** Counts the requests in logs twice: first skipping broken lines, then stopping at the first one. */
import { dataflow } from "@icosian/runtime";
import * as requests from "./requests.ts";

const inputs = { folder: new URL("../logs/", import.meta.url), limit: 200 };
const prepared = dataflow(requests).prepare(["report"]);

// Sorted below, because errors arrive in the order in which they happen, which varies.
const broken: string[] = [];
const { report } = await prepared.execute({
  inputs,
  concurrency: 4,
  onItemError: ({ problems }) => broken.push(...problems.map(({ message }) => message)),
});
console.log(report);
for (const message of broken.toSorted()) console.log(`  without: ${message}`);

await prepared.execute({ inputs, concurrency: 1 }).catch((error: Error) => console.log(error.message));
