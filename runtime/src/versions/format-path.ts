/** Says where in a value a part is. */
import type { OpenPart } from "./open-part.js";
import { Holes } from "./value-part.js";

/** So many steps from the root, and again from the end, are written out. */
const MOST_STEPS = 20;

/** Formats the way from a value to the child that its frames are at: `rows[3].client`. */
export function formatPath(frames: readonly OpenPart[]): string {
  const isLong = frames.length > 2 * MOST_STEPS;
  const shown = isLong ? [...frames.slice(0, MOST_STEPS), ...frames.slice(-MOST_STEPS)] : frames;
  const steps = shown.map(formatStep);
  if (isLong) steps.splice(MOST_STEPS, 0, "…");
  return steps.join("").replace(/^\./, "");
}

function formatStep({ part, next }: OpenPart): string {
  const index = next - 1;
  switch (part.kind) {
    case "array":
      return `[${toIndex(part.children, index)}]`;
    case "object":
      return formatKey(part.shape.sorted[index] ?? "");
    case "map":
      return index % 2 === 0 ? `.keys()[${index / 2}]` : formatEntry(part.children[index - 1], (index - 1) / 2);
    case "set":
      return `.values()[${index}]`;
    case "instance":
      // The data are the content of the instance, so they have no name of their own.
      return "";
  }
}

function toIndex(children: readonly unknown[], index: number): number {
  return children.slice(0, index).reduce<number>((sum, each) => sum + (isHoles(each) ? each.count : 1), 0);
}

function formatKey(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${shorten(key)}` : `[${JSON.stringify(shorten(key))}]`;
}

function formatEntry(key: unknown, index: number): string {
  if (typeof key === "string") return `.get(${JSON.stringify(shorten(key))})`;
  return typeof key === "number" ? `.get(${key})` : `.values()[${index}]`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isHoles(value: unknown): value is Holes {
  return typeof value === "object" && value !== null && Holes.is(value);
}
