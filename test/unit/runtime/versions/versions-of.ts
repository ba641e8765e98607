/** Links definitions as `dataflow(…)` does and returns the code versions of the nodes that they become. */
import { MANIFEST_VERSION, type Definition } from "@icosian/runtime";
import { linkModules } from "../../../../runtime/src/link/link-modules.ts";
import type { CodeFacts, CodePart } from "../../../../runtime/src/manifest.ts";
import { toNodeVersion, type NodeVersion } from "../../../../runtime/src/versions/node-version.ts";
import { define } from "../make-module.ts";
import { put } from "../untyped.ts";

/** The code of a modifier's arguments, as the compiler would have written it. */
export const CODE: CodeFacts = { codeVersion: "c".repeat(24) };

/** A definition with modifiers. */
export interface Written {
  readonly modifiers: readonly unknown[];
  /** The names of its inputs; `a` and `b` unless given. */
  readonly inputs?: readonly string[];
  /** The code version of its function. */
  readonly codeVersion?: string;
  /** The code of the arguments of each modifier; {@link CODE} unless given, null for none. */
  readonly code?: CodeFacts | null;
  readonly gaps?: Definition["gaps"];
}

/** Makes a definition with modifiers, as the compiler would have written it. */
export function write(
  name: string,
  { modifiers, inputs = ["a", "b"], codeVersion = "f".repeat(24), code = CODE, gaps }: Written,
): Definition {
  const own = put(...modifiers, (a: unknown, b: unknown) => ({ a, b }));
  const entries = modifiers.toReversed().map((modifier) => {
    const { kind } = modifier as { readonly kind: string };
    return { kind, ...(code !== null && { code }) };
  });
  return define(name, inputs, own, { codeVersion, modifiers: entries, ...(gaps !== undefined && { gaps }) });
}

/** Makes a module. */
export function toModule(definitions: readonly Definition[], code: readonly CodePart[] | null = []): object {
  const manifest = { manifestVersion: MANIFEST_VERSION, module: "src/f.ts", definitions };
  return { $manifest: code === null ? manifest : { ...manifest, code } };
}

/** Links modules and materializers. */
export function versionsOfModules(
  modules: readonly object[],
  config: Readonly<Record<string, unknown>> = {},
  materializers: readonly object[] = [],
): ReadonlyMap<string, NodeVersion> {
  const { variables } = linkModules({
    modules,
    config,
    allowModuleOverrides: false,
    manifests: new Map(),
    materializers: materializers as never,
    problems: [],
  });
  return new Map(
    variables.flatMap((variable) =>
      variable.kind === "node" ? [[variable.name, toNodeVersion(variable.definition)] as const] : [],
    ),
  );
}

/** Links one definition `f`. */
export function versionsOf(
  written: Written,
  config: Readonly<Record<string, unknown>> = {},
): ReadonlyMap<string, NodeVersion> {
  return versionsOfModules([toModule([write("f", written)])], config);
}

/** The names of the nodes whose versions differ; all nodes must exist in both. */
export function changed(
  before: ReadonlyMap<string, NodeVersion>,
  after: ReadonlyMap<string, NodeVersion>,
): readonly string[] {
  if ([...before.keys()].join() !== [...after.keys()].join()) throw new Error("The nodes are not the same.");
  return [...before.keys()].filter((name) => before.get(name)?.version !== after.get(name)?.version);
}
