/** Two baskets of a web shop. */

/** One line of a basket. */
export interface Line {
  readonly article: string;
  readonly quantity: number;
  /** Price per piece, in cents, without value added tax. */
  readonly netCents: number;
  /** Weight per piece. */
  readonly grams: number;
}

export const coffee: readonly Line[] = [
  { article: "espresso beans", quantity: 2, netCents: 1190, grams: 1000 },
  { article: "paper filters", quantity: 1, netCents: 349, grams: 180 },
];

export const grinder: readonly Line[] = [
  { article: "hand grinder", quantity: 1, netCents: 6490, grams: 850 },
  { article: "espresso beans", quantity: 1, netCents: 1190, grams: 1000 },
];
