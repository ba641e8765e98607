/** Turns the notes of a drawing into sentences. */
import { quoteAll } from "../../errors/words.js";
import { countNodes, separateThousands } from "./count-nodes.js";
import type { DrawingNote } from "./drawing.js";

/** Whose names of options the sentences use: those of `visualize`, or those of the command line. */
export type NoteReader = "api" | "command";

/** The options that narrow a view. */
const NARROWING: Readonly<Record<NoteReader, readonly string[]>> = {
  api: ["upstreamOf", "downstreamOf", "pathBetween", "hops", "tags", "modules"],
  command: ["--upstream-of", "--downstream-of", "--path-between", "--hops", "--tag", "--module"],
};

/** Writes each note as a sentence or two. */
export function describeNotes(notes: readonly DrawingNote[], reader: NoteReader = "api"): readonly string[] {
  return notes.map((note) => describeNote(note, reader));
}

function describeNote(note: DrawingNote, reader: NoteReader): string {
  switch (note.kind) {
    case "empty":
      return describeEmptiness(note.whole, note.hidden);
    case "grouped":
      return `There are ${countNodes(note.nodes)}, and a picture shows at most ${countNodes(note.limit)}. Each box here is all nodes of one ${note.by}.`;
    case "merged":
      return `The smallest ${note.merged} of ${note.groups} groups are one box.`;
    case "narrow":
      return `To see nodes, narrow the view with ${quoteAll(NARROWING[reader]).replace(/ and (?=\S+$)/, " or ")}.`;
    case "inputsOnce":
      return `Each input is drawn once, because with one for each reader there would be ${countNodes(note.nodes)}, and a picture shows at most ${countNodes(note.limit)}.`;
  }
}

function describeEmptiness(whole: number, hidden: number): string {
  if (whole === 0) return "There are no nodes.";
  if (hidden > 0) return `There are no nodes besides ${countNodes(hidden, "input")}, which are hidden.`;
  return `There are no nodes in this view; the whole graph has ${separateThousands(whole)}.`;
}
