/** Chooses names for the namespaces that a generated file imports. */

/** Names that a generated file uses itself, and words that cannot be names. */
const TAKEN = `config dataflow generatedDataflow manifest
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/);

/** Chooses a unique name for each file, derived from its file name. */
export function toNamespaces(files: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(TAKEN);
  const names = new Map<string, string>();
  for (const file of files) {
    const base = toName(file);
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
    taken.add(name);
    names.set(file, name);
  }
  return names;
}

/**
 * The name for a file: `weekly-features.ts` becomes `weeklyFeatures`; a file named `index` is named after its folder.
 */
function toName(file: string): string {
  const [last = "", folder = ""] = file.replaceAll("\\", "/").split("/").reverse();
  const own = last.replace(/\.[cm]?tsx?$/, "");
  const words = (own === "index" ? folder : own).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "module", ...others] = words;
  const name = [first.slice(0, 1).toLowerCase() + first.slice(1), ...others.map(toCapitalised)].join("");
  return /^\p{N}/u.test(name) ? `module${name}` : name;
}

function toCapitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
