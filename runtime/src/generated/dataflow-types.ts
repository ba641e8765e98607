/** The types that a generated file writes out for its dataflow, and those that it writes them with. */
import type { NodeValue } from "../typing/nodes.js";

/** What a generated file knows of its dataflow: flat records by name, so that a look-up is all that a request costs. */
export interface DataflowTypes {
  /** Types of what can be given. */
  readonly inputs: object;
  /** Types of what the nodes give. */
  readonly outputs: object;
  /** Types of what a request for nodes inside of fan-outs gives: lists of what they give once an item. */
  readonly lists?: object;
  /** For each name that can be asked for, the inputs without which it cannot be computed, as a union. */
  readonly needs: object;
  /** Config keys that are neither inputs nor nodes. */
  readonly config: object;
  /** The modules' types, as a union: a node can be asked for by its function. */
  readonly modules: object;
}

/** A part of what a function returns; `unknown` where the type does not tell that there is one. */
export type Part<Value, Key> = Key extends keyof Value ? Value[Key] : unknown;

/** An element of a list; of what is none itself. */
export type Each<List> = List extends readonly (infer Element)[] ? Element : List;

/** What a node that modifiers made gives, as far as the type of its module tells. */
export type MadeValue<Module, Name> = [NodeValue<Module, Name>] extends [never] ? unknown : NodeValue<Module, Name>;
