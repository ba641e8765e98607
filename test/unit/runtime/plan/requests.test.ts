/** Requests: what may be asked for and given, and every way to get it wrong. */
import { describe, expect, it, vi } from "vitest";
import { dataflow } from "@icosian/runtime";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule, toInput } from "../make-module.ts";

const ran = vi.fn<() => void>();

function spendMean(spend: number): number {
  ran();
  return spend / 2;
}

const shifted = async (spendMean: number, week = 3): Promise<number> => spendMean + week;

const features = {
  LIMIT: 5,
  spendMean,
  ...makeModule(
    "src/features.ts",
    define("spendMean", ["spend"], spendMean),
    define("shifted", ["spendMean", "week?"], shifted, { isAsync: true }),
    define("far", ["shifted", "other"], (a: number, b: number) => a + b),
    define("twin", [], ran),
    define("twinToo", [], ran),
  ),
};
const flow = dataflow(features as object);
const names = (...all: readonly string[]): string[] => [...all];

describe("a request", () => {
  it("gives exactly the outputs that were asked for, in that order, each once", async () => {
    const result = await flow.execute(names("shifted", "spendMean", "shifted"), { inputs: { spend: 4 } });
    expect(Object.entries(result)).toEqual([
      ["shifted", 5],
      ["spendMean", 2],
    ]);
  });

  it("takes functions for names", () => {
    expect(flow.executeSync([spendMean] as never, { inputs: { spend: 4 } })).toEqual({ spendMean: 2 });
  });

  it("may ask for nothing, for an input, and for an input that no node uses", async () => {
    expect(await flow.execute([])).toEqual({});
    expect(flow.executeSync(names("spend"), { inputs: { spend: 4 } })).toEqual({ spend: 4 });
    expect(flow.executeSync(names("extra", "spendMean"), { inputs: { extra: null, spend: 4 } })).toEqual({
      extra: null,
      spendMean: 2,
    });
  });

  it("runs nothing upstream of overrides, which need no inputs and win over them", async () => {
    ran.mockClear();
    expect(await flow.execute(names("shifted"), { overrides: { spendMean: 10 } })).toEqual({ shifted: 13 });
    expect(flow.executeSync(names("spend"), { inputs: { spend: 1 }, overrides: { spend: 2 } })).toEqual({ spend: 2 });
    expect(ran).not.toHaveBeenCalled();
  });

  it("passes optional inputs only if something provides them, and passes null and undefined on", async () => {
    const inputs = { spend: 4 };
    expect(await flow.execute(names("shifted"), { inputs: { ...inputs, week: 1 } })).toEqual({ shifted: 3 });
    expect(await flow.execute(names("shifted"), { inputs: { ...inputs, week: undefined } })).toEqual({ shifted: 5 });
    expect(await flow.execute(names("shifted"), { inputs: { ...inputs, week: null } })).toEqual({ shifted: 2 });
    expect(flow.executeSync(names("spendMean"), { overrides: { spendMean: undefined } })).toEqual({
      spendMean: undefined,
    });
  });

  it("may have names that are special to JavaScript", () => {
    const inputs = ["__proto__", "constructor", "toString", "then"];
    const odd = makeModule(
      "src/odd.ts",
      define("hasOwnProperty", inputs, (...all: readonly number[]) => all.join()),
    );
    const given = Object.fromEntries(inputs.map((name, index) => [name, index]));
    const result = dataflow(odd as object).executeSync(["hasOwnProperty", ...inputs] as string[], { inputs: given });
    expect(Object.entries(result)).toEqual([["hasOwnProperty", "0,1,2,3"], ...Object.entries(given)]);
    const named = define("named", [], (all: object) => Object.entries(all).join(), {
      parameters: ["named"],
      inputs: inputs.map((name) => toInput(name, "named")),
    });
    expect(
      dataflow(makeModule("src/odd.ts", named) as object).executeSync(["named"] as string[], { inputs: given }),
    ).toEqual({
      named: "__proto__,0,constructor,1,toString,2,then,3",
    });
  });

  it("does not take what `Object.prototype` has for given", async () => {
    const odd = makeModule("src/odd.ts", define("a", ["constructor"], ran));
    expect((await catchError(() => dataflow(odd as object).execute(["a"] as string[]))).code).toBe("ICO7002");
  });

  it("takes functions with many, named and optional inputs", () => {
    const inputs = ["a", "b", "c", "d", "e", "f"];
    const many = makeModule(
      "src/many.ts",
      define("six", inputs, (...all: readonly number[]) => all.join("")),
      ...inputs.map((_, count) =>
        define(`take${count}`, inputs.slice(0, count), (...all: readonly number[]) => all.join("")),
      ),
      define("mixed", ["a"], (a: number, all: object) => [a, JSON.stringify(all)], {
        parameters: ["positional", "named"],
        inputs: [toInput("a", "positional"), toInput("b", "named"), toInput("z?", "named")],
      }),
    );
    const given = Object.fromEntries(inputs.map((name, index) => [name, index]));
    const outputs = ["six", "take0", "take1", "take2", "take3", "take4", "take5", "mixed"];
    expect(dataflow(many as object).executeSync(outputs, { inputs: given })).toEqual({
      six: "012345",
      take0: "",
      take1: "0",
      take2: "01",
      take3: "012",
      take4: "0123",
      take5: "01234",
      mixed: [0, '{"b":1}'],
    });
  });
});

