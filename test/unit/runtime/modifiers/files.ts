/** Loaders and savers for the tests of modules that load and save. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { loadModules } from "./build.ts";

/** A loader and a saver of JSON files, and a loader that counts its calls, as libraries would write them. */
export const FILES = `
  import { readFile, writeFile } from "node:fs/promises";
  export const $calls: string[] = [];
  class _JsonFile {
    name = "json";
    async load({ path }: any, { node }: any): Promise<any> {
      const text = await readFile(path, "utf8");
      return [JSON.parse(text), { path, bytes: text.length, node }];
    }
    async save(data: any, { path, indent }: any): Promise<any> {
      const text = JSON.stringify(data, null, indent);
      await writeFile(path, text);
      return { path, bytes: text.length };
    }
  }
  const json = new _JsonFile();
  const plain = {
    name: "plain",
    load: (options: any): any => { $calls.push("load"); return [options, { count: $calls.length }]; },
    save: (data: any, options: any): any => { $calls.push("save"); return { data, ...options }; },
  };
  const wrong = { name: "wrong", load: ({ gives }: any): any => gives, save: (_: any, { gives }: any): any => gives };
`;

/** A dataflow of one module with these loaders and savers, and the calls that the plain ones get. */
export async function buildWithFiles(
  source: string,
  config: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly flow: Dataflow<never>; readonly calls: readonly string[] }> {
  const modules = await loadModules(FILES + source);
  const { $calls } = modules[0] as { readonly $calls: readonly string[] };
  return { flow: dataflow({ modules, config }), calls: $calls };
}

/** The values of one tag, by the names of the nodes that have it. */
export function tagsOf(flow: Dataflow<never>, key: string): Readonly<Record<string, unknown>> {
  const tagged = flow.listAvailableVariables({ tags: { [key]: null } });
  return Object.fromEntries(tagged.map(({ name, tags }) => [name, tags[key]]));
}
