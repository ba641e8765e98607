/** Keeps answers small: an agent reads all of them, and pays for each word. */

/** The number of characters after which a text in an answer is cut. */
const LONGEST = { type: 200, sentence: 1000, documentation: 300, error: 6000, answer: 10_000 } as const;

/** Cuts a text that is too long. */
export function cut(text: string, kind: keyof typeof LONGEST): string {
  const longest = LONGEST[kind];
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** A type on one line. */
export function toShortType(type: string): string {
  return cut(type.replaceAll(/\s+/g, " "), "type");
}

/** A part of a list. */
export interface ListPage<Item> {
  /** What is shown of it. */
  readonly items: readonly Item[];
  /** The rest of the answer that is data. */
  readonly rest: {
    /** The length of the whole list. */
    readonly total: number;
    /** Where the next part begins; absent at the end. */
    readonly nextOffset?: number;
  };
  /** A sentence about what is left out; empty if nothing is. */
  readonly hint: string;
}

/**
 * Takes a part of a list.
 *
 * @param narrowing - How the caller can ask for less, as the end of a sentence.
 */
export function toPage<Item>(
  all: readonly Item[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
  narrowing: string,
): ListPage<Item> {
  const items = all.slice(offset, offset + limit);
  const [total, next] = [all.length, offset + items.length];
  if (next >= total && offset === 0) return { items, rest: { total }, hint: "" };
  if (items.length === 0) return { items, rest: { total }, hint: `There are only ${total}; the offset is beyond.\n` };
  const shown = `Shown: ${offset + 1} to ${next} of ${total}.`;
  if (next >= total) return { items, rest: { total }, hint: `${shown}\n` };
  const hint = `${shown} For more, call again with offset: ${next}, or ${narrowing}.\n`;
  return { items, rest: { total, nextOffset: next }, hint };
}
