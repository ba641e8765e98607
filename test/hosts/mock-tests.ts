/** Test files of a user's who mocks nodes, for each test runner. */
import type { Files } from "./project.ts";

const FEATURES = `"use dataflow";
import { mutate, node, pipeOutput, step, tag, when } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";
const plusTen = (x: number): number => x + 10;
export const double = (x: number): number => x * 2;
export const tagged = node(tag({ owner: "me" }), pipeOutput(step(plusTen)), (double: number): number => double + 1);
export function quad(double: number): number { return double * 2; }
export const mutated = (x: number): number => x;
export const mutation = node(mutate(mutated), (mutated: number): number => mutated * 100);
export const gated__a = node(when({ k: "a" }), (x: number): number => x + 1);
export const threaded = node(worker(import.meta.url), (x: number): number => x - 1);
export class Group {
  static grouped(quad: number): number { return quad + 1; }
}
`;

const FLOW = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow({ modules: [features], config: { k: "a" } });
`;

const EVERYTHING = `["quad", "double", "tagged", "gated", "mutated", "threaded", "grouped"]`;

/** What is asserted of a factory, with the runner's name for its functions. */
const factory = (runner: string): string => `
  expect(await flow.execute(${EVERYTHING} as any, { inputs: { x: 1 } })).toEqual(
    { quad: 14, double: 7, tagged: 11, gated: 50, mutated: 100, threaded: 1001, grouped: 15 });
  expect(flow.executeSync([features.double, features.tagged] as any, { inputs: { x: 1 } } as any)).toEqual({ double: 7, tagged: 11 });
  expect(features.double).toHaveBeenCalledTimes(2);
  expect(features.tagged).toHaveBeenCalledWith(7);
  expect(flow.whatIsUpstreamOf(features.quad as any).map(({ name }: any) => name)).toEqual(["x", "double", "quad"]);
  ${runner}.clearAllMocks();`;

const replaced = (runner: string): string =>
  `double: ${runner}.fn(() => 7), tagged: ${runner}.fn(() => 1), gated__a: () => 50, threaded: (x: number) => x + 1000`;

const spies = (runner: string): string => `
  const outputs = ["quad", "grouped", "mutated"] as any;
  const unmocked = { quad: 4, grouped: 5, mutated: 100 };
  expect(await flow.execute(outputs, { inputs: { x: 1 } })).toEqual(unmocked);
  const double = ${runner}.spyOn(features, "double").mockReturnValue(5);
  const grouped = ${runner}.spyOn(features.Group, "grouped").mockReturnValue(-1);
  ${runner}.spyOn(features, "threaded").mockReturnValue(-2 as never);
  ${runner}.spyOn(features, "mutated").mockReturnValue(3);
  expect(await flow.execute(outputs, { inputs: { x: 1 } })).toEqual({ quad: 10, grouped: -1, mutated: 300 });
  expect(await flow.execute(["threaded"] as any, { inputs: { x: 1 } })).toEqual({ threaded: -2 });
  expect(double).toHaveBeenCalledWith(1);
  expect(grouped).toHaveBeenCalledWith(10);
  expect(await flow.execute([features.quad, features.double] as any, { inputs: { x: 1 } })).toEqual({ quad: 10, double: 5 });
  ${runner}.restoreAllMocks();
  expect(await flow.execute(outputs, { inputs: { x: 1 } })).toEqual(unmocked);`;

const automock = `
  expect(await flow.execute(["quad", "double", "tagged"] as any, { inputs: { x: 1 } })).toEqual({ quad: undefined, double: undefined, tagged: NaN });
  (features.double as any).mockReturnValue(7);
  (features.quad as any).mockImplementation((x: number) => x + 1);
  expect(await flow.execute(["quad", "threaded"] as any, { inputs: { x: 1 } })).toEqual({ quad: 8, threaded: undefined });`;

/** The thread compiles the module by itself, with a compiler that it loads, so this takes longer than a test mostly does. */
const threads = `test("threads", async () => {
  expect(await flow.execute(["threaded"] as any, { inputs: { x: 1 } })).toEqual({ threaded: 0 });
  await flow.close();
}, 60_000);
`;

const vitestHead = `import { expect, test, vi } from "vitest";
import { flow } from "./flow.ts";
import * as features from "./features.ts";
`;

const modules: Files = { "mocks/features.ts": FEATURES, "mocks/flow.ts": FLOW };

/** For Vitest: factories, spies, automocks, automocks that spy. */
export const VITEST_MOCKS: Files = {
  ...modules,
  "mocks/factory.test.ts": `${vitestHead}
vi.mock("./features.ts", async (importOriginal) => ({ ...(await importOriginal<object>()), ${replaced("vi")} }));
test("factory", async () => {${factory("vi")}
});
`,
  "mocks/spies.test.ts": `${vitestHead}
test("spies", async () => {${spies("vi")}
});
${threads}`,
  "mocks/automock.test.ts": `${vitestHead}
vi.mock("./features.ts");
test("automock", async () => {${automock}
});
`,
  "mocks/spying-automock.test.ts": `${vitestHead}
vi.mock("./features.ts", { spy: true });
test("automock that spies", async () => {
  expect(await flow.execute(["quad", "tagged", "mutated"] as any, { inputs: { x: 1 } })).toEqual({ quad: 4, tagged: 13, mutated: 100 });
  expect(features.double).toHaveBeenCalledWith(1);
  vi.mocked(features.double).mockReturnValueOnce(7);
  expect(await flow.execute(["quad"], { inputs: { x: 1 } })).toEqual({ quad: 14 });
});
`,
};

/** For Jest with ES modules, whose namespaces nobody can write to. */
export const JEST_MODULE_MOCKS: Files = {
  ...modules,
  "mocks/factory.test.ts": `import { expect, jest, test } from "@jest/globals";
const original = await import("./features.ts");
jest.unstable_mockModule("./features.ts", () => ({ ...original, ${replaced("jest")} }));
const { flow } = await import("./flow.ts");
const features = await import("./features.ts");
test("factory", async () => {${factory("jest")}
});
test("static methods", async () => {
  const spy = jest.spyOn(features.Group, "grouped").mockReturnValue(-1);
  expect(await flow.execute(["grouped"] as any, { inputs: { x: 1 } } as any)).toEqual({ grouped: -1 });
  spy.mockRestore();
});
`,
  "mocks/threads.test.ts": `import { expect, test } from "@jest/globals";
import { flow } from "./flow.ts";
${threads}`,
};

const jestHead = `declare const jest: any, test: any, expect: any, require: any;
`;
const jestTail = `const { flow } = require("./flow.ts");
const features = require("./features.ts");
`;

/** For Jest with CommonJS. */
export const JEST_MOCKS: Files = {
  ...modules,
  "mocks/factory.test.ts": `${jestHead}
jest.mock("./features.ts", () => ({ ...jest.requireActual("./features.ts"), ${replaced("jest")} }));
${jestTail}
test("factory", async () => {${factory("jest")}
});
`,
  "mocks/automock.test.ts": `${jestHead}
jest.mock("./features.ts");
${jestTail}
test("automock", async () => {${automock}
});
`,
};

/** For Jest with CommonJS whose exports can be written to, as TypeScript makes them. */
export const JEST_SPIES: Files = {
  "mocks/spies.test.ts": `${jestHead}${jestTail}
test("spies", async () => {${spies("jest")}
});
${threads}`,
};
