/** Who seems to run a program whose modules have no manifests, and what to add there. */
import { dataflow } from "@icosian/runtime";
import { expect, it } from "vitest";
import { toHostHint, type Surroundings } from "../../../../runtime/src/errors/host-hint.ts";

it.each<[string, Surroundings]>([
  ["@icosian/transformer/vite", { process: { env: { VITEST: "true" } } }],
  ["@icosian/transformer/jest", { process: { env: { JEST_WORKER_ID: "1" } } }],
  ["@icosian/transformer/bun", { Bun: {}, process: { argv: ["bun", "/project/main.ts"] } }],
  ["@icosian/transformer/<your bundler>", { document: {} }],
  ["--import tsx --import", { process: { execArgv: ["--import", "file:///node_modules/tsx/dist/loader.mjs"] } }],
  ["run `node --import @icosian/transformer/register`", { process: { argv: ["node", "/project/main.ts"] } }],
  ["npx icosian init", { process: { argv: ["node", "/project/dist/main.js"] } }],
  ["npx icosian init", {}],
])("says %s", (words, surroundings) => {
  expect(toHostHint(surroundings)).toContain(words);
});

it("is part of the error", async () => {
  const plain = await import("../deferred.ts");
  expect(() => dataflow(plain)).toThrow(/ICO6001.*no manifest.*This seems to be Vitest/);
});
