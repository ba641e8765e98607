/** Diagnostics as records: what the transformer found, where, and what would fix it. Words come from its kind. */
import type { Location, Span } from "../ir/span.js";

/** How grave a diagnostic is: an error fails every host, a warning shows where hosts can show it without failing. */
export type Severity = "error" | "warning";

/** One thing that the transformer has to say about the user's source. */
export interface Diagnostic {
  /** `ICO2101`; stable for ever. */
  readonly code: string;
  /** The code in words: `missing-parameter-type`. */
  readonly slug: string;
  readonly severity: Severity;
  /** What is, in the user's words, and what to do. */
  readonly message: string;
  /** The names that the message speaks of, for hosts that offer more than words. */
  readonly data?: unknown;
  readonly file: string;
  readonly span: Span;
  readonly related: readonly RelatedLocation[];
  readonly fixes: readonly Fix[];
}

/** Another location that belongs to a diagnostic, with a sentence about it. */
export interface RelatedLocation extends Location {
  readonly message: string;
}

/** A change of source text that fixes the problem. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A replacement of one span; an empty span inserts. */
export interface TextEdit extends Location {
  readonly text: string;
}
