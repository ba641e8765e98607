/** Describes why a dataflow could not be built or run, in the words that its user gets everywhere. */
import { sep } from "node:path";
import { Misuse } from "../misuse.js";

/** The number of causes that are told; a chain may be endless. */
const MOST_CAUSES = 5;

/** Describes an error and its causes, with the stack of what the user's code threw. Ends with a line break. */
export function describeRunError(error: unknown): string {
  const texts: string[] = [];
  let cause = error;
  for (let count = 0; count < MOST_CAUSES && cause !== undefined; count++) {
    texts.push(describeOne(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return `${texts.join("\nCaused by: ")}\n`;
}

function describeOne(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Misuse || hasOwnWords(error)) return error.message.replaceAll(`${process.cwd()}${sep}`, "");
  const lines = (error.stack ?? `${error.name}: ${error.message}`).split("\n");
  return lines.filter((line) => !/^\s+at .*\bnode:internal\//.test(line)).join("\n");
}

/** Whether the message says where the mistake is, so that a stack adds nothing. */
function hasOwnWords({ name, message, ...rest }: Error): boolean {
  const code = "code" in rest ? String(rest.code) : "";
  return (
    name === "DataflowError" ||
    code === "ERR_MODULE_NOT_FOUND" ||
    message.startsWith("This dataflow module has errors.")
  );
}
