/** The modules of one generated file: those that it links, and those that their subdags run. */
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

/** Kept from one time to the next: a file that has not changed is the same object. */
const knownNamespaces = new WeakMap<ReadModule, Namespaces>();

/** Stands for the names of all files that are neither dataflow modules nor barrels. */
const PLAIN = "plain";

/** Modules by file. */
export class ModuleSet {
  readonly #linked: ReadonlySet<ReadModule>;
  readonly #modules: Map<string, ReadModule>;
  readonly #resolve: ResolveModule;

  constructor(linked: readonly ReadModule[], resolve: ResolveModule) {
    this.#linked = new Set(linked);
    this.#modules = new Map(linked.map((module) => [module.file, module]));
    this.#resolve = resolve;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#all.flatMap((module) => {
      const { ir, diagnostics } = module.compiled;
      const hasDefaults = ir?.definitions.some(({ defaults }) => defaults.length > 0) === true;
      return hasDefaults ? [...diagnostics, ...findHiddenDefaults(module, namespacesOf(module).exported)] : diagnostics;
    });
  }

  /** What is known of a file. */
  findIr(file: string): ModuleIr | "plain" | null {
    if (file === PLAIN) return "plain";
    return this.#modules.get(file)?.compiled.ir ?? null;
  }

  /** The file of the module whose namespace an expression is; from then on it is one of them. */
  findModule({ file, span }: Location): string | null {
    const importer = this.#modules.get(file);
    if (importer === undefined) return null;
    const specifier = namespacesOf(importer).imported.get(importer.text.slice(span.start, span.end));
    return specifier === undefined ? null : this.findImported(specifier, file);
  }

  /** The file of a module that another one imports or exports; from then on it is one of them. */
  findImported(specifier: string, importer: string): string | null {
    const found = this.#resolve(specifier, importer);
    if (found === "plain") return PLAIN;
    if (found !== null && !this.#modules.has(found.file)) this.#modules.set(found.file, found);
    return found?.file ?? null;
  }

  /** How a generated file refers to each of them, by file. */
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

  /** Their manifests, as a generated file writes them. */
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
      const { manifestVersion, module: path } = manifest;
      const head = { manifestVersion, module: path };
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
      // By name only dataflow modules hand nodes on.
      if (isOrdinary && exported !== null) return [];
      const found = names.get(this.findImported(specifier, file) ?? "");
      return found === undefined ? [] : [{ names: exported, namespace: found.namespace }];
    });
  }

  /** The files of all that is linked, and of what that exports. */
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

/** How other files get at a definition's function: a class may be exported under another name than its own. */
function toExportPath({ name, reference: { local, member } }: DefinitionIr, module: ReadModule): string {
  return member === null ? name : `${namespacesOf(module).exported.get(local) ?? local}.${member}`;
}

function namespacesOf(module: ReadModule): Namespaces {
  const known = knownNamespaces.get(module) ?? readNamespaces(module.file, module.text);
  knownNamespaces.set(module, known);
  return known;
}
