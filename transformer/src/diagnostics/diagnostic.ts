/** Diagnostics as records: what the transformer found, where, and what would fix it. */
import type { Location, Span } from "../ir/span.js";

/** How serious a diagnostic is: an error fails every host, and hosts that can show a warning without failing do so. */
export type Severity = "error" | "warning";

/** One problem that the transformer found in the user's source. */
export interface Diagnostic {
  /** The code, such as `ICO2101`; it never changes. */
  readonly code: string;
  /** The code in words, such as `missing-parameter-type`. */
  readonly slug: string;
  /** The severity of the kind, or the one that the project sets. */
  readonly severity: Severity;
  /** What is wrong, in the user's words, and what to do. */
  readonly message: string;
  /** The names in the message, for hosts that offer more than text. */
  readonly data?: unknown;
  /** The file with the mistake. */
  readonly file: string;
  /** The text of the file that is wrong. */
  readonly span: Span;
  /** Other locations that belong to the diagnostic. */
  readonly related: readonly RelatedLocation[];
  /** Changes of the source that would fix it; the user chooses one. */
  readonly fixes: readonly Fix[];
}

/** Another location that belongs to a diagnostic, with a sentence about it. */
export interface RelatedLocation extends Location {
  /** The sentence about this location. */
  readonly message: string;
}

/** A change of source text that fixes the problem. */
export interface Fix {
  /** What the fix does, as editors offer it. */
  readonly title: string;
  /** The replacements, which belong together. */
  readonly edits: readonly TextEdit[];
  /** Whether it is the only right answer, so that nobody has to choose it. Absent: it is a guess. */
  readonly isSafe?: boolean;
}

/** A replacement of one span; an empty span inserts. */
export interface TextEdit extends Location {
  /** The text that takes the place of the span. */
  readonly text: string;
}
