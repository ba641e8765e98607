/** Tag queries: AND over keys, OR within a list. */
import type { Tags } from "../graph/node-definition.js";

/** The tags that a variable must have: a value, one of several values, or with `null` any value. */
export type TagQuery = Readonly<Record<string, string | readonly string[] | null>>;

/** Whether tags meet a query; a tag that is a list meets it with any of its values. */
export function matchesTags(tags: Tags, query: TagQuery): boolean {
  return Object.entries(query).every(([key, wanted]) => {
    if (!Object.hasOwn(tags, key)) return false;
    if (wanted === null) return true;
    const values = [tags[key]!].flat();
    return [wanted].flat().some((value) => values.includes(value));
  });
}
