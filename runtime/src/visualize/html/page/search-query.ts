/** Reads and answers what is typed into the search box. */
import type { ExportedNode } from "../../../lineage/execution-export.js";

/** A part of a query; a node must match every part. */
export interface SearchTerm {
  /** Which of the node's properties is searched; `"any"` for its name, and its type or label. */
  readonly field: "any" | "name" | "type" | "tag" | "module" | "kind" | "doc";
  /** The text in lower case; for a tag its key. */
  readonly text: string;
  /** For a tag the value in lower case; null for any. */
  readonly value: string | null;
}

/** A node that was found. */
export interface SearchHit {
  /** Index of the node. */
  readonly node: number;
  /** How well it matches: less is better. */
  readonly rank: number;
}

const FIELDS: readonly string[] = ["name", "type", "tag", "module", "kind", "doc"] satisfies SearchTerm["field"][];

/**
 * Reads a query: words and `field:text`, separated by blanks. Quotes keep blanks: `type:"Map<string, number>"`.
 *
 * @returns The terms; none for a query without text.
 */
export function readSearchQuery(query: string): readonly SearchTerm[] {
  const parts = query.match(/(?:[a-z]+:)?"[^"]*"?|\S+/gi) ?? [];
  return parts.flatMap((part): readonly SearchTerm[] => {
    const [, name = "", rest = part] = /^([a-z]+):(.*)$/is.exec(part) ?? [];
    const field = name.toLowerCase();
    const isKnown = FIELDS.includes(field);
    const text = (isKnown ? rest : part).replaceAll('"', "").toLowerCase();
    if (text === "") return [];
    if (field !== "tag") return [{ field: isKnown ? (field as SearchTerm["field"]) : "any", text, value: null }];
    const at = text.indexOf("=");
    return [{ field, text: at < 0 ? text : text.slice(0, at), value: at < 0 ? null : text.slice(at + 1) }];
  });
}

/** Finds the nodes that match all terms, the best ones first, then by name. O(nodes × terms). */
export function searchNodes(nodes: readonly ExportedNode[], terms: readonly SearchTerm[]): readonly SearchHit[] {
  if (terms.length === 0) return [];
  const hits = nodes.flatMap((node, index) => {
    let rank = 0;
    for (const term of terms) {
      const found = toRank(node, term);
      if (found === null) return [];
      rank += found;
    }
    return [{ node: index, rank }];
  });
  const nameOf = ({ node }: SearchHit): string => nodes[node]?.name ?? "";
  const compare = (left: string, right: string): number => Number(left > right) - Number(left < right);
  return hits.sort(
    (left, right) =>
      left.rank - right.rank ||
      nameOf(left).length - nameOf(right).length ||
      compare(nameOf(left), nameOf(right)),
  );
}

/** How well a node matches one term; null if it does not. */
function toRank(node: ExportedNode, { field, text, value }: SearchTerm): number | null {
  switch (field) {
    case "name":
      return toTextRank(node.name, text);
    case "type":
      return toTextRank(node.type, text);
    case "module":
      return toTextRank(node.module ?? "", text);
    case "kind":
      return toTextRank(node.kind, text);
    case "doc":
      return toTextRank(node.documentation, text);
    case "tag": {
      const entries = Object.entries(node.tags).filter(([key]) => key.toLowerCase() === text);
      const isFound = entries.some(
        ([, found]) => value === null || [found].flat().some((each) => each.toLowerCase().includes(value)),
      );
      return isFound ? 0 : null;
    }
    case "any":
      return toTextRank(node.name, text) ?? (toTextRank(node.type, text) === null ? null : 5);
  }
}

function toTextRank(text: string, part: string): number | null {
  const at = text.toLowerCase().indexOf(part);
  if (at < 0) return null;
  if (text.length === part.length) return 0;
  return at === 0 ? 1 : 2;
}
