/** Reads the arguments of `dataflow(...)`: modules, or one object of options. */
import { invalidOption } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError, throwProblems } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import { describeKind, describeThrown, quote, quoteAll, suggest } from "../errors/words.js";
import { MANIFEST_EXPORT } from "../manifest.js";
import { readAdapters, type NamedAdapter } from "../lifecycle/read-adapters.js";
import { OPTIONS } from "./describe-module.js";
import { readMaterializers } from "../materialize/read-materializers.js";
import type { AnyMaterializer } from "../materialize/materializer.js";
import { isRecord, isRecordOf } from "../plan/request/is-record.js";
import type { GivenManifests } from "./read-modules.js";

/** The options of `dataflow(...)`, with all defaults filled in. */
export interface LinkOptions {
  /** The modules as the caller gave them; they need not be valid. */
  readonly modules: readonly unknown[];
  /** A frozen copy of the config. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Whether the last module that defines a name wins. */
  readonly allowModuleOverrides: boolean;
  /** Manifests for modules that have none themselves. */
  readonly manifests: GivenManifests;
  /** The maximum number of threads that compute nodes; null for the number of CPUs available. */
  readonly threads: number | null;
  /** The adapters, in their order. */
  readonly adapters: readonly NamedAdapter[];
  /** The materializers, which are linked like modules. */
  readonly materializers: readonly AnyMaterializer[];
  /** The problems of the arguments themselves. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the arguments. The config is copied, because it is fixed from now on.
 *
 * @throws DataflowError if reading the arguments throws, which proxies and getters may do.
 */
export function readLinkOptions(args: readonly unknown[]): LinkOptions {
  try {
    return read(args);
  } catch (thrown) {
    const reason = `The options of \`dataflow(…)\` cannot be read: ${describeThrown(thrown)}`;
    throw new DataflowError([toProblem(invalidOption, "dataflow", { reason })], { cause: thrown });
  }
}

/**
 * Reads a config that was passed to `configure` of a generated dataflow.
 *
 * @throws DataflowError if it is not a valid config.
 */
export function readConfig(given: unknown): Readonly<Record<string, unknown>> {
  const { config, problems } = readLinkOptions([{ modules: [given], config: given }]);
  throwProblems(problems);
  return config;
}

function read(args: readonly unknown[]): LinkOptions {
  const [first] = args;
  const apart = args.find(isOptionsApart);
  const modules = apart === undefined ? args : args.filter((each) => each !== apart);
  const options = args.length === 1 && isOptions(first) ? first : { modules };
  return readOptions(options, apart === undefined ? [] : [toApartReason(apart, modules.length)]);
}

function readOptions(options: Readonly<Record<string, unknown>>, reasonsBefore: readonly string[]): LinkOptions {
  const { modules, config = {}, allowModuleOverrides = false, manifests = new Map(), threads = null } = options;
  const problems: Problem[] = [];
  const adapters = readAdapters(options["adapters"] ?? [], problems);
  const materializers = readMaterializers("materializers", options["materializers"] ?? [], problems);
  const reasons = [
    ...reasonsBefore,
    ...Object.keys(options).flatMap((option) => (OPTIONS.includes(option) ? [] : [toUnknownReason(option)])),
    ...(Array.isArray(modules) ? [] : [`\`modules\` is ${describeKind(modules)}; give a list of modules.`]),
    ...(Array.isArray(modules) && modules.length === 0 && reasonsBefore.length === 0
      ? ["The dataflow has no modules; give at least one."]
      : []),
    ...(isRecord(config) && isRecordOf(config, Object.keys(config))
      ? []
      : [`\`config\` is ${describeKind(config)}; give an object, one key a value.`]),
    ...(typeof allowModuleOverrides === "boolean"
      ? []
      : [`\`allowModuleOverrides\` is ${describeKind(allowModuleOverrides)}; give true or false.`]),
    ...(threads === null || isCount(threads)
      ? []
      : [`\`threads\` is ${describeKind(threads)}; give a whole number from 1.`]),
    ...(manifests instanceof Map ? [] : [`\`manifests\` is ${describeKind(manifests)}; give a map.`]),
  ];
  return {
    // A list may have holes, which are not modules.
    modules: Array.isArray(modules) ? Array.from<unknown>(modules) : [],
    config: isRecord(config) ? Object.freeze({ ...config }) : {},
    allowModuleOverrides: allowModuleOverrides === true,
    manifests: manifests instanceof Map ? manifests : new Map(),
    threads: isCount(threads) ? threads : null,
    adapters,
    materializers,
    problems: [...reasons.map((reason) => toProblem(invalidOption, "dataflow", { reason })), ...problems],
  };
}

/**
 * Whether an object has the shape of options but is passed next to modules, or without any: no module has such members
 * except functions.
 */
function isOptionsApart(value: unknown): value is object {
  if (!isRecord(value) || isModule(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, each]) => key !== "modules" && OPTIONS.includes(key) && typeof each !== "function")
  );
}

function toApartReason(apart: object, count: number): string {
  const modules = count === 0 ? "…" : ["features", "loaders", "…"].slice(0, count).join(", ");
  const form = `dataflow({ modules: [${modules}], ${Object.keys(apart)
    .map((key) => `${key}: …`)
    .join(", ")} })`;
  return `The options stand in one object with the modules: ${quote(form)}.`;
}

function toUnknownReason(option: string): string {
  const known = `The options are ${quoteAll(OPTIONS)}.`;
  return `\`dataflow(…)\` has no option ${quote(option)}. ${suggest(findNearest(option, OPTIONS), known)}`;
}

/**
 * Whether an object is options. A module may also export the name `modules`, but only a module has a manifest or is a
 * module namespace.
 */
function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value) || !Object.hasOwn(value, "modules")) return false;
  return !isModule(value);
}

function isModule(value: object): boolean {
  return Object.hasOwn(value, MANIFEST_EXPORT) || Object.prototype.toString.call(value) === "[object Module]";
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}
