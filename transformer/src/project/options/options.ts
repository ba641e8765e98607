/** The options of the transformer, read from the entry that a host passes. */
import picomatch from "picomatch";
import { adjustableRules } from "../../4-check/diagnostic-kinds.js";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { invalidOption, unknownOption } from "../../diagnostics/kinds/options.js";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.js";
import { describeOption } from "./describe-option.js";
import { GENERATE_FORM, readGenerateEntries, type GenerateEntry } from "../generate/generate-entry.js";

/** The transformer's options, as a project writes them. */
export interface TransformerOptions {
  /** Globs of files that are dataflow modules without the directive, relative to the folder of the tsconfig. */
  readonly include?: readonly string[];
  /** Whether tsc shows warnings too; any warning makes tsc exit with code 2. False by default. */
  readonly warnings?: boolean;
  /** Severities of rules about graphs and requests, by slug: `{ "near-miss": "off", "any-edge": "error" }`. */
  readonly rules?: Readonly<Record<string, RuleSeverity>>;
  /** The files that `icosian generate` writes. */
  readonly generate?: readonly GenerateEntry[];
}

/** The severity that a project can assign to a rule. */
export type RuleSeverity = Severity | "off";

/** Options with defaults filled in and globs compiled. */
export interface ResolvedOptions {
  /** Whether the globs of `include` match a file, given by its absolute path. */
  readonly isIncluded: (file: string) => boolean;
  /** Whether tsc shows warnings. */
  readonly showsWarnings: boolean;
  /** Severities by slug that differ from the rules' own. */
  readonly severities: ReadonlyMap<string, RuleSeverity>;
  /** The problems of the options themselves. */
  readonly diagnostics: readonly Diagnostic[];
}

const OPTIONS: readonly (keyof TransformerOptions)[] = ["include", "warnings", "rules", "generate"];

/** Keys of a plugin entry that belong to ts-patch, ttypescript and TypeScript itself. */
const HOST_KEYS: ReadonlySet<string> = new Set([
  "transform",
  "transformProgram",
  "name",
  "import",
  "type",
  "after",
  "afterDeclarations",
  "isEsm",
  "tsConfig",
  "resolvePathAliases",
]);

/**
 * Reads the options of a plugin entry.
 *
 * @param entry - The entry of the tsconfig's `plugins`.
 * @param folder - Absolute path of the folder to which the globs are relative.
 * @param configFile - The file to name in diagnostics.
 */
export function resolveOptions(
  entry: Readonly<Record<string, unknown>>,
  folder: string,
  configFile: string,
): ResolvedOptions {
  const location = { file: configFile, span: { start: 0, end: 0 } };
  const known: readonly string[] = OPTIONS;
  const diagnostics = Object.keys(entry)
    .filter((option) => !HOST_KEYS.has(option) && !known.includes(option))
    .map((option) => report(unknownOption, location, { option, known }));
  const refuse = (option: string, value: unknown, expected: string): void => {
    diagnostics.push(report(invalidOption, location, { option, found: describeOption(value), expected }));
  };
  const { include, warnings } = entry;
  if (include !== undefined && !isStringList(include)) refuse("include", include, "a list of globs");
  if (warnings !== undefined && typeof warnings !== "boolean") refuse("warnings", warnings, "`true` or `false`");
  if (entry["generate"] !== undefined && readGenerateEntries(entry["generate"]) === null)
    refuse("generate", entry["generate"], GENERATE_FORM);
  const severities = readSeverities(entry["rules"]);
  if (severities === null) {
    const rules = [...ADJUSTABLE].map((slug) => `\`${slug}\``).join(", ");
    refuse("rules", entry["rules"], `an object with "error", "warning" or "off" for ${rules}`);
  }
  return {
    isIncluded: toMatcher(isStringList(include) ? include : [], folder),
    showsWarnings: warnings === true,
    severities: severities ?? new Map(),
    diagnostics,
  };
}

/**
 * Slugs of the rules that can be adjusted. Rules about single modules are not among them, because a module that they
 * reject has no manifest.
 */
const ADJUSTABLE: ReadonlySet<string> = new Set(adjustableRules.map(({ slug }) => slug));

function readSeverities(rules: unknown): ReadonlyMap<string, RuleSeverity> | null {
  if (rules === undefined) return new Map();
  if (typeof rules !== "object" || rules === null || Array.isArray(rules)) return null;
  const severities = new Map<string, RuleSeverity>();
  for (const [slug, severity] of Object.entries(rules)) {
    if (!ADJUSTABLE.has(slug) || (severity !== "off" && severity !== "warning" && severity !== "error")) return null;
    severities.set(slug, severity);
  }
  return severities;
}

function toMatcher(globs: readonly string[], folder: string): (file: string) => boolean {
  if (globs.length === 0) return () => false;
  const root = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//, "")));
  return (file) => {
    const path = file.replaceAll("\\", "/");
    return path.startsWith(root) && matches(path.slice(root.length));
  };
}

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
