/**
 * The nodes that modifiers create from a function, derived from their types alone.
 *
 * The recursion runs over the few modifiers of one definition, never over the graph.
 */
import type { Step } from "../modifiers/macros/step.js";
import type { LoadedData, LoaderNodes, LoadNodes, SaveNodes } from "./made-materials.js";
import type { CheckNodes, Elements, Parts, Renamed } from "./made-parts.js";

/** Nodes by name: the outermost ones, on which the next modifier acts, and the others. */
interface Made {
  readonly name: string;
  readonly outermost: object;
  readonly others: object;
}

/** The nodes of a definition. Names that only a run knows, such as `f.with_<function>`, are patterns. */
export type MadeNodes<Name extends string, Value, Modifiers extends readonly unknown[]> =
  Fold<Modifiers, Start<OwnName<Name, Modifiers>, Value>> extends infer End extends Made
    ? End["outermost"] & End["others"]
    : never;

interface Start<Name extends string, Value> {
  readonly name: Name;
  readonly outermost: { readonly [Key in Name]: Value };
  readonly others: {};
}

/** Applies the modifiers from the innermost outwards, so the last one first. */
type Fold<Modifiers extends readonly unknown[], Own extends Made> = Modifiers extends readonly [
  ...infer Outer,
  infer Next,
]
  ? Fold<Outer, Apply<Next, Own>>
  : Own;

/**
 * The node's own name: the part before the last `__`, or the name that the gate gives; the export's name if there is no
 * gate.
 */
type OwnName<Name extends string, Modifiers extends readonly unknown[]> = [GateOf<Modifiers[number]>] extends [never]
  ? Name
  : [Extract<GateOf<Modifiers[number]>, string>] extends [never]
    ? Gated<Name>
    : Extract<GateOf<Modifiers[number]>, string>;

/** The names that gates give; `true` for a gate that gives none. */
type GateOf<Modifier> = Modifier extends { readonly kind: "gate"; readonly detail?: infer Name }
  ? [NonNullable<Name>] extends [never]
    ? true
    : Name
  : never;

type Gated<Name extends string, Before extends string = ""> = Name extends `${infer Head}__${infer Rest}`
  ? Rest extends `${string}__${string}`
    ? Gated<Rest, `${Before}${Head}__`>
    : `${Before}${Head}`
  : `${Before}${Name}`;

type Apply<Modifier, Own extends Made> = Modifier extends { readonly kind: infer Kind; readonly detail?: infer Detail }
  ? ApplyKind<Kind, NonNullable<Detail>, Own>
  : Own;

type ApplyKind<Kind, Detail, Own extends Made> = Kind extends "parameterize"
  ? {
      // As in a run: no node has the definition's own name any more.
      readonly name: Own["name"];
      readonly outermost: Renamed<Own["outermost"], Own["name"], Detail & string>;
      readonly others: Renamed<Own["others"], Own["name"], Detail & string>;
    }
  : Kind extends "extractFields" | "extractColumns"
    ? Inner<Own, Parts<Own["outermost"], Own["name"], NamesIn<Detail>, Kind>>
    : Kind extends "unpackFields"
      ? Inner<Own, Elements<Own["outermost"], Own["name"], Extract<Detail, readonly unknown[]>>>
      : Kind extends "checkOutput" | "checkOutputCustom"
        ? Also<Own, CheckNodes<Own["outermost"], Detail & string>>
        : Kind extends "pipeOutput"
          ? {
              readonly name: Own["name"];
              readonly outermost: Piped<Own["outermost"], StepsOf<Detail>>;
              readonly others: Own["others"] & Dotted<NamespaceOf<Detail, OutermostOf<Own>> | OutermostOf<Own>>;
            }
          : Kind extends "pipeInput"
            ? Also<Own, Dotted<NamespaceOf<Detail, Own["name"] | OutermostOf<Own>>>>
            : Kind extends "subdag"
              ? Also<Own, Inside<Own["name"], Detail>>
              : Kind extends "parameterizedSubdag"
                ? {
                    readonly name: Own["name"];
                    readonly outermost: Variants<Own["outermost"], Own["name"], Detail>;
                    readonly others: Own["others"] & Dotted<VariantOf<Detail>>;
                  }
                : Kind extends "exclude" | "mutate"
                  ? Nothing
                  : Kind extends "resolve"
                    ? Also<Own, { readonly [name: string]: unknown }>
                    : Kind extends "dataLoader"
                      ? {
                          readonly name: Own["name"];
                          readonly outermost: LoadedData<Own["outermost"]>;
                          readonly others: Own["others"] & LoaderNodes<Own["outermost"]>;
                        }
                      : Kind extends "loadFrom"
                        ? Also<Own, LoadNodes<Own["name"], Detail>>
                        : Kind extends "saveTo"
                          ? Also<Own, SaveNodes<OutermostOf<Own>, Detail>>
                          : Kind extends "expands"
                            ? Fold<Extract<Detail, readonly unknown[]>, Own>
                            : Own;

/** The names among the arguments of an extracting modifier. */
type NamesIn<Detail> = Detail extends readonly (infer Each)[] ? Extract<Each, string> : never;

interface Nothing {
  readonly name: never;
  readonly outermost: {};
  readonly others: {};
}

/** Nodes whose names begin with this namespace and a dot, and whose types only a run knows. */
type Dotted<Namespace extends string> = { readonly [Name in `${Namespace}.${string}`]: unknown };

/** The namespace of a modifier's nodes: the one in its options, or the definition's name. */
type NamespaceOf<Detail, Own extends string> = Detail extends { readonly namespace: infer Namespace }
  ? [Namespace] extends [never]
    ? Own
    : Namespace & string
  : Own;

type StepsOf<Detail> = Detail extends { readonly steps: infer Steps } ? Steps : [];

interface Inner<Own extends Made, Parts> {
  readonly name: Own["name"];
  readonly outermost: Parts & object;
  readonly others: Own["others"] & Own["outermost"];
}

interface Also<Own extends Made, More> {
  readonly name: Own["name"];
  readonly outermost: Own["outermost"];
  readonly others: Own["others"] & More;
}

type Piped<Nodes, Steps> = Steps extends readonly [...unknown[], Step<never, infer Output>]
  ? { readonly [Key in keyof Nodes]: Output }
  : Nodes;

type Inside<Own extends string, Detail> = Detail extends { readonly nodes: infer Nodes }
  ? Dotted<NamespaceOf<Detail, Own>> & {
      readonly [Name in keyof Nodes & string as `${NamespaceOf<Detail, Own>}.${Name}`]: Nodes[Name];
    }
  : {};

type OutermostOf<Own extends Made> = keyof Own["outermost"] & string;

type Variants<Nodes, Own extends string, Detail> = Renamed<Nodes, Own, VariantOf<Detail>>;

type VariantOf<Detail> = Detail extends { readonly names: infer Names } ? Names & string : never;
