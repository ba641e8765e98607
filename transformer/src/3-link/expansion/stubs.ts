/** stubs of dataflow modules: their manifests with functions that are never called, which carry real modifiers. */
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
import type { DefinitionIr, ModifierIr, ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { References } from "./argument-forms.js";
import { evaluateModifier } from "./evaluate-modifiers.js";
import { inlineConstants } from "./inline-constants.js";

/** The modules that a namespace brings along; null where it is no dataflow module, or not known. */
export type FindModules = (expression: Location) => readonly ModuleIr[] | null;

/** What may be asked about what a module names. */
export interface Questions {
  /** What imported names stand for. */
  readonly findConstant?: (name: Location) => ExpressionIr | null;
  /** What the type of a modifier says that it changes. */
  readonly findEffect?: (modifier: Location) => string | null;
}

/** What a stub stands for. */
export interface Origin {
  readonly module: ModuleIr;
  readonly definition: DefinitionIr;
  /** The modifiers that were applied; null when one of them is not known, and none was. */
  readonly modifiers: readonly ModifierIr[] | null;
}

type Stub = Definition["function"];

/** The stubs of some modules, and of those that their subdags run. */
export class Stubs {
  readonly #findModules: FindModules;
  readonly #findConstant: (name: Location) => ExpressionIr | null;
  readonly #findEffect: (modifier: Location) => string | null;
  readonly #origins = new Map<Stub, Origin>();
  /** Those that are being made are among them: a module may run itself. */
  readonly #manifests = new Map<ModuleIr, Manifest>();

  /** @param ask - What may be asked besides. */
  constructor(findModules: FindModules, { findConstant = () => null, findEffect = () => null }: Questions = {}) {
    this.#findModules = findModules;
    this.#findConstant = findConstant;
    this.#findEffect = findEffect;
  }

  /** What a function stands for. */
  originOf(stub: Stub): Origin {
    const origin = this.#origins.get(stub);
    if (origin === undefined) throw internalFault("ICO9003", "a node belongs to no definition");
    return origin;
  }

  /** What something stands for, if it is a stub. */
  findOrigin(candidate: unknown): Origin | null {
    // A cast because only functions are keys: anything else is not found.
    return this.#origins.get(candidate as Stub) ?? null;
  }

  /** Everything that there are stubs for. */
  get origins(): ReadonlyMap<Stub, Origin> {
    return this.#origins;
  }

  /** The manifest of a module's stub; without definitions while it is made. */
  manifestOf(module: ModuleIr): Manifest {
    const known = this.#manifests.get(module);
    if (known !== undefined) return known;
    const definitions: Definition[] = [];
    // The file's name takes the place of the path in the package: it is one of a kind.
    const manifest: Manifest = { manifestVersion: MANIFEST_VERSION, module: module.file, definitions };
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

  /** Whether a modifier changes neither names nor edges: without those that are not known the rest can be told. */
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

/** Other parameters are the business of the rules that refuse them. */
function isReadable({ kind }: DefinitionIr["parameters"][number]): boolean {
  return kind === "positional" || kind === "named" || kind === "context";
}
