/** Names of pages that are safe in every file system and address, for texts of every kind. */
import { createHash } from "node:crypto";

/** Longer names are cut: file systems allow 255 bytes, and some programs 260 characters for a whole path. */
const LONGEST = 60;

/** Names that Windows keeps for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Texts whose pages are named after them, with `-` in place of what is neither letter nor digit. */
const PLAIN = /^[\w$./: -]+$/;

/**
 * Names one page per text: `src-features-ts` for `src/features.ts`.
 *
 * A hash of the text is added to a name that leaves much of the text out, and to all names that are equal or differ in
 * case alone, because many file systems do not tell these apart. So the name of a page depends on other texts only if
 * they are such namesakes. O(texts).
 *
 * @param texts - The texts; equal ones are told apart by their order.
 */
export function namePages(texts: readonly string[]): readonly string[] {
  const slugs = texts.map(toSlug);
  const namesakes = countBy(slugs.map((slug) => slug.toLowerCase()));
  const seen = new Map<string, number>();
  return texts.map((text, index) => {
    const slug = slugs[index]!;
    const isWhole = PLAIN.test(text) && text.length <= LONGEST && slug !== "" && !DEVICES.test(slug);
    if (isWhole && namesakes.get(slug.toLowerCase()) === 1 && !looksHashed(slug)) return slug;
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    // As JSON, because a text may have half a character, which is lost when it is encoded.
    const hash = createHash("sha256")
      .update(JSON.stringify([text, count]))
      .digest("hex");
    return `${slug === "" ? "" : `${slug}-`}${hash.slice(0, 10)}`;
  });
}

function toSlug(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9_]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, LONGEST);
}

/** Whether a text has the form of a name with a hash, so that it gets a hash of its own. */
function looksHashed(slug: string): boolean {
  return /(?:^|-)[0-9a-f]{10}$/i.test(slug);
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
