/** Finds where a module gives its own address to `worker`: bundles need another one there. */
import { takes } from "@icosian/runtime/tooling";
import { parse } from "../../../2-analyse/syntax/parse.js";
import { findRuntimeFunction, readRuntimeNames } from "../../../2-analyse/names/runtime-names.js";
import { toValue, walk } from "../../../2-analyse/syntax/syntax.js";
import type { Node } from "oxc-parser";
import type { Span } from "../../../ir/span.js";

/** Whether a module may have workers: a quick look that keeps all others free of cost. */
export const MAY_HAVE_WORKERS: RegExp = /@icosian\/runtime\/workers/;

/** One `import.meta.url` that is the address of a worker's module. */
export interface WorkerAddress {
  readonly span: Span;
  /** Where the statement of the module begins that it is in. */
  readonly statement: number;
}

/** The addresses in their order; none in a module with syntax errors, of which the bundler speaks. */
export function findWorkerAddresses(file: string, text: string): readonly WorkerAddress[] {
  if (!MAY_HAVE_WORKERS.test(text)) return [];
  const { program, errors } = parse(file, text);
  if (errors.length > 0) return [];
  const names = readRuntimeNames(program);
  const found: WorkerAddress[] = [];
  for (const statement of program.body)
    walk(statement, (tsNode) => {
      if (tsNode.type !== "CallExpression" || !takes(findRuntimeFunction(tsNode.callee, names), "address"))
        return undefined;
      const [first] = tsNode.arguments;
      if (first === undefined || !isOwnAddress(toValue(first))) return undefined;
      found.push({ span: { start: first.start, end: first.end }, statement: statement.start });
      return undefined;
    });
  return found;
}

function isOwnAddress(tsNode: Node): boolean {
  return (
    tsNode.type === "MemberExpression" &&
    !tsNode.computed &&
    tsNode.object.type === "MetaProperty" &&
    tsNode.property.type === "Identifier" &&
    (tsNode.property.name === "url" || tsNode.property.name === "filename")
  );
}
