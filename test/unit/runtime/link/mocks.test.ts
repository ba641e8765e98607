/** What a module exports under a node's name is what runs. */
import { dataflow, type Dataflow, type Manifest } from "@icosian/runtime";
import { generatedDataflow, type DataflowTypes, type GeneratedDataflow } from "@icosian/runtime/generated";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { honourMocks } from "../../../../runtime/src/link/mocks.ts";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { catchError, codesOf } from "../catch-error.ts";

const FEATURES = `"use dataflow";
import { node, tag } from "@icosian/runtime";
export const double = (x: number): number => x * 2;
export const tagged = node(tag({ owner: "me" }), (double: number): number => double + 1);
export const length = (x: number): number => x;
export class Group {
  static grouped(double: number): number { return -double; }
}
`;

type Features = Readonly<Record<string, unknown>> & { readonly $manifest: Manifest };

const folder = new CompileFolder();
let features: Features;
beforeAll(async () => {
  [features] = (await folder.load([FEATURES])) as [Features];
});
afterAll(() => folder.remove());

function run(module: object, outputs: readonly unknown[]): unknown {
  const flow = dataflow(module) as unknown as Dataflow<never>;
  return flow.executeSync(outputs as readonly string[], { inputs: { x: 1 } });
}

describe("a mock", () => {
  it("is nothing to a module without one", () => {
    expect(honourMocks(features.$manifest, features)).toBe(features.$manifest);
    expect(honourMocks(features.$manifest, { $manifest: features.$manifest })).toBe(features.$manifest);
  });

  it("runs in the place of a node, which keeps its modifiers", () => {
    const double = (): number => 7;
    const mocked = { ...features, double, tagged: (value: number) => value * 100 };
    expect(run(mocked, ["double", "tagged", "grouped"])).toEqual({ double: 7, tagged: 700, grouped: -7 });
    const flow = dataflow(mocked as object);
    expect(flow.listAvailableVariables({ tags: { owner: "me" } }).map(({ name }) => name)).toEqual(["tagged"]);
  });

  it("stands for its node as an output, and so does the function that it replaces", () => {
    const double = (): number => 7;
    expect(run({ ...features, double }, [double])).toEqual({ double: 7 });
    expect(run({ ...features, double }, [features["double"]])).toEqual({ double: 7 });
  });

  it("may be a static method", () => {
    const Group = Object.assign((): void => {}, { grouped: () => 3 });
    expect(run({ ...features, Group }, ["grouped"])).toEqual({ grouped: 3 });
  });

  it("is a function: other values, and what classes and functions inherit, are not", () => {
    expect(run({ ...features, double: 7 }, ["double"])).toEqual({ double: 2 });
    const { length: _, ...others } = features;
    expect(run(others, ["length"])).toEqual({ length: 1 });
  });

  it("that fails is the node that fails", async () => {
    const double = (): number => {
      throw new Error("mocked");
    };
    const error = await catchError(() => run({ ...features, double }, ["tagged"]));
    expect(codesOf(error)).toEqual(["ICO8001"]);
    expect(error.message).toContain("The node `double`");
  });

  it("runs in the dataflow of a generated file", () => {
    const { $manifest, ...others } = features;
    const namespace = { ...others, double: () => 7 };
    const definitions = Object.fromEntries($manifest.definitions.map((definition) => [definition.name, definition]));
    const generated: GeneratedDataflow<DataflowTypes> = generatedDataflow({
      manifests: () => [{ ...$manifest, namespace, definitions }],
      build: (options) => dataflow({ modules: [namespace], ...options }),
    });
    expect(generated.executeSync(["tagged"] as string[], { inputs: { x: 1 } })).toEqual({ tagged: 8 });
  });
});
