/** TEMP */
export function findCodecFault(codecs: readonly unknown[]): string | null {
  return codecs.every((c) => typeof (c as { is?: unknown }).is === "function") ? null : "bad";
}
