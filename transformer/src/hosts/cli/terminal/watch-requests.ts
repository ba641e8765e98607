/** The request of `icosian watch`, from the parsed command line. */
import { resolve } from "node:path";
import { Misuse } from "../../../project/misuse.js";
import type { WatchRequest } from "../commands/watch-flow-command.js";
import type { OptionValues } from "./options.js";

/** The folder of the cache for dataflows that have none. */
const CACHE_FOLDER = ".icosian/cache";

/**
 * The options of `icosian watch`.
 *
 * @throws Misuse if the file or the outputs are missing, for several files, and for inputs that are no JSON.
 */
export function toWatchRequest(values: OptionValues, [file, other]: readonly string[]): WatchRequest {
  const outputs = values.outputs.flatMap((names) => names.split(",")).map((name) => name.trim());
  if (file === undefined)
    throw new Misuse(
      "Name the file that exports the dataflow: `icosian watch src/flow.ts --outputs report`. To check after each edit, write `icosian check --watch`.",
    );
  if (other !== undefined) throw new Misuse(`\`icosian watch\` takes one file. Leave out \`${other}\`.`);
  if (values.project !== ".") throw new Misuse("`icosian watch` takes no `--project`, because it runs one file.");
  if (outputs.length === 0)
    throw new Misuse(`Name the outputs to compute: \`icosian watch ${file} --outputs report,modelFit\`.`);
  if (outputs.includes("")) throw new Misuse(`\`--outputs ${values.outputs.join(" ")}\` has an empty name.`);
  return {
    file: resolve(file),
    exportName: values.export ?? null,
    outputs: [...new Set(outputs)],
    inputsFile: values.inputs === undefined ? null : resolve(values.inputs),
    inputs: readInputs(values.input),
    isOnce: values.once,
    isJson: values.json,
    cacheFolder: CACHE_FOLDER,
    longestText: null,
  };
}

/** Reads `spend=[10, 20]`. */
function readInputs(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const inputs = new Map<string, unknown>();
  for (const text of texts) {
    const at = text.indexOf("=");
    const name = text.slice(0, Math.max(0, at)).trim();
    if (name === "") throw new Misuse(`\`--input ${text}\` names no input. Write it like \`--input limit=3\`.`);
    if (inputs.has(name)) throw new Misuse(`\`--input\` gives \`${name}\` twice.`);
    inputs.set(name, readJson(name, text.slice(at + 1)));
  }
  return Object.fromEntries(inputs);
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = /^[\w .-]+$/.test(text) ? ` A text has quotes: \`--input '${name}="${text}"'\`.` : "";
    throw new Misuse(`The value of \`--input ${name}\` is no JSON: ${reason}.${hint}`);
  }
}
