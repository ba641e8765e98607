/** Finds the places at which a module passes its own address to `worker`; a bundle needs another address there. */
import { takes } from "@icosian/runtime/tooling";
import { parse } from "../../../2-analyse/syntax/parse.js";
import { findRuntimeFunction, readRuntimeNames } from "../../../2-analyse/names/runtime-names.js";
import { toValue, walk } from "../../../2-analyse/syntax/syntax.js";
import type { Node } from "oxc-parser";
import type { Span } from "../../../ir/span.js";

/** Whether a module may have workers. A quick test, so that all other modules cost nothing. */
export const MAY_HAVE_WORKERS: RegExp = /@icosian\/runtime\/workers/;

/** An `import.meta.url` that is passed to `worker`. */
export interface WorkerAddress {
  /** Span of the expression. */
  readonly span: Span;
  /** Start of the top-level statement that contains it. */
  readonly statement: number;
}

/** Finds the addresses in source order. Returns none for a module with syntax errors, which the bundler reports. */
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
