/** The plugin's entry: one serves editors, compilers and the command. */
import type { PluginEntry } from "./edit-tsconfig.js";
import type { FoundHost } from "./find-hosts.js";
import type { Look } from "./look.js";
import { SAMPLE_FILE } from "./sample.js";

/** The entry that hosts need. */
export function toEntry(hosts: readonly FoundHost[], generated: string | null): PluginEntry {
  // Under ttypescript an entry serves one stage.
  const isSourceOnly = hosts.some(({ name }) => name === "ttypescript");
  return {
    name: "@icosian/transformer",
    transform: "@icosian/transformer",
    ...(isSourceOnly ? {} : { transformProgram: true }),
    ...(generated === null ? {} : { generate: [{ modules: [generated] }] }),
  };
}

/** The only dataflow module, where files are generated; which of several belong together is the user's to say. */
export function findGenerated({ modules }: Look, hosts: readonly FoundHost[], withSample: boolean): string | null {
  if (!hosts.some(({ name }) => name === "generate")) return null;
  const [module, ...more] = new Set([...modules, ...(withSample ? [SAMPLE_FILE] : [])]);
  return module === undefined || more.length > 0 ? null : module;
}