describe("all problems of a request are reported together and nothing runs", () => {
  it("for names", async () => {
    ran.mockClear();
    const bad = { inputs: { spned: 1, spendMean: 3 }, overrides: { shiftd: 1 } };
    for (const method of ["execute", "validateExecution", "executeSync"] as const) {
      const error = await catchError(() => flow[method](names("spendMaen", "far"), bad));
      const async = method === "executeSync" ? ["ICO7007"] : [];
      expect(codesOf(error)).toEqual(["ICO7001", "ICO7003", "ICO7005", "ICO7004", "ICO7002", "ICO7002", ...async]);
      expect(error.message).toContain("Did you mean `spendMean`?");
      expect(error.message).toContain("Did you mean `spend`?");
      expect(error.message).toContain("Did you mean `shifted`?");
      expect(error.message).toContain("at src/features.ts:1:17");
    }
    expect(ran).not.toHaveBeenCalled();
  });

  it("for shapes and names", async () => {
    const bad = { input: {}, signal: {}, concurrency: 0.5 };
    const error = await catchError(() => flow.execute(names("spendMaen"), bad as never));
    expect(codesOf(error)).toEqual(["ICO7008", "ICO7008", "ICO7008", "ICO7001"]);
  });
});

describe("missing inputs", () => {
  it("name the nodes on the path that need them, their type, and their locations", async () => {
    const error = await catchError(() => flow.execute(names("far")));
    expect(error.problems.map(({ subject }) => subject)).toEqual(["spend", "other"]);
    expect(error.message).toContain("`spend` (number) is missing; `spendMean` needs it.");
    expect(error.problems[1]?.locations).toEqual([{ module: "src/features.ts", line: 3, column: 17 }]);
  });

  it("are missing although asked for by name", async () => {
    const error = await catchError(() => flow.execute(names("week")));
    expect(error.message).toContain("`week` is asked for but nothing provides it");
  });
});

describe("wrong names", () => {
  it("that a module exports, but not as a node, are explained", async () => {
    const error = await catchError(() => flow.execute(names("LIMIT")));
    expect(error.message).toContain("`LIMIT` is exported beside the nodes of src/features.ts but is no node");
  });

  it("in both config and inputs are refused", async () => {
    const configured = dataflow({ modules: [features as object], config: { spend: 3 } });
    const error = await catchError(() => configured.execute(names("spendMean"), { inputs: { spend: 4 } }));
    expect(codesOf(error)).toEqual(["ICO7006"]);
    expect(configured.executeSync(names("spendMean"), { overrides: { spend: 4 } })).toEqual({ spendMean: 2 });
  });

  it("of functions are explained", async () => {
    const stranger = (): number => 1;
    const error = await catchError(() => flow.execute([stranger, ran] as never));
    expect(codesOf(error)).toEqual(["ICO7009", "ICO7009"]);
    expect(error.message).toContain("The function `stranger` is no node of this dataflow.");
    expect(error.message).toContain("makes the nodes `twin` and `twinToo`");
  });
});

describe("malformed requests", () => {
  it.each([
    [["spendMean", {}], 'The outputs are "spendMean"'],
    [[undefined, {}], "The outputs are undefined"],
    [[[5], {}], "Output 1 is 5"],
    [[["spendMean"], 5], "The options are 5"],
    [[["spendMean"], { inputs: [] }], "`inputs` is an array"],
    [[["spendMean"], { inputs: null }], "`inputs` is null"],
    [[["spendMean"], { overrides: 1 }], "`overrides` is 1"],
    [[["spendMean"], { signal: "now" }], '`signal` is "now"'],
    [[["spendMean"], { concurrency: 0 }], "`concurrency` is 0"],
    [[["spendMean"], { concurrency: NaN }], "`concurrency` is NaN"],
    [[["spendMean"], { spend: 4 }], "`{ inputs: { spend } }`"],
    [[["spendMean"], { overide: {} }], "Did you mean `overrides`?"],
  ])("are refused: %j", async (args, message) => {
    const error = await catchError(() => flow.execute(...(args as [never, never])));
    expect(error.code).toBe("ICO7008");
    expect(error.message).toContain(message);
  });
});

it("remembers plans without mixing them up", () => {
  for (let round = 0; round < 200; round++) {
    const output = `x${round}`;
    expect(flow.executeSync(names("spendMean", output), { inputs: { spend: round, [output]: 1 } })).toEqual({
      spendMean: round / 2,
      [output]: 1,
    });
  }
  expect(flow.executeSync(names("spendMean"), { inputs: { spend: 1 } })).toEqual({ spendMean: 0.5 });
});
