/** Whether the function of a `does` can take the place of a signature's body. */
import type { RunContext } from "../execute/run-context.js";

/**
 * What is wrong with the function; `never` when nothing is, and where names decide, which types do not know.
 *
 * Judged as a call of it with the signature's parameters: it may take fewer of them. A parameter that can be left out
 * may have a default, so that it is there.
 */
export type DoesMisfit<Detail, Definition> = Definition extends (...args: infer Parameters) => infer Value
  ? Detail extends { readonly through: infer Through }
    ? Through extends (...args: Passed<Parameters>) => Value | Awaited<Value>
      ? never
      : { readonly "needs a function like": (...args: Passed<Parameters>) => Value }
    : Detail extends { readonly gives: infer Given }
      ? Given extends Value | Awaited<Value>
        ? never
        : { readonly "needs a function that gives": Value }
      : never
  : never;

/** The arguments of the call; of a parameter that may be taken apart by name types do not know the order. */
type Passed<Parameters extends readonly unknown[]> =
  WithoutContext<Required<Parameters>> extends infer Own extends readonly unknown[]
    ? Own extends readonly [infer Only]
      ? Only extends readonly unknown[]
        ? Own
        : Only extends object
          ? never[]
          : Own
      : Own
    : never;

type WithoutContext<Parameters extends readonly unknown[]> = Parameters extends readonly [infer First, ...infer Rest]
  ? IsContext<First> extends true
    ? WithoutContext<Rest>
    : [First, ...WithoutContext<Rest>]
  : [];

type IsContext<Parameter> = 0 extends 1 & Parameter
  ? false
  : [Parameter, RunContext] extends [RunContext, Parameter]
    ? true
    : false;
