/** Reads the version of this package. */
import { readFileSync } from "node:fs";

/** The version as npm has it. */
export function readVersion(): string {
  const file = new URL("../../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
}
