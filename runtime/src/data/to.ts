/** Takes data out of a dataflow, from outside of its modules. */
import { describeKind, quote } from "../errors/words.js";
import { goOn } from "../execute/async/settle.js";
import { createRecord } from "../execute/values/create-record.js";
import { setOwn } from "../execute/values/set-own.js";
import type { NodeInput } from "../graph/node-definition.js";
import { toSaved } from "../materialize/check-given.js";
import type { DataSaver, Metadata } from "../materialize/data-adapters.js";
import type { AnyMaterializer, Materializer } from "../materialize/materializer.js";
import { findAdapterFault, makeAdapterNode } from "../modifiers/adapters/adapter-node.js";
import type { Declarations } from "../modifiers/core/declaration.js";
import { createModifier, type Modifier } from "../modifiers/core/modifier.js";
import type { AdapterOptions } from "./adapter-options.js";
import { isName, isPlainObject, readFeeds, toReport, type ReportFault } from "./read-from.js";
import { toMaterializer } from "./to-materializer.js";

/** A materializer that saves, as types see it. */
export type Saver<Id extends string, Told, Values> = Materializer<NodesBy<Id, Told>> & {
  /** What it takes, for the compiler. No node has a name like this. */
  readonly $saves: (values: Values) => void;
};

/** A condition, because TypeScript 4.9 would infer the name from the list that the saver stands in: any text. */
type NodesBy<Id extends string, Told> = [Id] extends [never] ? {} : { readonly [Name in Id]: Told };

/**
 * Makes a node that saves the values of other nodes, for the option `materializers` of `dataflow({ … })` or for one
 * request, in `flow.materialize([…])`. The value of the node is the saver's metadata, and nothing is saved unless a
 * request asks for it.
 *
 * One value is saved as it is. Several values become what `combine` makes of their record; unless it is given, formats of
 * tables make one table of them (as `toTable` does), and other savers are given the record. Of a value inside a fan-out, the
 * list with one value per item is saved.
 *
 * @param saver - A data saver, such as `csv` or `parquet`.
 * @param options - `id`, the name of the node; `dependencies`, the names of what is saved; optionally `combine`; and the
 * saver's own options: constants, `value(…)`, `source(…)`, `configuration(…)` or `group(…)`. Anything wrong is reported as
 * ICO6019 when the dataflow is built, a dependency that does not exist as ICO6020.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { to } from "@icosian/runtime/data";
 * import { json } from "@icosian/runtime/json";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({
 *   modules: [features],
 *   materializers: [to(json, { id: "saved", dependencies: ["spendMean"], path: "mean.json" })],
 * });
 * const { saved } = await flow.execute(["saved"], { inputs: { spend: Float64Array.of(10, 20) } });
 * console.log(`${saved.bytes} bytes`);
 * ```
 * @hamilton io.materialization.to
 */
export function to<
  Options extends object,
  Data,
  Told extends Metadata,
  Id extends string,
  Names extends readonly string[],
  Own extends object,
  Values extends object = SavedValues<Names, Data, Own>,
>(
  saver: DataSaver<Options, Data, Told> & Own,
  options: AdapterOptions<Options> & {
    /** The name of the node that saves. */
    readonly id: Id;
    /** The names of the nodes and inputs that are saved. */
    readonly dependencies: readonly [...Names];
    /** Makes what is saved of the values by name. */
    readonly combine?: (values: Values) => Data | Promise<Data>;
  },
): Saver<Id, Told, Values> {
  const made: AnyMaterializer = toMaterializer(saveWith(saver, options), saver, options);
  // A cast because members exist for types only.
  return made as Saver<Id, Told, Values>;
}

/** The values that a saver takes by name: one value is saved as it is, unless the saver combines whatever it is given. */
type SavedValues<Names extends readonly string[], Data, Own> = {
  readonly [Name in Names[number]]: Own extends { combine(values: never): unknown }
    ? unknown
    : Names["length"] extends 1
      ? Data
      : unknown;
};

const OWN: ReadonlySet<string> = new Set(["id", "dependencies", "combine"]);

