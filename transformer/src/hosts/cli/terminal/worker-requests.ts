/** The request of `icosian worker`, from the parsed command line. */
import { resolve } from "node:path";
import { findNearest } from "@icosian/runtime/tooling";
import { Misuse } from "../../../project/misuse.js";
import type { WorkerRequest } from "../commands/worker-command.js";
import { readPort } from "./graph-requests.js";
import type { OptionValues } from "./options.js";

/** How long running jobs have when the worker is stopped, in seconds. */
const PATIENCE = "30";

const FORMATS: readonly string[] = ["line", "json"];

/**
 * The options of `icosian worker`.
 *
 * @throws Misuse if the file is missing, for several files, and for numbers that are none.
 */
export function toWorkerRequest(values: OptionValues, [file, other]: readonly string[]): WorkerRequest {
  const { concurrency, queue = null, name = null, patience = PATIENCE, health } = values;
  if (file === undefined) throw new Misuse("Name the file that exports the dataflow: `icosian worker src/flow.ts`.");
  if (other !== undefined) throw new Misuse(`\`icosian worker\` takes one file. Leave out \`${other}\`.`);
  if (values.project !== ".") throw new Misuse("`icosian worker` takes no `--project`, because it runs one file.");
  if (name?.trim() === "") throw new Misuse("`--name` is empty. Leave it out for a name of the host and the process.");
  return {
    file: resolve(file),
    exportName: values.export ?? null,
    concurrency: concurrency === undefined ? null : readCount(concurrency),
    queue,
    name,
    patienceMs: readSeconds(patience),
    healthPort: health === undefined ? null : readPort("--health", health),
    isJson: readIsJson(values),
  };
}

function readIsJson({ format, json }: OptionValues): boolean {
  if (format === undefined || FORMATS.includes(format)) return json || format === "json";
  const nearest = findNearest(format, FORMATS);
  const hint = nearest === null ? `Formats are ${FORMATS.join(", ")}.` : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`There is no format \`${format}\`. ${hint}`);
}

function readCount(text: string): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number > 0) return number;
  throw new Misuse(`\`--concurrency ${text}\` is no number of jobs. Write \`--concurrency 8\`.`);
}

function readSeconds(text: string): number {
  if (/^\d{1,6}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  throw new Misuse(`\`--patience ${text}\` is no number of seconds. Write \`--patience 30\`.`);
}
