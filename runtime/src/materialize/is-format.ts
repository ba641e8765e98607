/** Tells the formats of this package from the data adapters of users. */

const FORMAT: unique symbol = Symbol.for("icosian.format");

/** Marks a data adapter as a format of this package. */
export const formatMark: { readonly [FORMAT]: true } = { [FORMAT]: true };

/** Whether a data adapter is a format of this package. */
export function isFormat(adapter: unknown): adapter is { readonly name: string } {
  return typeof adapter === "function" && FORMAT in adapter;
}
