/** Reads logs line by line and counts: with lines that are broken left out, and stopped by the first of them. */
import { dataflow } from "@icosian/runtime";
import * as requests from "./requests.ts";

const inputs = { folder: new URL("../logs/", import.meta.url), limit: 200 };
const prepared = dataflow(requests).prepare(["report"]);

// Told in the order in which they happen, which nobody knows.
const broken: string[] = [];
const { report } = await prepared.execute({
  inputs,
  concurrency: 4,
  onItemError: ({ problems: [problem] }) => broken.push(problem.message),
});
console.log(report);
for (const message of broken.toSorted()) console.log(`  without: ${message}`);

await prepared.execute({ inputs, concurrency: 1 }).catch((error: Error) => console.log(error.message));
