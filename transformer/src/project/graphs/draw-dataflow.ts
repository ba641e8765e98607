/** Draws a dataflow of a project, and says what the drawing leaves out. */
import { DataflowError } from "@icosian/runtime/tooling";
import {
  describeNotes,
  draw,
  limitOf,
  toDrawing,
  type ExecutionExport,
  type NoteReader,
  type VisualizeOptions,
} from "@icosian/runtime/visualize";
import { Misuse } from "../misuse.js";
import type { ProjectDataflow } from "./program-graphs.js";

/** The options of a drawing, with a format that may be wrong. */
export interface DrawOptions extends Omit<VisualizeOptions, "format"> {
  /** The name of a format, right or wrong. */
  readonly format: string;
}

/**
 * Draws a dataflow under its name, unless the options give a title.
 *
 * @throws Misuse for names that it does not have, and for wrong options.
 */
export function drawDataflow({ graph, name }: Pick<ProjectDataflow, "graph" | "name">, options: DrawOptions): string {
  const titled = name === null || options.title !== undefined ? options : { ...options, title: name };
  return withDrawingFaults(() => draw(graph, titled));
}

/** What a drawing leaves out, and how to see it. */
export function describeLimits(
  format: string,
  graph: ExecutionExport,
  options: Omit<VisualizeOptions, "format">,
  reader: NoteReader,
): readonly string[] {
  const limited = format === "mermaid" || format === "dot" ? format : "svg";
  return describeNotes(toDrawing(graph, { ...options, limit: limitOf(limited, options) }).notes, reader);
}

/**
 * Draws or selects.
 *
 * @throws Misuse for what the user has got wrong.
 */
export function withDrawingFaults<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof DataflowError ? new Misuse(error.problems.map(({ message }) => message).join("\n")) : error;
  }
}
