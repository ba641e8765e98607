/** The types that a generated file declares for its dataflow, and the helpers with which it declares them. */
import type { NodeValue } from "../typing/nodes.js";

/** The types of one dataflow: flat records by name, so that a request costs no more than look-ups. */
export interface DataflowTypes {
  /** Types of the values that a request may give as inputs. */
  readonly inputs: object;
  /** Types of the nodes' values. */
  readonly outputs: object;
  /** For each node inside a fan-out, the type of its output in a request: a list with one value per item. */
  readonly lists?: object;
  /** For each name that can be requested, the names of the inputs that it requires, as a union. */
  readonly needs: object;
  /** Config keys that are neither inputs nor nodes. */
  readonly config: object;
  /** The modules' types, as a union, because a node can also be requested by its function. */
  readonly modules: object;
}

/** A part of a function's result; `unknown` if the type does not declare that part. */
export type Part<Value, Key> = Key extends keyof Value ? Value[Key] : unknown;

/** The element type of a list; any other type stays as it is. */
export type Each<List> = List extends readonly (infer Element)[] ? Element : List;

/** The value of a node that modifiers created, if the type of its module declares it; `unknown` otherwise. */
export type MadeValue<Module, Name> = [NodeValue<Module, Name>] extends [never] ? unknown : NodeValue<Module, Name>;
