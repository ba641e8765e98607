/** What can be done to a file: a new text, nothing, or words for the person who has to do it. */

/** The outcome of an edit. */
export type Edit =
  | { readonly kind: "edited"; readonly text: string }
  /** It says already what it should. */
  | { readonly kind: "unchanged" }
  | ManualEdit;

/** An edit that is left to the user. */
export interface ManualEdit {
  readonly kind: "manual";
  /** Why it was not made: a sentence. */
  readonly why: string;
  /** What to add. */
  readonly lines: string;
}
