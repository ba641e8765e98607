/** Makes the modifiers that a source file writes, by the runtime's own factories. */
import { internalFault } from "@icosian/runtime/tooling";
import type { Checks } from "@icosian/runtime";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";
import { evaluate, evaluateAll, evaluateRecord, type Evaluated } from "./evaluate.js";
import { UNDETERMINED } from "./known-config.js";
import { loadFactories } from "./load-factories.js";
import { note, noteAround, noteWritten } from "./written.js";

/** What the arguments of modifiers refer to. */
export interface References {
  /** The file that the arguments stand in. */
  readonly file: string;
  /** The function that stands in for one of the user's, by its name in the module; null where there is none. */
  findFunction(name: string): unknown;
  /** What stands in for the namespace of a dataflow module; null where it is not known. */
  findModule(span: Span): object | null;
}

/** Gives one argument its value; null where it is not known and would matter. */
type Form = (argument: ExpressionIr, references: References) => Evaluated | null;

const plain: Form = (argument, references) =>
  evaluate(argument, (expression) => {
    const { name, arguments: args, methods } = expression;
    const made = call(name, args, references, expression);
    noteWritten(made?.value, { file: references.file, expression });
    return methods.reduce<Evaluated | null>((object, method) => {
      const values = evaluateAll(method.arguments, (each) => plain(each, references));
      return object && values && callMethod(object.value, method.name, values.value);
    }, made);
  });

/** Any value at all: what it is makes no difference to names and edges. */
const anything: Form = (argument, references) => plain(argument, references) ?? { value: UNDETERMINED };

/** A function of the user's, of which nobody asks what it does. */
const aFunction: Form = (argument, references) => {
  if (argument.kind !== "function" && argument.kind !== "unknown") return plain(argument, references);
  return note({ value: stub(argument.kind === "function" ? argument.name : "") }, argument, references);
};

const definition: Form = (argument, references) => {
  if (argument.kind !== "function") return plain(argument, references);
  const found = references.findFunction(argument.name);
  return found === null ? null : { value: found };
};

const modules: Form = (argument, references) =>
  argument.kind === "list"
    ? evaluateAll(argument.elements, ({ span }) => {
        const found = references.findModule(span);
        return found && { value: found };
      })
    : plain(argument, references);

/** Options of which some are any value at all. */
function record(forms: Readonly<Record<string, Form>>): Form {
  return (argument, references) =>
    argument.kind === "record"
      ? note(
          evaluateRecord(argument, (value, key) => (forms[key] ?? plain)(value, references)),
          argument,
          references,
        )
      : plain(argument, references);
}

const anyValues: Form = (argument, references) =>
  argument.kind === "record"
    ? note(
        evaluateRecord(argument, (value) => anything(value, references)),
        argument,
        references,
      )
    : null;

const subdagOptions = record({ config: anyValues });

/** Arguments that do for each check, and contradict no other: only which checks there are decides on names. */
const CHECKS: Readonly<Record<keyof Checks, unknown>> = {
  range: [-Infinity, Infinity],
  valuesIn: [UNDETERMINED],
  dataType: "number",
  allowNaN: false,
  maxFractionNaN: 0,
  maxStandardDeviation: 0,
  meanInRange: [-Infinity, Infinity],
  allowNull: false,
  contains: "\u{10FFFE}",
  doesNotContain: "\u{10FFFF}",
  schema: { "~standard": { version: 1, vendor: "", validate: stub("") } },
};

const checks: Form = (argument, references) => {
  const known: Readonly<Record<string, unknown>> = CHECKS;
  if (argument.kind !== "record") return plain(argument, references);
  return evaluateRecord(argument, (value, key) => {
    const evaluated = plain(value, references);
    return evaluated ?? (Object.hasOwn(known, key) ? { value: known[key] } : null);
  });
};

const validator: Form = (argument, references) =>
  argument.kind === "list"
    ? evaluateAll(argument.elements, (each) => validator(each, references))
    : record({ validate: aFunction })(argument, references);

/** A loader or saver, of which nobody asks what it does; what can be none is read as it is. */
function adapter(method: string): Form {
  return (argument, references) =>
    argument.kind === "literal" || argument.kind === "list"
      ? plain(argument, references)
      : note({ value: { name: method, [method]: stub("") } }, argument, references);
}

/** The address of a module, which only running it tells; what can be none is read as it is. */
const address: Form = (argument, references) =>
  argument.kind === "unknown" ? { value: "file:///" } : plain(argument, references);

/** How each factory's arguments are read, in their order; the last form is that of all that follow. */
const FORMS: Readonly<Record<string, readonly Form[]>> = {
  value: [anything],
  source: [plain],
  configuration: [plain],
  group: [plain],
  step: [aFunction, plain],
  when: [plain],
  whenNot: [plain],
  whenIn: [plain],
  whenNotIn: [plain],
  whenConfig: [aFunction, plain],
  otherwise: [plain],
  inject: [plain],
  parameterize: [plain],
  extractFields: [record({ fill: anything })],
  unpackFields: [record({ fill: anything })],
  extractColumns: [record({ fill: anything })],
  tag: [plain],
  tagOutputs: [plain],
  schemaOutput: [plain],
  checkOutput: [checks, plain],
  checkOutputCustom: [validator, plain],
  subdag: [modules, subdagOptions],
  parameterizedSubdag: [
    modules,
    (argument, references) =>
      argument.kind === "record"
        ? evaluateRecord(argument, (value) => subdagOptions(value, references))
        : plain(argument, references),
  ],
  pipeInput: [plain],
  pipeOutput: [plain],
  mutate: [definition, plain],
  does: [aFunction, plain],
  dataLoader: [plain],
  dataSaver: [plain],
  loadFrom: [adapter("load"), plain],
  saveTo: [adapter("save"), plain],
  exclude: [plain],
  worker: [address, plain],
};

/** The modifier itself; null where only running the module tells what it is. */
export function evaluateModifier({ kind, arguments: args }: ModifierIr, references: References): Evaluated | null {
  return kind === null ? null : call(kind, args, references);
}

/** @param around - The call, where it is no modifier itself. */
function call(
  name: string,
  args: readonly ExpressionIr[],
  references: References,
  around?: ExpressionIr,
): Evaluated | null {
  const forms = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (forms === undefined) return null;
  const values = evaluateAll(args, (each, index) => (forms[index] ?? forms.at(-1) ?? plain)(each, references));
  if (name === "step") noteAround(values?.value[0], around);
  const factory = loadFactories()[name];
  return values && factory ? { value: factory(...values.value) } : null;
}

/** Calls a method of a step: `.named("a")`. */
function callMethod(object: unknown, name: string, values: readonly unknown[]): Evaluated | null {
  const method = (object as Readonly<Record<string, unknown>> | null)?.[name];
  return typeof method === "function" ? { value: Reflect.apply(method, object, values) as unknown } : null;
}

/** A function of a name, which is never called. */
function stub(name: string): () => never {
  const own = (): never => {
    throw internalFault("ICO9006", `the stub of ${name} was called`);
  };
  return Object.defineProperty(own, "name", { value: name });
}
