/** Whether the function of a `does` can replace the body of a signature. */
import type { RunContext } from "../execute/run-context.js";

/**
 * What is wrong with the function; `never` if nothing is, or if the answer depends on parameter names, which types do
 * not contain.
 *
 * The function is checked like a call with the signature's parameters, so it may have fewer parameters. An optional
 * parameter may have a default, so that its value is always there.
 */
export type DoesMisfit<Detail, Definition> = Definition extends (...args: infer Parameters) => infer Value
  ? Detail extends { readonly through: infer Through }
    ? Through extends (...args: PassedArguments<Parameters>) => Value | Awaited<Value>
      ? never
      : { readonly "needs a function like": (...args: PassedArguments<Parameters>) => Value }
    : Detail extends { readonly gives: infer Given }
      ? Given extends Value | Awaited<Value>
        ? never
        : { readonly "needs a function that gives": Value }
      : never
  : never;

/** The arguments of the call. For a parameter that may be passed by name, types do not know the order. */
type PassedArguments<Parameters extends readonly unknown[]> =
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
