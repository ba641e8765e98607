/** What all spans of one node have in common. */
import type { Attributes } from "@opentelemetry/api";
import type { NodeInfo } from "../hook-records.js";

/** What each span of a node has; made once per node. */
export interface NodeSpan {
  /** The name of the node. */
  readonly name: string;
  /** The attributes that never change. */
  readonly attributes: Attributes;
}

/**
 * Creates the common part of the spans of a node.
 *
 * @param tags - The tags that become attributes.
 */
export function toNodeSpan(node: NodeInfo, tags: readonly string[]): NodeSpan {
  const attributes: Attributes = { "icosian.node": node.name };
  const { module } = node.tags;
  if (typeof module === "string") attributes["icosian.module"] = module;
  if (node.codeVersion) attributes["icosian.code_version"] = node.codeVersion;
  for (const tag of tags) {
    const value = node.tags[tag];
    if (value !== undefined) attributes[`icosian.tag.${tag}`] = typeof value === "string" ? value : [...value];
  }
  addLocation(attributes, node.source);
  return { name: node.name, attributes };
}

/** Adds the location of a definition, `src/features.ts:12:17`, in the words of the semantic conventions. */
function addLocation(attributes: Attributes, source: string | null): void {
  const [, path, line] = /^(.*):(\d+):\d+$/.exec(source ?? "") ?? [];
  if (path === undefined) return;
  attributes["code.file.path"] = path;
  attributes["code.line.number"] = Number(line);
}
