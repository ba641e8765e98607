/** Says what graphs lack because files cannot be read. */
import { lineFormat } from "../../diagnostics/formats/line-format.js";
import { findFaults } from "../../project/graphs/find-faults.js";
import type { ProjectDataflow } from "../../project/graphs/program-graphs.js";
import type { ReadResult } from "../../project/workspace.js";
import { cut } from "./bounds.js";

/** The number of errors that are told. */
const MOST_ERRORS = 5;

/** A line for each file with a syntax error, whose nodes are missing; empty if there is none. */
export function describeMissingParts(read: ReadResult, dataflows: readonly ProjectDataflow[]): readonly string[] {
  const diagnostics = read.findSyntaxErrors();
  const errors = new Set(dataflows.flatMap((each) => findFaults({ diagnostics }, each).errors));
  const told = [...errors].slice(0, MOST_ERRORS);
  return told.map((each) => {
    const line = lineFormat([{ ...each, message: cut(each.message, "sentence") }], read.sources).trimEnd();
    return `What this file defines is missing here: ${line}`;
  });
}
