/** What the search looks through: a script with data alone, because pages on disk cannot read files of data. */
import { toScriptJson } from "@icosian/runtime/tooling";
import type { Catalogue, CatalogueNode } from "./catalogue/catalogue.js";
import { toLine } from "./pages/node-table.js";
import { summarise } from "./markup/render-documentation.js";

/**
 * Writes the index. Each entry is `[name, path, kind, type, module, tags, summary, words]`: the position of its module
 * in the list of modules, or -1; tags as `key=value`, separated by line ends; and the words of the documentation that
 * are not in its first sentence. Modules and dataflows are entries too.
 */
export function toSearchIndex({ title, modules, dataflows, nodes }: Catalogue): string {
  const entries = [
    ...dataflows.map((each) => [each.title, each.path, "dataflow", "", -1, "", each.source ?? "", ""]),
    ...modules.map((each) => [each.name, each.path, "module", "", -1, "", "", ""]),
    ...nodes.map((node) => toEntry(node)),
  ];
  const lines = entries.map((entry) => toScriptJson(entry)).join(",\n");
  const names = toScriptJson(modules.map(({ name }) => name));
  return `globalThis.icosianIndex = { title: ${toScriptJson(title)}, modules: ${names}, entries: [\n${lines}\n] };\n`;
}

function toEntry({ path, facts, module, tags, uses }: CatalogueNode): readonly (string | number)[] {
  const { name, kind, documentation } = facts;
  const summary = summarise(documentation);
  const pairs = tags.flatMap(({ key, values }) => values.map((value) => `${key}=${value}`));
  const types = new Set(uses.map((use) => toLine(use.facts.type)));
  return [
    name,
    path,
    kind,
    [...types].join(" | "),
    module ?? -1,
    pairs.join("\n"),
    summary,
    toWords(documentation, summary),
  ];
}

/** The words of a text that another one does not have, each once, in lower case. */
function toWords(text: string, known: string): string {
  const words = new Set(split(text));
  for (const word of split(known)) words.delete(word);
  return [...words].join(" ");
}

function split(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_$]{2,}/gu) ?? [];
}
