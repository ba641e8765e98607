/** Holds what is given on one end of every edge against what is asked for on the other. */
import { report, type DiagnosticKind } from "../../diagnostics/diagnostic-kind.js";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import { edgesOf } from "./edges.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { toPartName } from "../names/part-name.js";

/** Which edges are meant. */
export interface EdgeKind {
  readonly kind: DiagnosticKind<EdgeTypes>;
  /** Whether a config gives the value, of the dataflow or of a subdag. */
  readonly isConfig: boolean;
}

/** Every edge that TypeScript would refuse as a call. */
export function checkEdges(
  { kind, isConfig }: EdgeKind,
  dataflow: LinkedDataflow,
  oracle: Oracle,
  only: string | undefined,
): readonly Diagnostic[] {
  return edgesOf(dataflow, only).flatMap((edge) => {
    // A part of a group is judged with the whole: only that shows which types it may have.
    if (edge.isPart || (edge.findPart === undefined && edge.isConfig !== isConfig)) return [];
    const relation = oracle.relate(edge.source, edge.target);
    if (relation === null || relation.isAssignable) return [];
    const { sourceText, targetText, difference, path = [] } = relation;
    const part = edge.findPart?.(path) ?? edge;
    if (part.isConfig !== isConfig) return [];
    const { related, ...words } = edge.describe();
    const parameter = toPartName(words.parameter, path);
    const giver = isConfig ? "the config gives" : words.giver;
    return [
      report(kind, part.location, { ...words, giver, parameter, sourceText, targetText, difference }, { related }),
    ];
  });
}
