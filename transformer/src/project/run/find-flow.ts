/** Finds the dataflow that a file exports. */
import { findNearest, isDataflow, quoteAll } from "@icosian/runtime/tooling";
import { Misuse } from "../misuse.js";

/** The exports that are looked for, the first one first. */
const USUAL: readonly string[] = ["flow", "default"];

/** A dataflow, and where it was found. */
export interface FoundFlow {
  /** What `dataflow(…)` has returned. */
  readonly flow: object;
  /** The name of the export. */
  readonly exportName: string;
}

/**
 * Returns the dataflow.
 *
 * @param name - The name of the export; null for `flow`, or the default export.
 * @param shown - How messages name the file.
 * @throws Misuse if there is none, with the exports that are dataflows.
 */
export function findFlow(exports: object, name: string | null, shown: string): FoundFlow {
  const members = new Map(Object.entries(exports));
  const wanted = name === null ? USUAL : [name];
  for (const exportName of wanted) {
    const flow = members.get(exportName);
    if (isDataflow(flow)) return { flow, exportName };
  }
  const others = [...members].filter(([, value]) => isDataflow(value)).map(([each]) => each);
  throw new Misuse(`${describeMissing(members, name, shown)} ${toHint(others, name)}`);
}

function describeMissing(members: ReadonlyMap<string, unknown>, name: string | null, shown: string): string {
  if (name === null) return `${shown} exports no dataflow as \`flow\`, nor by default.`;
  return members.has(name) ? `\`${name}\` of ${shown} is no dataflow.` : `${shown} exports no \`${name}\`.`;
}

function toHint(others: readonly string[], name: string | null): string {
  if (others.length === 0) return "Export what `dataflow(…)` returns: `export const flow = dataflow(features);`.";
  const nearest = name === null ? null : findNearest(name, others);
  if (nearest !== null) return `Did you mean \`--export ${nearest}\`?`;
  if (others.length === 1) return `It exports the dataflow \`${others[0]}\`: \`--export ${others[0]}\`.`;
  return `It exports the dataflows ${quoteAll(others)}. Name one with \`--export\`.`;
}