type Combine = (values: Readonly<Record<string, unknown>>) => unknown;

/** The modifier that makes the node of `to`, of a definition that has nothing else. */
function saveWith(saver: DataSaver, options: unknown): Modifier<"to"> {
  return createModifier({
    kind: "to",
    expand: (expansion, context) => {
      const report = toReport(context);
      const fault = findAdapterFault(saver, "save");
      if (fault !== null) report(`\`to\` ${fault.reason}`, fault.argument);
      const form = readTo(options, report);
      if (fault !== null || form === null) return { ...expansion, nodes: new Map(), outermost: [] };
      const { id, dependencies, combine = saver.combine } = form;
      const made = makeAdapterNode(
        expansion.nodes.get(expansion.name)!,
        {
          name: id,
          type: "object",
          documentation: `What ${quote(saver.name)} tells about what it saved.`,
          tags: { "icosian.dataSaver": saver.name },
          kind: "saver",
          role: null,
          reads: dependencies.map(toInput),
          adapter: saver,
          member: id,
          depends: [dependencies, combine],
          call: (values, own, run) =>
            goOn(toData(dependencies, values, combine), (data) =>
              // A cast, because values have no types at run time; the compiler checks that the saver takes them.
              goOn(saver.save(data as never, own, run), toSaved),
            ),
        },
        readFeeds(options as object, OWN),
        context,
      );
      return { ...expansion, nodes: new Map([[id, made]]), outermost: [id] };
    },
  });
}

function toInput(name: string): NodeInput {
  return { name, type: "unknown", isOptional: false, passing: "positional", parameter: null, mayCollect: true };
}

function toData(names: readonly string[], values: readonly unknown[], combine: Combine | undefined): unknown {
  if (combine === undefined && names.length === 1) return values[0];
  const record = createRecord();
  names.forEach((name, index) => setOwn(record, name, values[index]));
  return combine === undefined ? record : combine(record);
}

/** The arguments of `to`, apart from the saver's own options. */
interface ToForm {
  readonly id: string;
  readonly dependencies: readonly string[];
  readonly combine?: Combine;
}

/** Reads the second argument of `to`; null if anything in it is wrong, which is reported. */
function readTo(options: unknown, report: ReportFault): ToForm | null {
  if (!isPlainObject(options)) {
    report(`\`to\` takes a data saver and an object of options, not ${describeKind(options)}.`, [1]);
    return null;
  }
  const { id, dependencies, combine } = options;
  let isRight = true;
  const complain: ReportFault = (reason, argument) => {
    isRight = false;
    report(reason, argument);
  };
  if (!isName(id)) complain(`\`id\` is ${describeKind(id)}; give the node that saves a name.`, [1, "id"]);
  const isList = Array.isArray(dependencies) && dependencies.length > 0;
  if (!isList)
    complain(`\`dependencies\` is ${describeNoList(dependencies)}; name what is saved.`, [1, "dependencies"]);
  const names: readonly unknown[] = isList ? dependencies : [];
  names.forEach((name, index) => {
    const argument = [1, "dependencies", index];
    if (!isName(name)) complain(`\`dependencies\` has ${describeKind(name)}; give names of nodes.`, argument);
    else if (name === id) complain(`${quote(name)} cannot save itself.`, argument);
    else if (names.indexOf(name) < index) complain(`\`dependencies\` has ${quote(name)} twice.`, argument);
  });
  if (combine !== undefined && typeof combine !== "function")
    complain(`\`combine\` is ${describeKind(combine)}; give a function of the record of values.`, [1, "combine"]);
  if (!isRight) return null;
  const own = combine === undefined ? {} : { combine: combine as Combine };
  return { id: id as string, dependencies: names as readonly string[], ...own };
}

function describeNoList(value: unknown): string {
  return Array.isArray(value) ? "empty" : describeKind(value);
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  to: {
    factory: saveWith,
    effect: "expands",
    arguments: [
      { method: "save" },
      { options: { id: "literal", dependencies: "literal", combine: "function" }, others: "value" },
    ],
    materializes: true,
  },
};
