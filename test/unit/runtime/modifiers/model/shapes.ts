/** Values with parts, written as source and made for the model: what the extracting modifiers need a function to give. */

/** Keys of the parts: strings for an object, numbers for a tuple. */
export type Shape = readonly (string | number)[];

/** The source of a value of nested shapes, the first one outermost, with numbers made of `number` at its ends. */
export function writeShaped(shapes: readonly Shape[], number: string): string {
  const [shape, ...inner] = shapes;
  if (shape === undefined) return number;
  const parts = shape.map((key, index) => [key, writeShaped(inner, `(2 * ${number} + ${index})`)] as const);
  return typeof shape[0] === "number"
    ? `[${parts.map(([, part]) => part).join(", ")}]`
    : `{ ${parts.map(([key, part]) => `${key}: ${part}`).join(", ")} }`;
}

/** The same value. */
export function toShaped(shapes: readonly Shape[], number: number): unknown {
  const [shape, ...inner] = shapes;
  if (shape === undefined) return number;
  const parts = shape.map((key, index) => [key, toShaped(inner, 2 * number + index)] as const);
  return typeof shape[0] === "number" ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** The source of `multiply`, which steps go through. */
export const MULTIPLY_SOURCE = `
function multiply(whole: any, by: number): any {
  if (typeof whole === "number") return whole * by;
  if (Array.isArray(whole)) return whole.map((part) => multiply(part, by));
  return Object.fromEntries(Object.entries(whole).map(([key, part]) => [key, multiply(part, by)]));
}`;

/** Multiplies every number in a value. */
export function multiply(whole: unknown, by: number): unknown {
  if (typeof whole === "number") return whole * by;
  if (Array.isArray(whole)) return whole.map((part) => multiply(part, by));
  return Object.fromEntries(Object.entries(whole as object).map(([key, part]) => [key, multiply(part, by)]));
}
