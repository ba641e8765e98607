/** Stubs of dataflow modules: manifests whose functions carry real modifiers and are never called. */
import {
  addModifier,
  type Definition,
  findDeclaration,
  internalFault,
  type Manifest,
  MANIFEST_ALIAS,
  MANIFEST_VERSION,
} from "@icosian/runtime/tooling";
import { toDefinitionRow } from "../../ir/definition-row.js";
import type { ExpressionIr } from "../../ir/expression.js";
import { keyOf, type DefinitionIr, type ModifierIr, type ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { References } from "./argument-forms.js";
import { evaluateModifier } from "./evaluate-modifiers.js";
import { inlineConstants } from "./inline-constants.js";

/** Finds the modules that a namespace provides; null if it is not a dataflow module or not known. */
export type FindModules = (expression: Location) => readonly ModuleIr[] | null;

/** Answers questions about the names in a module. */
export interface Questions {
  /** Finds the literal that an imported name refers to. */
  readonly findConstant?: (name: Location) => ExpressionIr | null;
  /** Reads from the type of a modifier what it changes. */
  readonly findEffect?: (modifier: Location) => string | null;
}

/** The definition that a stub represents. */
export interface Origin {
  /** The module with the definition. */
  readonly module: ModuleIr;
  /** The definition as it is written. */
  readonly definition: DefinitionIr;
  /** The modifiers that were applied; null if one of them is unknown, so that none was applied. */
  readonly modifiers: readonly ModifierIr[] | null;
}

type Stub = Definition["function"];

/** The stubs of modules and of the modules that their subdags run. */
export class Stubs {
  readonly #findModules: FindModules;
  readonly #findConstant: (name: Location) => ExpressionIr | null;
  readonly #findEffect: (modifier: Location) => string | null;
  readonly #origins = new Map<Stub, Origin>();
  /** The manifests, including those that are not complete yet: a module may run itself. */
  readonly #manifests = new Map<ModuleIr, Manifest>();

  /** @param findModules - Finds the modules of a namespace. */
  constructor(findModules: FindModules, { findConstant = () => null, findEffect = () => null }: Questions = {}) {
    this.#findModules = findModules;
    this.#findConstant = findConstant;
    this.#findEffect = findEffect;
  }

  /** Returns the definition that a stub represents. */
  originOf(stub: Stub): Origin {
    const origin = this.#origins.get(stub);
    if (origin === undefined) throw internalFault("ICO9003", "a node belongs to no definition");
    return origin;
  }

  /** Finds the definition that a value represents; null if the value is not a stub. */
  findOrigin(candidate: unknown): Origin | null {
    // A cast because only functions are keys; other values are not found.
    return this.#origins.get(candidate as Stub) ?? null;
  }

  /** All definitions by their stubs. */
  get origins(): ReadonlyMap<Stub, Origin> {
    return this.#origins;
  }

  /** Returns the manifest of a module's stub; it has no definitions until it is complete. */
  manifestOf(module: ModuleIr): Manifest {
    const known = this.#manifests.get(module);
    if (known !== undefined) return known;
    const definitions: Definition[] = [];
    // The path of the file is used instead of the path in the package, because it is unique in a program.
    const manifest: Manifest = { manifestVersion: MANIFEST_VERSION, module: keyOf(module), definitions };
    this.#manifests.set(module, manifest);
    definitions.push(...this.#make(module));
    return manifest;
  }

  #make(module: ModuleIr): readonly Definition[] {
    const readable = module.definitions.filter(({ parameters }) => parameters.every(isReadable));
    const functions = new Map(readable.map((definition) => [definition, (): void => {}]));
    const byName = new Map(
      readable.flatMap((definition) =>
        definition.reference.member === null ? [[definition.reference.local, functions.get(definition)] as const] : [],
      ),
    );
    const references: References = {
      file: module.file,
      findFunction: (name) => byName.get(name) ?? null,
      findModule: (span) => this.#findNamespace({ file: module.file, span }),
    };
    return Array.from(functions, ([definition, stub]) => this.#makeDefinition(module, definition, stub, references));
  }

  #makeDefinition(module: ModuleIr, definition: DefinitionIr, stub: Stub, references: References): Definition {
    const evaluated = definition.modifiers.flatMap((written) => {
      const modifier = inlineConstants(written, (span) => this.#findConstant({ file: module.file, span }));
      const made = evaluateModifier(modifier, references);
      return made === null && this.#isHarmless(modifier, module.file) ? [] : [{ modifier, made }];
    });
    const isKnown = evaluated.every(({ made }) => made !== null);
    const modifiers = isKnown ? evaluated.map(({ modifier }) => modifier) : [];
    if (isKnown) for (const { made } of evaluated) addModifier(stub, made?.value);
    this.#origins.set(stub, { module, definition, modifiers: isKnown ? modifiers : null });
    const { defaults = {}, ...row } = toDefinitionRow({ ...definition, modifiers });
    const entries = Object.keys(defaults).map((name) => [name, () => undefined] as const);
    return { ...row, function: stub, ...(entries.length > 0 && { defaults: Object.fromEntries(entries) }) };
  }

  /** Whether a modifier changes neither names nor edges, so that it can be left out if it is unknown. */
  #isHarmless({ kind, span }: ModifierIr, file: string): boolean {
    if (kind !== null) return findDeclaration(kind)?.effect === "describes";
    const effect = this.#findEffect({ file, span });
    return effect === "describes" || effect === "wraps";
  }

  #findNamespace(expression: Location): object | null {
    const modules = this.#findModules(expression);
    const entries = modules?.map((module, index) => [`${MANIFEST_ALIAS}${index}`, this.manifestOf(module)] as const);
    return entries === undefined ? null : Object.fromEntries(entries);
  }
}

/** Whether a parameter names inputs; rules refuse the others. */
function isReadable({ kind }: DefinitionIr["parameters"][number]): boolean {
  return kind === "positional" || kind === "named" || kind === "context";
}
