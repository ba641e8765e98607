/** Modules whose manifests, conditions and modifiers fail are told of when a dataflow is built. */
import {
  MANIFEST_VERSION,
  parameterize,
  resolve,
  tag,
  whenConfig,
  type Definition,
  type Modifier,
} from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build, put } from "../untyped.ts";

const sound = define("mean", ["x"], (x: number) => x);

/** A module with these rows, whatever they are. */
function withRows(definitions: unknown): object {
  return { $manifest: { manifestVersion: MANIFEST_VERSION, module: "src/m.ts", definitions } };
}

describe("a damaged manifest", () => {
  const throwing = Object.defineProperty({ ...sound }, "inputs", {
    get: () => {
      throw new Error("no inputs");
    },
  });

  it.each([
    ["no list of `definitions`", undefined],
    ["no list of `definitions`", { 0: sound }],
    ["its definition 1 has no sound `name`", [null]],
    ["its definition 2 has no sound `name`", [sound, {}]],
    // oxlint-disable-next-line no-sparse-arrays
    ["its definition 1 has no sound `name`", [, sound]],
    ["its definition 1 has no sound `function` (`mean`)", [{ ...sound, function: undefined }]],
    ["its definition 1 has no sound `parameters` (`mean`)", [{ ...sound, parameters: null }]],
    ["its definition 1 has no sound `inputs` (`mean`)", [{ ...sound, inputs: undefined }]],
    ["its definition 1 has no sound `inputs` (`mean`)", [{ ...sound, inputs: [undefined] }]],
    ["its definition 1 has no sound `position` (`mean`)", [{ ...sound, position: undefined }]],
    ["its definition 1 has no sound `modifiers` (`mean`)", [{ ...sound, modifiers: "tag" }]],
    ["it cannot be read: no inputs", [throwing]],
  ])("of which is said that %s", async (damage, definitions) => {
    const error = await catchError(() => build(withRows(definitions)));
    expect(codesOf(error)).toEqual(["ICO6035"]);
    expect(error.message).toContain("The manifest of `src/m.ts` is damaged: ");
    expect(error.message).toContain(damage);
  });

  it("of another version is one of another version, and a sound one is built", async () => {
    const other = { $manifest: { manifestVersion: 99, module: "src/m.ts" } };
    expect(codesOf(await catchError(() => build(other)))).toEqual(["ICO6002"]);
    expect(build(withRows([sound])).executeSync(["mean"], { inputs: { x: 2 } })).toEqual({ mean: 2 });
  });
});

describe("a condition", () => {
  const flowWith = (decide: (config: Readonly<Record<string, unknown>>) => boolean) =>
    build({
      modules: [
        makeModule("src/m.ts", {
          ...define(
            "f__us",
            [],
            put(whenConfig(decide), () => 1),
          ),
          modifiers: [{ kind: "whenConfig" }],
        }),
      ],
    });

  it.each([
    ["its condition threw: no region", () => { throw new Error("no region"); }], // prettier-ignore
    ["its condition gave a promise (`await` it first); return true or false.", () => Promise.resolve(false)],
    ["its condition gave undefined; return true or false.", () => undefined],
  ])("is told of where %s", async (reason, decide) => {
    const error = await catchError(() => flowWith(decide as never));
    expect(codesOf(error)).toEqual(["ICO6009"]);
    expect(error.message).toContain(`A modifier of \`f__us\` is wrong: ${reason}`);
    expect(error.message).toContain("src/m.ts:1:17");
  });

  it("decides where it answers", async () => {
    expect(flowWith(() => true).executeSync(["f"])).toEqual({ f: 1 });
    expect(codesOf(await catchError(() => flowWith(() => false).executeSync(["f"])))).toEqual(["ICO7001"]);
  });
});

describe("a modifier", () => {
  const flowWith = (own: Definition["function"], ...kinds: readonly string[]) =>
    build(makeModule("src/m.ts", { ...define("f", ["x"], own), modifiers: kinds.map((kind) => ({ kind })) }));

  it("that cannot read its arguments is told of, with its definition", async () => {
    const throwing = new Proxy({}, { ownKeys: () => { throw new Error("no keys"); } }); // prettier-ignore
    const error = await catchError(() =>
      flowWith(
        put(tag(throwing), (x: number) => x),
        "tag",
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6009"]);
    expect(error.message).toContain("A modifier of `f` is wrong: `tag` failed: no keys");
    const docs = { get a(): never { throw new Error("no docs"); } }; // prettier-ignore
    const other = await catchError(() =>
      flowWith(
        put(parameterize({ a: {} }, { docs }), (x: number) => x),
        "parameterize",
      ),
    );
    expect(other.message).toContain("`parameterize` failed: no docs");
  });

  it("that resolve gives for ever is told of", async () => {
    const endless: Modifier<"resolve"> = resolve(() => endless);
    const error = await catchError(() =>
      flowWith(
        put(endless, (x: number) => x),
        "resolve",
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6009"]);
    expect(error.message).toContain("`resolve` gives another `resolve`, without end.");
    const late = resolve(() => Promise.resolve(tag({})) as never);
    const other = await catchError(() =>
      flowWith(
        put(late, (x: number) => x),
        "resolve",
      ),
    );
    expect(other.message).toContain("a promise (`await` it first) is no modifier.");
  });

  it("stands on a frozen function as on any other", () => {
    const frozen = Object.freeze((x: number) => x + 1);
    const own = put(tag({ owner: "us" }), tag({ team: "data" }), frozen);
    expect(own).toBe(frozen);
    const flow = flowWith(own, "tag", "tag");
    expect(flow.executeSync(["f"], { inputs: { x: 1 } })).toEqual({ f: 2 });
    expect(flow.listAvailableVariables({ tags: { owner: "us", team: "data" } })).toHaveLength(1);
    const late = put(tag({ owner: "us" }), (x: number) => x);
    Object.freeze(late);
    expect(flowWith(put(tag({ team: "data" }), late), "tag", "tag").listAvailableVariables({
      tags: { owner: "us", team: "data" },
    })).toHaveLength(1); // prettier-ignore
  });
});
