/** Ordered pairs of modifiers on one function: their source, and what the two models say together. */
import { toPipe } from "./effects.ts";
import { DEFINITION, INNER_SOURCES, MATRIX, PARAMETERS, THROUGH, toFunction, writeBody } from "./matrix-rows.ts";
import { toModel, type ModelNode } from "./model.ts";
import { MULTIPLY_SOURCE, type Shape } from "./shapes.ts";

/** A modifier and the one outside of it. */
export interface Pair {
  readonly inner: string;
  readonly outer: string;
}

/** All of them. */
export const PAIRS: readonly Pair[] = Object.keys(MATRIX).flatMap((inner) =>
  Object.keys(MATRIX).map((outer) => ({ inner, outer })),
);

/** The config that the two read; nothing reads what stands on an excluded function. */
export function configOf({ inner, outer }: Pair): Readonly<Record<string, unknown>> {
  return isExcluded({ inner, outer }) ? {} : { ...MATRIX[inner]!.config, ...MATRIX[outer]!.config };
}

/**
 * A module with the pair on a function, and a target for mutations.
 *
 * @param around - A function around each modifier; `unread` hides it from the compiler.
 */
export function writeModule({ inner, outer }: Pair, async: "async " | "", around: "unread" | "" = ""): string {
  const name = nameOf({ inner, outer });
  const shapes = shapesOf({ inner, outer });
  const [outside, inside] = [outer, inner].map((modifier) => `${around}(${MATRIX[modifier]!.write(name)})`);
  const parameters = PARAMETERS.map((parameter) => `${parameter}: number`).join(", ");
  return `
    ${INNER_SOURCES.map((_, index) => `import * as inner${index} from "./module${index}.js";`).join("\n")}
    ${MULTIPLY_SOURCE}
    function resolved(whole: any, by: number): any { return multiply(whole, by); }
    const unread = (modifier: any): any => modifier;
    function through(${parameters}): any ${writeBody(shapes, THROUGH)}
    export const target = (other: number): number => other;
    export const ${DEFINITION} = node(
      ${outside},
      ${inside},
      ${async}(${parameters}): ${async === "" ? "any" : "Promise<any>"} => ${writeBody(shapes)},
    );`;
}

/** The nodes of that module, by the models of the two. */
export function modelOf({ inner, outer }: Pair): readonly ModelNode[] {
  const shapes = shapesOf({ inner, outer });
  const start = toModel(nameOf({ inner, outer }), PARAMETERS, toFunction(shapes));
  const target = toModel("target", ["other"], (other) => other).nodes[0]!;
  if (isExcluded({ inner, outer })) return [target];
  const { nodes, mutations } = MATRIX[outer]!.toEffect(shapes)(MATRIX[inner]!.toEffect(shapes)(start));
  return [...nodes, ...toPipe(target, mutations, [])];
}

function isExcluded({ inner, outer }: Pair): boolean {
  return inner === "exclude" || outer === "exclude";
}

function nameOf({ inner, outer }: Pair): string {
  return [inner, outer].some((modifier) => MATRIX[modifier]!.isGate) ? DEFINITION.replace(/__.*/, "") : DEFINITION;
}

/** The inner one takes the value apart first. */
function shapesOf({ inner, outer }: Pair): readonly Shape[] {
  return [inner, outer].flatMap((modifier) => {
    const { shape } = MATRIX[modifier]!;
    return shape === undefined ? [] : [shape];
  });
}
