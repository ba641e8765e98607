/** What a project says that is to be generated: an entry of its configuration. */

/** One file to generate, as a project writes it. */
export interface GenerateEntry {
  /** The file, from the folder of the configuration; `features.gen.ts` beside the only module `features.ts` unless said. */
  readonly out?: string;
  /** The dataflow modules, from the folder of the configuration. */
  readonly modules: readonly string[];
  /** Whether of several definitions of one name the last module's counts, instead of being an error. */
  readonly allowModuleOverrides?: boolean;
  /** Lists of outputs whose requests are to be there as code. */
  readonly plans?: readonly (readonly string[])[];
}

/** What such entries look like, for those who wrote something else. */
export const GENERATE_FORM = `a list of \`{ "out": "src/flow.gen.ts", "modules": ["src/features.ts"] }\``;

const KEYS: ReadonlySet<string> = new Set(["out", "modules", "allowModuleOverrides", "plans"]);

/** Reads entries; null for anything else. */
export function readGenerateEntries(value: unknown): readonly GenerateEntry[] | null {
  return Array.isArray(value) && value.every(isEntry) ? value : null;
}

function isEntry(value: unknown): value is GenerateEntry {
  if (typeof value !== "object" || value === null || !Object.keys(value).every((key) => KEYS.has(key))) return false;
  const { out, modules, allowModuleOverrides = false, plans = [] } = value as Readonly<Record<string, unknown>>;
  const isNamed = typeof out === "string" || (out === undefined && isNames(modules) && modules.length === 1);
  return isNames(modules) && isNamed && typeof allowModuleOverrides === "boolean" && arePlans(plans);
}

function arePlans(value: unknown): boolean {
  return Array.isArray(value) && value.every(isNames);
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
}
