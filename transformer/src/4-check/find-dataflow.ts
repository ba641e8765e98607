/** Finds the dataflow that an expression refers to. */
import type { DataflowReferenceIr } from "../ir/calls.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";

/** Whether a callee with the name of a function of the runtime is that function, and not a variable of the file. */
export function isRuntimes(callee: Location, oracle: Oracle): boolean {
  return oracle.findDeclaration(callee)?.file !== callee.file;
}

/** Finds the dataflow of a request; null if it cannot be determined. */
export function findDataflow<Dataflow extends Pick<LinkedDataflow, "file" | "call">>(
  reference: DataflowReferenceIr,
  file: string,
  dataflows: readonly Dataflow[],
  oracle: Oracle,
): Dataflow | null {
  if (dataflows.length === 0) return null;
  if (reference.kind === "call") {
    const own = dataflows.find((each) => each.file === file && each.call.span.start === reference.span.start);
    return own ?? null;
  }
  return findHolder({ file, span: reference.span }, oracle, (declaration) =>
    dataflows.find((each) => each.file === declaration.file && each.call.nameSpan?.start === declaration.span.start),
  );
}

/** Finds what the variable of a name holds, or the variable that its declared type names with `typeof`. */
export function findHolder<Held>(
  name: Location,
  oracle: Oracle,
  find: (declaration: Location) => Held | undefined,
): Held | null {
  let next: Location | null = name;
  for (let steps = 0; next !== null && steps < 5; steps++) {
    const declaration: Location | null = oracle.findDeclaration(next);
    const held = declaration === null ? undefined : find(declaration);
    if (held !== undefined) return held;
    next = declaration === null ? null : (oracle.findQueriedName?.(declaration) ?? null);
  }
  return null;
}
