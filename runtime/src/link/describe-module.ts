/** Describes a value that was passed as a module but has no manifest. */
import { modulesByName, notAModule, notTransformed, singleFunctions } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { isRegistered, toHostHint } from "../errors/host-hint.js";
import type { Problem } from "../errors/problem.js";
import { describeKind } from "../errors/words.js";
import { MANIFEST_EXPORT } from "../manifest.js";

/** The names of the options of `dataflow(…)`. */
export const OPTIONS: readonly string[] = [
  "modules",
  "config",
  "allowModuleOverrides",
  "manifests",
  "threads",
  "adapters",
  "materializers",
];

/**
 * Describes what is wrong.
 *
 * @param subject - The caller's term for the value: `1st module`.
 * @param hasOthers - Whether another module has a manifest, which shows that the compiler is set up.
 */
export function describeModule(module: unknown, subject: string, hasOthers: boolean): Problem {
  if (typeof module !== "object" || module === null || Array.isArray(module) || module instanceof Promise)
    return toProblem(notAModule, subject, { found: describeValue(module) });
  const names = Object.keys(module);
  const valueOf = (name: string): unknown => (module as Readonly<Record<string, unknown>>)[name];
  const modules = names.filter((name) => hasManifest(valueOf(name)));
  if (modules.length > 0) return toProblem(modulesByName, subject, { names: modules });
  if (isNamespace(module) || names.length === 0)
    return toProblem(notTransformed, subject, {
      exports: names,
      advice: hasOthers || isRegistered() ? null : toHostHint(globalThis),
    });
  const functions = names.filter((name) => typeof valueOf(name) === "function");
  if (functions.length === 0) return toProblem(notAModule, subject, { found: "an object" });
  return toProblem(singleFunctions, subject, { names: functions });
}

function describeValue(value: unknown): string {
  if (value instanceof Promise) return "a promise (`await` it first)";
  if (!Array.isArray(value)) return describeKind(value);
  return value.some(hasManifest) ? "an array of modules (pass them one by one: `dataflow(...list)`)" : "an array";
}

function hasManifest(value: unknown): boolean {
  return typeof value === "object" && value !== null && MANIFEST_EXPORT in value;
}

/** Whether an object is a module namespace: of an ES module, of a bundler or of CommonJS. */
function isNamespace(value: object): boolean {
  if (Object.prototype.toString.call(value) === "[object Module]" || Object.hasOwn(value, "__esModule")) return true;
  return Object.values(Object.getOwnPropertyDescriptors(value)).every(({ get }) => get !== undefined);
}
