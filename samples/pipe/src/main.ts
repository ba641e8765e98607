/** Cleans a log twice, with and without debug lines, and shows the steps. */
import { dataflow } from "@icosian/runtime";
import * as cleaning from "./cleaning.ts";
import { rawLines } from "./data.ts";

for (const isQuiet of [false, true]) {
  const flow = dataflow({ modules: [cleaning], config: { isQuiet } });
  const { errorPercent, messages } = flow.executeSync(["errorPercent", "messages"], { inputs: { rawLines } });
  console.log(`${isQuiet ? "quiet" : "all lines"}: ${errorPercent} % errors`);
  for (const message of messages) console.log(`  ${message}`);
  const steps = flow.whatIsThePathBetween("rawLines", "messages").map(({ name }) => name);
  console.log(`  by ${steps.join(" → ")}\n`);
}
