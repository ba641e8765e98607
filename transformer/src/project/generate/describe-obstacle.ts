/** Explains why a file was not generated, if its configuration has to be fixed. */
import { toShownPath } from "../to-shown-path.js";
import type { GeneratedFile } from "./generator.js";

/** One or two sentences; null if only the errors of its modules are in the way. */
export function describeObstacle({ job, outcome, plainModules, unknownOutputs }: GeneratedFile): string | null {
  const out = toShownPath(job.out);
  const [plain] = plainModules;
  if (plain !== undefined)
    return `${toShownPath(plain)} is no dataflow module. Begin it with "use dataflow";, or name it in the option \`include\`.`;
  const [unknown] = unknownOutputs;
  if (unknown !== undefined) {
    const nearest = unknown.nearest === null ? "" : ` Did you mean \`${unknown.nearest}\`?`;
    return `${out} was not written: its plans ask for \`${unknown.name}\`, which is no node and no input.${nearest}`;
  }
  if (outcome !== "foreign") return null;
  return `${out} is there and was not generated, so it is left alone. Choose another name, or remove it.`;
}
