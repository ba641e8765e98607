/** The plugin's entry: one serves editors, compilers and the command. */
import type { PluginEntry } from "../edit/edit-tsconfig.js";
import type { FoundHost } from "./find-hosts.js";
import { majorOf, type Look } from "./look.js";

const NAME = "@icosian/transformer";

/** The entry that hosts need; null where nothing would read it. */
export function toEntry(
  { typescript }: Look,
  hosts: readonly FoundHost[],
  generated: string | null,
): PluginEntry | null {
  const generate = generated === null ? {} : { generate: [{ modules: [generated] }] };
  // TypeScript 7 has no plugins, neither for editors nor for what it emits.
  if (majorOf(typescript) >= 7) return generated === null ? null : { transform: NAME, ...generate };
  // Under ttypescript an entry serves one stage, and no other host transforms by it.
  const isProgram = hosts.some(({ name }) => name === "ts-patch");
  return { name: NAME, transform: NAME, ...(isProgram ? { transformProgram: true } : {}), ...generate };
}

/** The only dataflow module, where files are generated; which of several belong together is the user's to say. */
export function findGenerated({ modules }: Look, hosts: readonly FoundHost[], sample: string | null): string | null {
  if (!hosts.some(({ name }) => name === "generate")) return null;
  const [module, ...more] = new Set([...modules, ...(sample === null ? [] : [sample])]);
  return module === undefined || more.length > 0 ? null : module;
}
