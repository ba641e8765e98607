/** Functions that save data and describe what they saved with metadata. */
import type { NodeDefinition } from "../../graph/node-definition.js";
import { goOn } from "../../execute/async/settle.js";
import { toSaved } from "../../materialize/check-given.js";
import type { Metadata } from "../../materialize/data-adapters.js";
import type { PlainFunction } from "../../plan/code/plan-code.js";
import { mapNodes } from "../core/expansion.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** Functions that return metadata, or a promise of it. */
export type ReturnsMetadata = (...args: never[]) => Metadata | Promise<Metadata>;

/**
 * Declares that a function saves data and returns an object of metadata about it. If it returns anything else, the node
 * fails with ICO8007.
 *
 * The node has the tag `icosian.dataSaver`, whose value is the function's name; `listAvailableVariables` can find it by
 * this tag.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { dataSaver, node } from "@icosian/runtime";
 *
 * export const savedReport = node(
 *   dataSaver(),
 *   async (report: string, reportUrl: string): Promise<{ url: string; status: number }> => {
 *     const { status } = await fetch(reportUrl, { method: "PUT", body: report });
 *     return { url: reportUrl, status };
 *   },
 * );
 * ```
 * @hamilton function_modifiers.datasaver
 */
export function dataSaver(): Modifier<"dataSaver", undefined, ReturnsMetadata> {
  return createModifier({
    kind: "dataSaver",
    expand: (expansion, { located }) => {
      const outermost = new Set(expansion.outermost);
      const tags = { "icosian.dataSaver": located.definition.name };
      return mapNodes(expansion, (node) =>
        outermost.has(node.name)
          ? {
              ...node,
              tags: { ...node.tags, ...tags },
              ...(node.sharedTags && { sharedTags: { ...node.sharedTags, ...tags } }),
              ...(node.made && { made: { ...node.made, kind: "saver" } }),
              function: checkSaved(node),
            }
          : node,
      );
    },
  });
}

function checkSaved({ function: own }: NodeDefinition): PlainFunction {
  const plain = own as PlainFunction;
  return (...values) => goOn(plain(...values), toSaved);
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  dataSaver: { factory: dataSaver, effect: "wraps" },
};
