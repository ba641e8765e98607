/** The plugin's entry in the tsconfig: a single entry serves editors, compilers and the command line. */
import type { PluginEntry } from "../../typescript/transformer.js";
import type { FoundHost } from "./find-hosts.js";
import { majorOf, type Look } from "./look.js";

const NAME = "@icosian/transformer";

/** The entry that the hosts need; null if nothing would read it. */
export function toEntry(
  { typescript }: Look,
  hosts: readonly FoundHost[],
  generated: string | null,
): PluginEntry | null {
  const generate = generated === null ? {} : { generate: [{ modules: [generated] }] };
  // TypeScript 7 has no plugins, neither for editors nor for its output.
  if (majorOf(typescript) >= 7) return generated === null ? null : { transform: NAME, ...generate };
  // With ttypescript, an entry is a source transformer, and no other host uses it.
  const isProgram = hosts.some(({ name }) => name === "ts-patch");
  return { name: NAME, transform: NAME, ...(isProgram ? { transformProgram: true } : {}), ...generate };
}

/**
 * The only dataflow module, if a file is to be generated for it. If there are several, the user decides which belong
 * together.
 */
export function findGenerated({ modules }: Look, hosts: readonly FoundHost[], sample: string | null): string | null {
  if (!hosts.some(({ name }) => name === "generate")) return null;
  const [module, ...more] = new Set([...modules, ...(sample === null ? [] : [sample])]);
  return module === undefined || more.length > 0 ? null : module;
}
