/** A question of the editor about one document. */
import type { Position } from "vscode-languageserver";
import type { Places } from "../documents/places.js";
import type { OpenProject } from "../projects/open-project.js";

/** What is asked about, and what answers. */
export interface Question {
  /** Absolute path of the document's file. */
  readonly file: string;
  /** The project of the file. */
  readonly project: OpenProject;
  /** Converts offsets and positions. */
  readonly places: Places;
}

/** A question about a position of a document. */
export interface PositionQuestion extends Question {
  /** Where the cursor is. */
  readonly position: Position;
}

/** The offset of the cursor. */
export function toOffset({ file, places, position }: PositionQuestion): number {
  return places.toOffset(file, position);
}
