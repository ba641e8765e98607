/** Packs the two packages once, before the first test file of the hosts. */
import type { TestProject } from "vitest/node";
import { packPackages, type Tarball } from "./pack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The packages, with the contents of the tarballs in base64. */
    readonly packed: readonly (Omit<Tarball, "contents"> & { readonly contents: string })[];
  }
}

/** Packs, and tells all test files where. */
export async function setup({ provide }: TestProject): Promise<void> {
  const tarballs = await packPackages();
  provide(
    "packed",
    tarballs.map((tarball) => ({ ...tarball, contents: tarball.contents.toString("base64") })),
  );
}
