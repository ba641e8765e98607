/** An entry of a project's configuration for `icosian generate`. */

/** One file to generate, as a project configures it. */
export interface GenerateEntry {
  /**
   * Path of the file, from the folder of the configuration; `features.gen.ts` next to `features.ts` by default, if that
   * is the only module.
   */
  readonly out?: string;
  /** Paths of the dataflow modules, from the folder of the configuration. */
  readonly modules: readonly string[];
  /** Whether the last module that defines a name wins. Otherwise several definitions of one name are an error. */
  readonly allowModuleOverrides?: boolean;
  /** Lists of outputs whose requests are compiled to code. */
  readonly plans?: readonly (readonly string[])[];
}

/** A description of the form of the entries, for messages. */
export const GENERATE_FORM = `a list of \`{ "out": "src/flow.gen.ts", "modules": ["src/features.ts"] }\``;

const KEYS: ReadonlySet<string> = new Set(["out", "modules", "allowModuleOverrides", "plans"]);

/** Reads entries; null if the value has another form. */
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
