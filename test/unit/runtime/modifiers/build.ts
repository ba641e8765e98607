/** Builds dataflows from sources with modifiers, compiled as tspc does. */
import * as runtime from "@icosian/runtime";
import type { Dataflow } from "@icosian/runtime";
import { afterAll, expect } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

/** Everything that a dataflow module can use of the package, so that sources need no imports of their own. */
const NAMES = Object.keys(runtime)
  .filter((name) => name !== "dataflow" && name !== "DataflowError")
  .join(", ");

const UNSEEN = "const unseen = <T>(factory: T): T => factory;\n";

/** A source whose modifiers the compiler does not recognise, so that only the runtime can find what is wrong with them. */
export function hideModifiers(source: string): string {
  return source.replaceAll(/(?<=node\(\s*|\), )(\w+)(?=\()/g, "unseen($1)");
}

/** Compiles modules; each may use all that the runtime exports, and the module before it as `previous`. */
export function loadModules(...sources: readonly string[]): Promise<readonly object[]> {
  return folder.load(
    sources.map((source, index) => {
      const previous = index === 0 ? "" : `import * as previous from "./module${index - 1}.js";\n`;
      return `"use dataflow";\nimport { ${NAMES} } from "@icosian/runtime";\n${previous}${UNSEEN}${source}`;
    }),
  );
}

/** A dataflow of one module whose types are not known, under a config. */
export async function build(source: string, config: Readonly<Record<string, unknown>> = {}): Promise<Dataflow<never>> {
  const modules = await loadModules(source);
  return runtime.dataflow({ modules, config });
}

/** Builds what the compiler would refuse already, if it saw the modifiers: the runtime says the same. */
export async function refuse(source: string): Promise<unknown> {
  await expect(build(source)).rejects.toThrow(/A modifier of|feeds|target|mutates/);
  return build(hideModifiers(source));
}

/** Executes by names that are computed, so that no types stand in the way. */
export function run(
  flow: Dataflow<never>,
  outputs: readonly string[],
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  return flow.execute(outputs, { inputs });
}

/** Names of all nodes and inputs. */
export function namesOf(flow: Dataflow<never>): readonly string[] {
  return flow.listAvailableVariables().map(({ name }) => name);
}
