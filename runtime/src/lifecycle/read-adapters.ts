/** Reads the list of adapters that a dataflow is built with. */
import { invalidAdapter } from "../errors/catalogue/6-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import { capitalise, describeKind, describeThrown, quote, toOrdinal } from "../errors/words.js";
import type { LifecycleAdapter } from "./lifecycle-adapter.js";

/** The names of the hooks and of the other methods of adapters; `close`, which many objects have, is the last. */
const METHODS: readonly (keyof LifecycleAdapter)[] = [
  "appliesTo",
  "validateNode",
  "validateGraph",
  "postGraphConstruct",
  "preGraphExecute",
  "postGraphExecute",
  "preNodeExecute",
  "executeNode",
  "postNodeExecute",
  "onRetry",
  "preItemExecute",
  "postItemExecute",
  "postExpand",
  "onWarning",
  "close",
];

/** An adapter, and how messages name it. */
export interface NamedAdapter {
  /** `the adapter \`audit\``, or `the 2nd adapter`. */
  readonly name: string;
  /** The adapter as the user gave it. */
  readonly adapter: LifecycleAdapter;
}

/** Reads a list of adapters. What is wrong with it becomes problems. */
export function readAdapters(given: unknown, problems: Problem[]): readonly NamedAdapter[] {
  const report = (reason: string): void => void problems.push(toProblem(invalidAdapter, "adapters", { reason }));
  if (!Array.isArray(given)) {
    report(`\`adapters\` is ${describeKind(given)}; give a list of adapters.`);
    return [];
  }
  // A list may have holes, which are no adapters.
  return Array.from<unknown>(given).flatMap((adapter, index) => {
    const position = `the ${toOrdinal(index + 1)} adapter`;
    if (typeof adapter !== "object" || adapter === null || Array.isArray(adapter)) {
      const advice = typeof adapter === "function" ? " If the function makes an adapter, call it." : "";
      report(`${capitalise(position)} is ${describeKind(adapter)}; give an object with hooks.${advice}`);
      return [];
    }
    try {
      const named: NamedAdapter = { name: nameOf(adapter, position), adapter };
      for (const reason of findFaults(named)) report(reason);
      return [named];
    } catch (thrown) {
      report(`${capitalise(position)} cannot be read: ${describeThrown(thrown)}`);
      return [];
    }
  });
}

function nameOf({ name }: LifecycleAdapter, position: string): string {
  return typeof name === "string" && name !== "" ? `the adapter ${quote(name)}` : position;
}

function findFaults({ name: shown, adapter }: NamedAdapter): readonly string[] {
  const members = adapter as Readonly<Record<string, unknown>>;
  const { name, isAsync } = members;
  const wrong = METHODS.filter((method) => members[method] !== undefined && typeof members[method] !== "function");
  const hooks = METHODS.slice(0, -1);
  const unknown = namesOf(adapter).flatMap((member) => {
    if (METHODS.includes(member as keyof LifecycleAdapter) || typeof members[member] !== "function") return [];
    const nearest = findNearest(member, hooks);
    return nearest === null
      ? []
      : [`${capitalise(shown)} has ${quote(member)}, which is no hook. Did you mean ${quote(nearest)}?`];
  });
  return [
    ...(name === undefined || typeof name === "string"
      ? []
      : [`The name of ${shown} is ${describeKind(name)}; give a string.`]),
    ...(isAsync === undefined || typeof isAsync === "boolean"
      ? []
      : [`\`isAsync\` of ${shown} is ${describeKind(isAsync)}; give true or false.`]),
    ...wrong.map((method) => `${quote(method)} of ${shown} is ${describeKind(members[method])}; give a function.`),
    ...unknown,
  ];
}

/** The names of an object's members, those of its classes included. */
function namesOf(adapter: object): readonly string[] {
  const names: string[] = [];
  for (let each = adapter; each !== null && each !== Object.prototype; each = Object.getPrototypeOf(each) as object)
    names.push(...Object.getOwnPropertyNames(each));
  return names;
}
