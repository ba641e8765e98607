/**
 * Finds the dataflow modules that a passed module provides: for a barrel, those that it exports.
 *
 * The runtime does the same with manifests, in `link/read-modules.ts`.
 */
import { takes } from "@icosian/runtime/tooling";
import type { DefinitionIr, ModifierIr, ModuleIr, ReExportIr } from "../../ir/module.js";
import type { Oracle } from "../../oracle/oracle.js";
import { isModule, type FindSource, type OpaqueSource } from "../edges/source.js";

/** Collects modules, each once, with the definitions that the dataflow uses. */
export class ModuleCollector {
  readonly #findSource: FindSource;
  readonly #oracle: Oracle;
  /** The definitions that are used of each module; null for all of them. */
  readonly #found = new Map<ModuleIr, ReadonlySet<DefinitionIr> | null>();
  readonly #barrels = new Set<ModuleIr>();
  readonly #unread = new Set<string>();
  #opaque: OpaqueSource[] = [];
  #isComplete = true;

  constructor(findSource: FindSource, oracle: Oracle) {
    this.#findSource = (file) => {
      const source = findSource(file);
      if (source === null) this.#unread.add(file);
      return source;
    };
    this.#oracle = oracle;
  }

  /** Whether every file could be read, so that no module is missing. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The files that may be modules but could not be read, for example because of a syntax error. */
  get unread(): readonly string[] {
    return [...this.#unread];
  }

  /** Takes the declarations found since the last call that do not list the nodes of their modules. */
  takeOpaque(): readonly OpaqueSource[] {
    const opaque = this.#opaque;
    this.#opaque = [];
    return opaque;
  }

  /** Adds a module and all that it exports. Returns whether that includes a dataflow module; null if unknown. */
  add(file: string): boolean | null {
    const before = this.#isComplete;
    this.#isComplete = true;
    const modules = this.#modulesBehind(file);
    for (const module of modules) {
      this.#found.set(module, null);
      for (const reExport of module.reExports)
        if (reExport.names !== null) this.#pick(this.#resolve(module, reExport), new Set(reExport.names), new Set());
    }
    const isKnown = this.#isComplete;
    this.#isComplete &&= before;
    return modules.length > 0 || (isKnown ? false : null);
  }

  /** The added barrels without the directive. */
  get barrels(): readonly ModuleIr[] {
    return [...this.#barrels];
  }

  /** The modules so far, each with only the definitions that are used. */
  get modules(): readonly ModuleIr[] {
    return Array.from(this.#found, ([module, definitions]) =>
      definitions === null ? module : toPart(module, definitions),
    );
  }

  /** Lists the dataflow modules whose manifests the namespace of a module has, in the order of their paths. */
  #modulesBehind(file: string): readonly ModuleIr[] {
    const sources = findBarrelSources(file, this.#findSource, this.#oracle);
    const opaque = sources.flatMap((source) =>
      source === null || source === "plain" || isModule(source) ? [] : [source],
    );
    this.#opaque.push(...opaque);
    if (sources.includes(null) || opaque.length > 0) this.#isComplete = false;
    const modules = sources.filter(isModule);
    for (const module of modules) if (module.isOrdinary) this.#barrels.add(module);
    return modules.filter(({ isOrdinary }) => !isOrdinary).sort(byPath);
  }

  #resolve({ file }: ModuleIr, { specifier, specifierSpan }: ReExportIr): string | null {
    return this.#oracle.findImported({ file, span: specifierSpan }, specifier);
  }

  #pick(file: string | null, names: ReadonlySet<string>, seen: Set<ModuleIr>): void {
    if (file === null) {
      this.#isComplete = false;
      return;
    }
    for (const module of this.#modulesBehind(file)) {
      if (seen.has(module)) continue;
      seen.add(module);
      const before = this.#found.get(module);
      const picked = before === null ? [] : findPicked(module, names);
      if (picked.length > 0) this.#found.set(module, new Set([...(before ?? []), ...picked]));
      for (const inner of module.reExports) {
        const both = inner.names?.filter((name) => names.has(name)) ?? [];
        if (both.length > 0) this.#pick(this.#resolve(module, inner), new Set(both), seen);
      }
    }
  }
}

/** Finds the role of a file, and of all files that it exports with `export *`, each once. */
export function findBarrelSources(
  file: string,
  findSource: FindSource,
  oracle: Pick<Oracle, "findImported">,
): readonly ReturnType<FindSource>[] {
  const sources = new Map<string, ReturnType<FindSource>>();
  const pending: (string | null)[] = [file];
  let isUnknown = false;
  while (pending.length > 0) {
    const next = pending.pop() ?? null;
    if (next === null) isUnknown = true;
    if (next === null || sources.has(next)) continue;
    const source = findSource(next);
    sources.set(next, source);
    if (!isModule(source)) continue;
    for (const { specifier, specifierSpan, names } of source.reExports)
      if (names === null) pending.push(oracle.findImported({ file: next, span: specifierSpan }, specifier));
  }
  return isUnknown ? [...sources.values(), null] : [...sources.values()];
}

function byPath({ module: one }: ModuleIr, { module: other }: ModuleIr): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Finds the definitions of some exports, and the definitions that mutate one of them. */
function findPicked({ definitions }: ModuleIr, names: ReadonlySet<string>): readonly DefinitionIr[] {
  const picked = new Set(definitions.filter(({ exportName }) => names.has(exportName)));
  const targets = new Set([...picked].flatMap(({ name, reference }) => [name, reference.local]));
  return definitions.filter(
    (each) => picked.has(each) || each.modifiers.some((modifier) => mutates(modifier, targets)),
  );
}

function mutates({ kind, arguments: [target] }: ModifierIr, targets: ReadonlySet<string>): boolean {
  if (!takes(kind, "definition") || target === undefined) return false;
  if (target.kind === "function") return targets.has(target.name);
  return target.kind === "literal" && typeof target.value === "string" && targets.has(target.value);
}

/** The parts of each module. They are made once, because other caches use the module as their key. */
const parts = new WeakMap<ModuleIr, Map<string, ModuleIr>>();

function toPart(module: ModuleIr, counting: ReadonlySet<DefinitionIr>): ModuleIr {
  const known = parts.get(module) ?? new Map<string, ModuleIr>();
  parts.set(module, known);
  const definitions = module.definitions.filter((each) => counting.has(each));
  const key = definitions.map(({ nameSpan }) => nameSpan.start).join();
  const part = known.get(key) ?? Object.freeze({ ...module, definitions: Object.freeze(definitions), reExports: [] });
  known.set(key, part);
  return part;
}
