/** The outcome of editing a file: a new text, no change, or instructions for the user. */

/** The outcome of an edit. */
export type Edit =
  | {
      readonly kind: "edited";
      /** The new text of the file. */
      readonly text: string;
    }
  /** The file already has the required contents. */
  | { readonly kind: "unchanged" }
  | ManualEdit;

/** An edit that is left to the user. */
export interface ManualEdit {
  readonly kind: "manual";
  /** The reason why it was not made, as a sentence. */
  readonly why: string;
  /** The lines to add. */
  readonly lines: string;
}
