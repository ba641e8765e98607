/** Checks the codecs that a user passes. */

/**
 * Finds what is wrong with a list of codecs: each must have a name of its own, and its functions.
 *
 * @param codecs - Anything.
 * @returns A sentence without a full stop, such as `two codecs have the name "Money"`; null if nothing is wrong.
 */
export function findCodecFault(codecs: unknown): string | null {
  if (!Array.isArray(codecs)) return "it must be a list of codecs";
  const names = new Set<string>();
  // By index, since a hole is an element that is missing.
  for (let index = 0; index < codecs.length; index++) {
    const codec: unknown = codecs[index];
    if (typeof codec !== "object" || codec === null) return `element ${index} is not a codec`;
    const { name } = codec as { readonly name?: unknown };
    if (typeof name !== "string" || name === "") return `element ${index} has no name`;
    const missing = METHODS.find((method) => typeof (codec as CodecMethods)[method] !== "function");
    if (missing !== undefined) return `the codec ${JSON.stringify(name)} has no function \`${missing}\``;
    if (names.has(name)) return `two codecs have the name ${JSON.stringify(name)}`;
    names.add(name);
  }
  return null;
}

const METHODS = ["is", "encode", "decode"] as const;

type CodecMethods = Readonly<Record<(typeof METHODS)[number], unknown>>;
