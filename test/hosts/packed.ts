/** The two packages as they were packed before the first test file. */
import { inject } from "vitest";
import type { Tarball } from "./pack.ts";

let tarballs: readonly Tarball[] | undefined;

/** Gives `runtime/` and `transformer/` as npm would publish them. */
export function packedPackages(): readonly Tarball[] {
  return (tarballs ??= inject("packed").map((each) => ({ ...each, contents: Buffer.from(each.contents, "base64") })));
}
