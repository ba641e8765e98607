/** Reads the arguments of a request over columns, which may have any type. */
import { columnAndInput, notAColumn, unequalColumns, type LengthGroup } from "../../errors/catalogue/7-columns.js";
import { malformedRequest } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { describeKind } from "../../errors/words.js";
import type { Problem } from "../../errors/problem.js";
import { setOwn } from "../../execute/values/set-own.js";
import type { Column } from "../../data/data-types.js";
import { toUnreadable } from "../request/check-values.js";
import { isRecord, isRecordOf } from "../request/is-record.js";
import { readOptions, toRequest, type ReadOutputs } from "../request/read-request.js";
import type { Request, Values } from "../request/request.js";

/** A request over columns. Its `inputs` hold the columns too, because both are given from outside. */
export interface ColumnRequest extends Request {
  /** The columns by name; all have the same length. */
  readonly columns: ReadonlyMap<string, Column>;
  /** The number of rows. */
  readonly rowCount: number;
  /** The problems of the columns' values. Unlike other problems, they do not hide what is missing. */
  readonly faults: readonly Problem[];
}

/** What a request over columns takes, in the order of messages. */
const OPTIONS = ["columns", "inputs", "overrides"];

/** Reads a request over columns. What cannot be read becomes one of its `problems` or `faults`. */
export function readColumnRequest({ names, problems }: Omit<ReadOutputs, "compiled">, options: unknown): ColumnRequest {
  const { given, rest, faults } = splitOptions(options);
  const read = readOptions(rest, OPTIONS);
  const columns = new Map<string, Column>();
  const wrong: Problem[] = [];
  const inputs: Record<string, unknown> = {};
  try {
    for (const name of Object.keys(given)) {
      const value = given[name];
      if (isColumn(value)) columns.set(name, value);
      else wrong.push(toProblem(notAColumn, name, { found: describeKind(value) }));
      if (read.inputNames.includes(name)) wrong.push(toProblem(columnAndInput, name, {}));
      setOwn(inputs, name, value);
    }
    for (const name of read.inputNames) setOwn(inputs, name, read.inputs[name]);
  } catch (thrown) {
    wrong.push(toUnreadable("A value of `columns` or `inputs`", thrown));
  }
  const groups = groupByLength(columns);
  if (groups.length > 1) wrong.push(toProblem(unequalColumns, "columns", { groups }));
  const merged = { ...read, inputs, inputNames: Object.keys(inputs), problems: [...faults, ...read.problems] };
  const request = toRequest(merged, names, null, false, problems);
  return { ...request, columns, rowCount: groups[0]?.rows ?? 0, faults: wrong };
}

/** Separates the columns from the options that all requests have. */
function splitOptions(options: unknown): {
  readonly given: Values;
  readonly rest: unknown;
  readonly faults: readonly Problem[];
} {
  const toFault = (reason: string): readonly Problem[] => [toProblem(malformedRequest, "request", { reason })];
  try {
    if (!isRecord(options))
      return {
        given: {},
        rest: {},
        faults: toFault(`The options are ${describeKind(options)}; give an object: \`{ columns: { … } }\`.`),
      };
    const { columns, ...rest } = options;
    const names = isRecord(columns) ? Object.keys(columns) : [];
    if (!isRecordOf(columns, names)) {
      const reason = columns === undefined ? "`columns` is missing" : `\`columns\` is ${describeKind(columns)}`;
      return { given: {}, rest, faults: toFault(`${reason}; give an object, one key an input with a value per row.`) };
    }
    const isEmpty = names.length === 0;
    const reason = "`columns` has no columns, so there are no rows. `executeSync` computes the outputs once.";
    return { given: columns, rest, faults: isEmpty ? toFault(reason) : [] };
  } catch (thrown) {
    return { given: {}, rest: {}, faults: [toUnreadable("What is given besides the outputs", thrown)] };
  }
}

function isColumn(value: unknown): value is Column {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** Groups columns by their number of rows, the largest group first. */
function groupByLength(columns: ReadonlyMap<string, Column>): readonly LengthGroup[] {
  const groups = new Map<number, string[]>();
  for (const [name, { length }] of columns) groups.set(length, [...(groups.get(length) ?? []), name]);
  return Array.from(groups, ([rows, names]) => ({ rows, columns: names })).sort(
    (a, b) => b.columns.length - a.columns.length || b.rows - a.rows,
  );
}
