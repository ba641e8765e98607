/** Finds what JSON cannot hold. */
import { describeKind } from "../../errors/words.js";

/**
 * Finds the first part of a value that JSON would lose or change, and says where it stands: ``at `a.b[2]` stands NaN …``.
 * O(size of the value). Null if there is none.
 *
 * Held are texts, finite numbers, booleans, null, lists, typed arrays of numbers (as lists), objects, and what has a
 * `toJSON`, such as dates.
 */
export function findJsonFault(value: unknown): string | null {
  const fault = findFault(value, []);
  if (fault === null) return null;
  const where = formatPath(fault.path);
  return `${where === "" ? "" : `at \`${where}\` `}stands ${fault.what}, which JSON cannot hold.`;
}

/** What stands where; the path is reversed. */
interface JsonFault {
  readonly what: string;
  readonly path: (string | number)[];
}

function findFault(value: unknown, above: object[]): JsonFault | null {
  switch (typeof value) {
    case "string":
    case "boolean":
      return null;
    case "number":
      return Number.isFinite(value) ? null : { what: describeKind(value), path: [] };
    case "object":
      return value === null ? null : findInObject(value, above);
    case "bigint":
      return { what: `the bigint ${describeKind(value)}`, path: [] };
    default:
      return { what: describeKind(value), path: [] };
  }
}

function findInObject(value: object, above: object[]): JsonFault | null {
  // A cast, because only typed arrays remain.
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return findInNumbers(value as Float64Array);
  if ("toJSON" in value && typeof value.toJSON === "function") {
    if (value instanceof Date && Number.isNaN(value.getTime())) return { what: "an invalid date", path: [] };
    return null;
  }
  if (above.includes(value)) return { what: "the same object as above it, a circle", path: [] };
  above.push(value);
  const fault = Array.isArray(value) ? findInList(value, above) : findInProperties(value, above);
  above.pop();
  return fault;
}

function findInNumbers(values: Float64Array | Float32Array | BigInt64Array | BigUint64Array): JsonFault | null {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return values.length === 0 ? null : { what: "a bigint", path: [0] };
  const row =
    values instanceof Float64Array || values instanceof Float32Array
      ? values.findIndex((each) => !Number.isFinite(each))
      : -1;
  return row < 0 ? null : { what: describeKind(values[row]), path: [row] };
}

function findInList(values: readonly unknown[], above: object[]): JsonFault | null {
  for (let index = 0; index < values.length; index++) {
    const fault = findFault(values[index], above);
    if (fault === null) continue;
    fault.path.push(index);
    return fault;
  }
  return null;
}

function findInProperties(value: object, above: object[]): JsonFault | null {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || prototype === Object.prototype;
  // Such objects have their content elsewhere than in their properties.
  if (!isPlain && /^\[object (?!Object\])/.test(Object.prototype.toString.call(value)))
    return { what: describeKind(value), path: [] };
  for (const name of Object.keys(value)) {
    const fault = findFault((value as Readonly<Record<string, unknown>>)[name], above);
    if (fault === null) continue;
    fault.path.push(name);
    return fault;
  }
  const [symbol] = Object.getOwnPropertySymbols(value);
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
