/** The definition of one node, either as its function declares it or as modifiers created it. */
import type { CodeFacts, Definition, Input } from "../manifest.js";
import type { CacheBehavior } from "./cache-behavior.js";
import type { MadeKind } from "./node-kind.js";

/** Tag values by dotted key: `{ "icosian.dataLoader": "csv" }`. */
export type Tags = Readonly<Record<string, string | readonly string[]>>;

/** One node. A manifest's definition without modifiers is a node as it stands. */
export interface NodeDefinition extends Definition {
  /** The node's dependencies, those that modifiers added included. */
  readonly inputs: readonly NodeInput[];
  /** The node's own tags; absent if it has none. */
  readonly tags?: Tags;
  /**
   * The tags that nodes extracted from this one inherit, if these are not all of its tags. A tag with a target applies
   * to the target alone.
   */
  readonly sharedTags?: Tags;
  /** What makes the node async although its function is not, for messages; absent if nothing does. */
  readonly asyncBy?: string;
  /** Whether it is computed in another thread or on another machine. Absent if it is not. */
  readonly isRemote?: boolean;
  /** How the node is sent to another machine, as `remote` says; absent if it says nothing. */
  readonly remote?: RemoteSettings;
  /** Whether its value may come from a cache. Absent if it never does. */
  readonly isCached?: boolean;
  /** How caches treat the node, as `cached` says; absent if it says nothing. */
  readonly caching?: { readonly behavior: CacheBehavior | null; readonly format: string | null };
  /** What modifiers put around the call of the function, from the function outwards; objects of `NodeWrapper`. */
  readonly wrappers?: readonly object[];
  /** How modifiers created the node; absent for a node without modifiers. */
  readonly made?: MadeFrom;
  /** What modifiers add to the code version, from the function outwards; absent if they add nothing. */
  readonly versionParts?: readonly VersionPart[];
  /** The parameters to which modifiers feed values; absent if there are none. */
  readonly fed?: readonly FedParameter[];
}

/** How a node is sent to another machine. */
export interface RemoteSettings {
  /** The maximum number of items of a fan-out that one job computes. */
  readonly batch: number;
  /** How long a job may run, in milliseconds; null for any time. */
  readonly timeoutMs: number | null;
  /** How many of the node's wrappers, from the function outwards, travel with it. */
  readonly inside: number;
}

/** What a modifier adds to the code version of one node that it makes or changes. */
export interface VersionPart {
  /** The name of the modifier's factory, as the source has it: `resolve` if that has chosen the modifier. */
  readonly modifier: string;
  /**
   * The evaluated arguments of the modifier on which the value of this node depends, and nothing else: an edit of
   * `value(3)` for one node leaves the versions of the others as they are. Data by content; functions and objects of
   * classes count by the code of the modifier's arguments.
   */
  readonly depends: unknown;
  /** The values that the node takes from the config, by key; no code of modifiers says what functions in them do. */
  readonly config?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Where functions and objects in `depends` stand among the modifier's arguments, as its code does not tell which of
   * them is whose; absent if it does.
   */
  readonly place?: unknown;
  /** What the functions in `depends` may use, if more than the code of the modifier's arguments decides on it. */
  readonly captured?: readonly Captured[] | undefined;
  /** The code of the modifier's arguments; absent if the manifest has none. */
  readonly code?: CodeFacts | undefined;
  /** The definition that has the modifier. */
  readonly on: { readonly module: string; readonly definition: Pick<Definition, "function" | "position"> };
}

/** What functions that were made while the dataflow was built may use. */
export interface Captured {
  /** The arguments of a user's modifier; absent if there is none. */
  readonly given?: readonly unknown[];
  /** The config that `resolve` was given; absent if there is none. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/**
 * A parameter and the feed that provides its value. Runs do not need it; the compiler uses it to find the place in the
 * source.
 */
export interface FedParameter {
  /** Name of the parameter, or of the option of a step, a loader or a saver. */
  readonly parameter: string;
  /** The feed, as `source(…)`, `value(…)` or `group(…)` created it. */
  readonly feed: object;
  /** The config that the feed reads. */
  readonly config: object;
}

/** One dependency of a node that modifiers may have created. */
export interface NodeInput extends Input {
  /**
   * The parameter of the user's function that receives the value; null for an input that a modifier added. Absent if
   * the parameter has the input's own name.
   */
  readonly parameter?: string | null;
  /** Whether the input lists the values of all items if the node that it reads is inside a fan-out. */
  readonly mayCollect?: boolean;
  /** Whether a modifier already feeds this input, so that no other modifier may. */
  readonly isFed?: boolean;
  /** The feed that names the node that this input reads. */
  readonly feed?: object;
  /** The role of the node that this input reads, if a modifier created and named that node. */
  readonly role?: NodeRole | null;
}

/** The origin of a node that modifiers created. */
export interface MadeFrom {
  /** The user's function. */
  readonly by: Definition["function"];
  /** The module of that function, if a subdag brought the function in from another module; otherwise null. */
  readonly module: string | null;
  /** Whether a request for the user's function as an output means this node. */
  readonly isOwn: boolean;
  /** The path of the node's value within the function's result: `["mean"]`; null if the value is something else. */
  readonly path: readonly (string | number)[] | null;
  /** The name of the user's function as its module defines it. */
  readonly of?: string;
  /** The kinds of the function's modifiers, from the innermost outwards. */
  readonly modifiers?: readonly string[];
  /** The kind of the node if a modifier added it; absent for the node of the function itself. */
  readonly kind?: MadeKind;
  /** The names of the subdags that contain the node, from the innermost outwards; absent if there are none. */
  readonly subdags?: readonly string[];
  /** The functions whose subdags contain the node, from the innermost outwards; absent if there are none. */
  readonly within?: readonly Definition["function"][];
  /**
   * The source of the value if there is no `path`: the function of a step, a loader, a saver, a validator, or the
   * config of a subdag. Runs need neither this property nor those below; the compiler uses them to find types.
   */
  readonly calls?: unknown;
  /** Whether the node's default value is the value that it reads first, as for a step that may be skipped. */
  readonly passesOn?: boolean;
  /** The part of the source's value that is the node's value. */
  readonly part?: string | number;
  /** The member of a materializer's type whose result is the node's value; absent for any other node. */
  readonly member?: string;
  /** The options with a `fill`, which replaces a missing part. */
  readonly filledBy?: object;
  /** The role of the node if its name was not chosen by the user; null or absent otherwise. */
  readonly role?: NodeRole | null;
}

/** How messages describe a node that modifiers created and named: `spendPerSignup`, before its checks. */
export interface NodeRole {
  /** The name that the user wrote. */
  readonly of: string;
  /** The descriptions of the node, from the innermost outwards: `a field of …`, `before its checks`. */
  readonly as: readonly string[];
}
