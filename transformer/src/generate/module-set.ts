/** The modules of one generated file: those that it links, and those that subdags run. */
import { internalFault } from "@icosian/runtime/tooling";
import { readNamespaces, type Namespaces } from "../2-analyse/names/read-namespaces.js";
import { findHiddenDefaults, toDistantDefaults } from "./distant-defaults.js";
import type { ModuleNames } from "../3-link/join-dataflow.js";
import { toNamespaces } from "../6-emit/to-namespaces.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JoinedModule } from "../ir/joined-dataflow.js";
import type { DefinitionIr, ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { ReadModule, ResolveModule } from "./read-module.js";

/** Cached between runs of the generator; a file that has not changed is the same object. */
const knownNamespaces = new WeakMap<ReadModule, Namespaces>();

/** Replaces the names of all files that are neither dataflow modules nor barrels. */
const PLAIN = "plain";

/** The modules by file. Modules are added while subdags and re-exports are followed. */
export class ModuleSet {
  readonly #linked: ReadonlySet<ReadModule>;
  readonly #modules: Map<string, ReadModule>;
  readonly #resolve: ResolveModule;

  /**
   * @param linked - The modules that the file links.
   * @param resolve - Finds the modules that these import.
   */
  constructor(linked: readonly ReadModule[], resolve: ResolveModule) {
    this.#linked = new Set(linked);
    this.#modules = new Map(linked.map((module) => [module.file, module]));
    this.#resolve = resolve;
  }

  /** The diagnostics of all modules, including those about default values that the file cannot compute. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#all.flatMap((module) => {
      const { ir, diagnostics } = module.compiled;
      const hasDefaults = ir?.definitions.some(({ defaults }) => defaults.length > 0) === true;
      return hasDefaults ? [...diagnostics, ...findHiddenDefaults(module, namespacesOf(module).exported)] : diagnostics;
    });
  }

  /** Returns the module that was read from a file; null if the file is unknown or could not be read. */
  findIr(file: string): ModuleIr | "plain" | null {
    if (file === PLAIN) return "plain";
    return this.#modules.get(file)?.compiled.ir ?? null;
  }

  /** Finds the file of the module whose namespace an expression refers to, and adds the module to the set. */
  findModule({ file, span }: Location): string | null {
    const importer = this.#modules.get(file);
    if (importer === undefined) return null;
    const specifier = namespacesOf(importer).imported.get(importer.text.slice(span.start, span.end));
    return specifier === undefined ? null : this.findImported(specifier, file);
  }

  /** Finds the file of a module that another module imports or re-exports, and adds the module to the set. */
  findImported(specifier: string, importer: string): string | null {
    const found = this.#resolve(specifier, importer);
    if (found === "plain") return PLAIN;
    if (found !== null && !this.#modules.has(found.file)) this.#modules.set(found.file, found);
    return found?.file ?? null;
  }

  /** Returns the names by which the generated file refers to each module, by file. */
  name(): ReadonlyMap<string, ModuleNames> {
    const linked = this.#findLinked();
    const namespaces = toNamespaces([...this.#modules.keys()]);
    const named = this.#all.flatMap((module) => {
      const { ir } = module.compiled;
      const namespace = namespaces.get(module.file) ?? "";
      const nameOf = (definition: DefinitionIr): string => `${namespace}.${toExportPath(definition, module)}`;
      const { file } = module;
      return ir === null ? [] : [[file, { module: ir, namespace, nameOf, isLinked: linked.has(file) }] as const];
    });
    return new Map(named);
  }

  /**
   * Returns the modules as the generated file writes them.
   *
   * @param names - The result of {@link name}.
   * @param specifierOf - Returns the specifier by which the generated file imports another file.
   */
  join(names: ReadonlyMap<string, ModuleNames>, specifierOf: (file: string) => string): readonly JoinedModule[] {
    return this.#all.map((module) => {
      const { ir, manifest } = module.compiled;
      const named = names.get(module.file);
      if (!ir || !named || !manifest) throw internalFault("ICO9005", "a module has no manifest");
      const { namespace, nameOf } = named;
      const isLinked = this.#linked.has(module);
      const definitions = manifest.definitions.map((row, index) => {
        const definition = ir.definitions[index];
        if (definition === undefined) return row;
        const referring = { ...row, function: nameOf(definition) };
        if (definition.defaults.length === 0) return referring;
        const { exported } = namespacesOf(module);
        return { ...referring, defaults: toDistantDefaults(definition, module, exported, namespace) };
      });
      const { manifestVersion, module: path, code } = manifest;
      const head = { manifestVersion, module: path, ...(code !== undefined && { code }) };
      const picks = this.#picksOf(ir, names);
      return {
        namespace,
        isLinked,
        specifier: specifierOf(module.file),
        manifest: { ...head, definitions },
        picks,
      };
    });
  }

  #picksOf({ file, reExports, isOrdinary }: ModuleIr, names: ReadonlyMap<string, ModuleNames>): JoinedModule["picks"] {
    return reExports.flatMap(({ specifier, names: exported }) => {
      // Only dataflow modules re-export nodes by name; an ordinary file does so with `export *` only.
      if (isOrdinary && exported !== null) return [];
      const found = names.get(this.findImported(specifier, file) ?? "");
      return found === undefined ? [] : [{ names: exported, namespace: found.namespace }];
    });
  }

  /** Finds the files of all linked modules, and of the modules that these re-export. */
  #findLinked(): ReadonlySet<string> {
    const files = new Set<string>();
    const pending = [...this.#linked].map(({ file }) => file);
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      const ir = this.#modules.get(file)?.compiled.ir;
      if (files.has(file) || !ir) continue;
      files.add(file);
      for (const { specifier, names } of ir.reExports)
        if (names === null || !ir.isOrdinary) pending.push(this.findImported(specifier, file) ?? PLAIN);
    }
    return files;
  }

  get #all(): readonly ReadModule[] {
    return [...this.#modules.values()];
  }
}

/** Returns the path from a module's namespace to a function. A class may be exported under a different name. */
function toExportPath({ name, reference: { local, member } }: DefinitionIr, module: ReadModule): string {
  return member === null ? name : `${namespacesOf(module).exported.get(local) ?? local}.${member}`;
}

function namespacesOf(module: ReadModule): Namespaces {
  const known = knownNamespaces.get(module) ?? readNamespaces(module.file, module.text);
  knownNamespaces.set(module, known);
  return known;
}
