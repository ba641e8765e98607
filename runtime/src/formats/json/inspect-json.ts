/** Finds out what JSON cannot hold. */
import { describeKind } from "../../errors/words.js";

/** What was found out about a value. */
export interface JsonInspection {
  /** The first part that JSON would lose or change, and where it stands; null if there is none. */
  readonly fault: string | null;
  /** Whether `JSON.stringify` writes it right by itself: it has neither typed arrays nor -0. */
  readonly isPlain: boolean;
}

/**
 * Looks for parts of a value that JSON would lose or change. O(size of the value).
 *
 * JSON holds texts, finite numbers, booleans, null, lists, typed arrays of numbers (as lists), objects, and what has a
 * `toJSON`, such as dates.
 */
export function inspectJson(value: unknown): JsonInspection {
  const walk: JsonWalk = { above: [], isPlain: true };
  const fault = findFault(value, walk);
  if (fault === null) return { fault: null, isPlain: walk.isPlain };
  const where = formatPath(fault.path);
  const what = `${where === "" ? "" : `at \`${where}\` `}stands ${fault.what}, which JSON cannot hold.`;
  return { fault: what, isPlain: walk.isPlain };
}

/** What stands where; the path is reversed. */
interface JsonFault {
  readonly what: string;
  readonly path: (string | number)[];
}

/** What is known on the way through a value. */
interface JsonWalk {
  /** The objects in which the current one stands. */
  readonly above: object[];
  isPlain: boolean;
}

function findFault(value: unknown, walk: JsonWalk): JsonFault | null {
  switch (typeof value) {
    case "string":
    case "boolean":
      return null;
    case "number":
      if (value === 0 && 1 / value < 0) walk.isPlain = false;
      return Number.isFinite(value) ? null : { what: describeKind(value), path: [] };
    case "object":
      return value === null ? null : findInObject(value, walk);
    case "bigint":
      return { what: `the bigint ${describeKind(value)}`, path: [] };
    default:
      return { what: describeKind(value), path: [] };
  }
}

function findInObject(value: object, walk: JsonWalk): JsonFault | null {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    walk.isPlain = false;
    // A cast, because only typed arrays remain.
    return findInNumbers(value as Float64Array);
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { what: "an invalid date", path: [] } : null;
  if ("toJSON" in value && typeof value.toJSON === "function") return findFault(value.toJSON(""), walk);
  if (walk.above.includes(value)) return { what: "an object that contains itself", path: [] };
  walk.above.push(value);
  const fault = Array.isArray(value) ? findInList(value, walk) : findInProperties(value, walk);
  walk.above.pop();
  return fault;
}

function findInNumbers(values: Float64Array | Float32Array | BigInt64Array | BigUint64Array): JsonFault | null {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return values.length === 0 ? null : { what: "a bigint", path: [0] };
  if (!(values instanceof Float64Array || values instanceof Float32Array)) return null;
  const row = values.findIndex((each) => !Number.isFinite(each));
  return row < 0 ? null : { what: describeKind(values[row]), path: [row] };
}

function findInList(values: readonly unknown[], walk: JsonWalk): JsonFault | null {
  for (let index = 0; index < values.length; index++) {
    const fault = findFault(values[index], walk);
    if (fault === null) continue;
    fault.path.push(index);
    return fault;
  }
  return null;
}

function findInProperties(value: object, walk: JsonWalk): JsonFault | null {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || prototype === Object.prototype;
  // Such objects have their content elsewhere than in their properties.
  if (!isPlain && !Object.prototype.toString.call(value).startsWith("[object Object"))
    return { what: describeKind(value), path: [] };
  for (const name of Object.keys(value)) {
    // A cast: any object can be read by its own names.
    const fault = findFault((value as Readonly<Record<string, unknown>>)[name], walk);
    if (fault === null) continue;
    fault.path.push(name);
    return fault;
  }
  const [symbol] = isPlain ? Object.getOwnPropertySymbols(value) : [];
  return symbol === undefined ? null : { what: "a property whose name is a symbol", path: [] };
}

function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const step of path.toReversed()) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
