/** What a page about a diagnostic says beside its example. */

/** The words of one page. */
export interface Explanation {
  /** Why this is reported, and what would go wrong. */
  readonly meaning: string;
  /** How to fix it. */
  readonly fix: string;
  /** When it is as it should be, and what to do then. */
  readonly fine: string;
}

/** Explanations by slug. */
export type Explanations = Readonly<Record<string, Explanation>>;
