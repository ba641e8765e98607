/** The definition of one node: what a function defines by itself, or what modifiers made of it. */
import type { Definition, Input } from "../manifest.js";

/** Values by dotted key. */
export type Tags = Readonly<Record<string, string | readonly string[]>>;

/** One node. The definitions of a manifest are nodes as they stand, where they have no modifiers. */
export interface NodeDefinition extends Definition {
  readonly inputs: readonly NodeInput[];
  readonly tags?: Tags;
  /** The tags that its parts have too, where not all are: a tag with a target is meant for that node alone. */
  readonly sharedTags?: Tags;
  /** What the modifiers made it of; absent when there are none. */
  readonly made?: MadeFrom;
  /** What modifiers feed to parameters; absent when they feed nothing. */
  readonly fed?: readonly FedParameter[];
}

/** A parameter and what feeds it. Runs do not need it; compilers find by it what the source says. */
export interface FedParameter {
  /** Name of the parameter, or of the slot of a step, a loader or a saver. */
  readonly parameter: string;
  readonly feed: object;
  /** The config that the feed reads. */
  readonly config: object;
}

/** One dependency of a node that modifiers may have made. */
export interface NodeInput extends Input {
  /**
   * The parameter of the user's function that it feeds; null for an input that a modifier added. Absent when it is the
   * parameter of the input's own name.
   */
  readonly parameter?: string | null;
  /** Whether a modifier feeds it already, so that no other may. */
  readonly isFed?: boolean;
  /** The feed that names the node which it reads. */
  readonly feed?: object;
  /** The role of the node that it reads, where a modifier made that one and named it. */
  readonly role?: NodeRole | null;
}

/** Where a made node comes from. */
export interface MadeFrom {
  /** The user's function. */
  readonly by: Definition["function"];
  /** The module of that function, where a subdag brought it in from another one; otherwise null. */
  readonly module: string | null;
  /** Whether the user's function, asked for as an output, stands for this node. */
  readonly isOwn: boolean;
  /** Where the node's value is within what the function returns: `["mean"]`; null when it is something else. */
  readonly path: readonly (string | number)[] | null;
  /** The functions whose subdags it is inside of, from the inside out; absent where it is in none. */
  readonly within?: readonly Definition["function"][];
  /**
   * What gives the value where no path says it: the function of a step, a loader, a saver, a validator, or the config of
   * a subdag. Runs need neither this nor what follows; compilers find types by them.
   */
  readonly calls?: unknown;
  /** Whether it gives what it reads first, as a step does that may be left out. */
  readonly passesOn?: boolean;
  /** The part of that value which it gives. */
  readonly part?: string | number;
  /** The options with a `fill`, which takes the place of a missing part. */
  readonly filledBy?: object;
  /** What the node is, where its name is not the user's own; null or absent for all others. */
  readonly role?: NodeRole | null;
}

/** How messages speak of a node that modifiers made and named: `spendPerSignup`, before its checks. */
export interface NodeRole {
  /** The name that the user wrote. */
  readonly of: string;
  /** What of it the node is, from the inside out: `a field of …`, `before its checks`. */
  readonly as: readonly string[];
}
