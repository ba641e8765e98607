/** Hooks that return promises without saying so, for synchronous nodes, interpreted and as code. */
import type { DataflowError } from "@icosian/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const FEATURES = `"use dataflow";
export const first = (x: number): number => x + 1;
export const second = (first: number): number => first + 1;
export const text = (second: number): string => String(second);
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./module0.js";
export const asCode = (adapters: any) => dataflow({ modules: [features], adapters }).execute(["text"], { inputs: { x: 1 } });
export const interpreted = (adapters: any) => dataflow({ modules: [features], adapters }).execute(["text"].slice(), { inputs: { x: 1 } });
`;

type Run = (adapters: readonly object[]) => Promise<unknown>;

const folder = new CompileFolder();
let main: Readonly<Record<"asCode" | "interpreted", Run>>;

beforeAll(async () => {
  main = (await folder.compile([FEATURES], MAIN).load()).at(-1) as typeof main;
});
afterAll(() => folder.remove());

const resolved = (): Promise<void> => Promise.resolve();
const value = { text: "3" };

describe.each(["preNodeExecute", "postNodeExecute"])("%s", (hook) => {
  it("is waited for by the interpreter, and by code if it says so or the node has no number", async () => {
    expect(await main.interpreted([{ [hook]: resolved }])).toEqual(value);
    expect(await main.asCode([{ [hook]: async () => resolved() }])).toEqual(value);
    expect(await main.asCode([{ isAsync: true, [hook]: resolved }])).toEqual(value);
    const ofText = { appliesTo: ({ name }: { readonly name: string }) => name === "text", [hook]: resolved };
    expect(await main.asCode([ofText])).toEqual(value);
  });

  it("is blamed by code for numbers", async () => {
    const error = (await main
      .asCode([{ name: "audit", [hook]: resolved }])
      .catch((thrown: unknown) => thrown)) as DataflowError;
    expect(error.code).toBe("ICO8013");
    expect(error.message).toContain(`\`${hook}\` of the adapter \`audit\` returned a promise for \`first\``);
  });
});

it("executeNode is blamed by both", async () => {
  const around = { executeNode: async ({ call }: { readonly call: () => unknown }) => call() };
  for (const run of [main.asCode, main.interpreted]) {
    const error = (await run([around]).catch((thrown: unknown) => thrown)) as DataflowError;
    expect(error.message).toContain(
      "ICO8013 undeclared-async-adapter: `executeNode` of the 1st adapter returned a promise",
    );
    expect(await run([{ ...around, isAsync: true }])).toEqual(value);
  }
});
