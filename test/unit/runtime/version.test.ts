/** What the package says about itself is true. */
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { VERSION } from "../../../runtime/src/version.ts";

const { version } = createRequire(import.meta.url)("@icosian/runtime/package.json") as { readonly version: string };

it("the version that adapters tell is that of the package: a release changes both", () => {
  expect(VERSION).toBe(version);
});
