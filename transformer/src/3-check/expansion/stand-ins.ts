/** Stand-ins of dataflow modules: their manifests with functions that are never called, which carry real modifiers. */
import {
  addModifier,
  MANIFEST_EXPORT,
  MANIFEST_VERSION,
  type Definition,
  type Manifest,
} from "@icosian/runtime/tooling";
import { toDefinitionRow } from "../../ir/definition-row.js";
import type { ExpressionIr } from "../../ir/expression.js";
import type { DefinitionIr, ModifierIr, ModuleIr } from "../../ir/module.js";
import type { Place } from "../../ir/span.js";
import { evaluateModifier, type References } from "./evaluate-modifiers.js";
import { inlineConstants } from "./inline-constants.js";

/** The source of a module's namespace; null where it is no dataflow module, or not known. */
export type FindModule = (expression: Place) => ModuleIr | null;

/** What a stand-in stands for. */
export interface Origin {
  readonly module: ModuleIr;
  readonly definition: DefinitionIr;
  /** The modifiers that were applied; null when one of them is not known, and none was. */
  readonly modifiers: readonly ModifierIr[] | null;
}

type StandIn = Definition["function"];

/** Modifiers that change neither names nor edges: without those that are not known the rest can be told. */
const DESCRIBING: ReadonlySet<string | null> = new Set(["tag", "tagOutputs", "schemaOutput"]);

/** The stand-ins of some modules, and of those that their subdags run. */
export class StandIns {
  readonly #findModule: FindModule;
  readonly #findConstant: (name: Place) => ExpressionIr | null;
  readonly #origins = new Map<StandIn, Origin>();
  /** Null while a module is made: a module that runs itself is not known. */
  readonly #manifests = new Map<ModuleIr, Manifest | null>();

  /** @param findConstant - What imported names stand for. */
  constructor(findModule: FindModule, findConstant: (name: Place) => ExpressionIr | null = () => null) {
    this.#findModule = findModule;
    this.#findConstant = findConstant;
  }

  /** What a function stands for. */
  originOf(standIn: StandIn): Origin {
    const origin = this.#origins.get(standIn);
    if (origin === undefined) throw new Error("ICO9003: Icosian's own fault: a node that no definition was made for.");
    return origin;
  }

  /** Everything that there are stand-ins for. */
  get origins(): ReadonlyMap<StandIn, Origin> {
    return this.#origins;
  }

  /** The manifest of a module's stand-in; null while it is made. */
  manifestOf(module: ModuleIr): Manifest | null {
    const known = this.#manifests.get(module);
    if (known !== undefined) return known;
    this.#manifests.set(module, null);
    const manifest = this.#make(module);
    this.#manifests.set(module, manifest);
    return manifest;
  }

  #make(module: ModuleIr): Manifest {
    const readable = module.definitions.filter(({ parameters }) => parameters.every(isReadable));
    const functions = new Map(readable.map((definition) => [definition, (): void => {}]));
    const byName = new Map(
      readable.flatMap((definition) =>
        definition.reference.member === null ? [[definition.reference.local, functions.get(definition)] as const] : [],
      ),
    );
    const references: References = {
      findFunction: (name) => byName.get(name) ?? null,
      findModule: (span) => this.#findNamespace({ file: module.file, span }),
    };
    const definitions = Array.from(functions, ([definition, standIn]) =>
      this.#makeDefinition(module, definition, standIn, references),
    );
    // The file's name takes the place of the path in the package: it is one of a kind.
    return { manifestVersion: MANIFEST_VERSION, module: module.file, definitions };
  }

  #makeDefinition(module: ModuleIr, definition: DefinitionIr, standIn: StandIn, references: References): Definition {
    const evaluated = definition.modifiers.flatMap((written) => {
      const modifier = inlineConstants(written, (span) => this.#findConstant({ file: module.file, span }));
      const made = evaluateModifier(modifier, references);
      return made === null && DESCRIBING.has(modifier.kind) ? [] : [{ modifier, made }];
    });
    const isKnown = evaluated.every(({ made }) => made !== null);
    const modifiers = isKnown ? evaluated.map(({ modifier }) => modifier) : [];
    if (isKnown) for (const { made } of evaluated) addModifier(standIn, made?.value);
    this.#origins.set(standIn, { module, definition, modifiers: isKnown ? modifiers : null });
    const { defaults = {}, ...row } = toDefinitionRow({ ...definition, modifiers });
    const entries = Object.keys(defaults).map((name) => [name, () => undefined] as const);
    return { ...row, function: standIn, ...(entries.length > 0 && { defaults: Object.fromEntries(entries) }) };
  }

  #findNamespace(expression: Place): object | null {
    const module = this.#findModule(expression);
    const manifest = module && this.manifestOf(module);
    return manifest && { [MANIFEST_EXPORT]: manifest };
  }
}

/** Other parameters are the business of the rules that refuse them. */
function isReadable({ kind }: DefinitionIr["parameters"][number]): boolean {
  return kind === "positional" || kind === "named" || kind === "context";
}
