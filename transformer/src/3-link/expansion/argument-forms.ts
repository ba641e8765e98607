/** Evaluates the arguments of modifiers by the forms that the modifiers declare. */
import { internalFault, type ArgumentForm } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { Span } from "../../ir/span.js";
import { evaluate, evaluateAll, evaluateRecord, type EvaluateCall, type Evaluated } from "./evaluate.js";
import { UNDETERMINED } from "./known-config.js";
import { note } from "./written.js";

/** Resolves the names in the arguments of modifiers. */
export interface References {
  /** The file in which the arguments are written. */
  readonly file: string;
  /** Finds the stub of a function by its name in the module; null if there is none. */
  findFunction(name: string): unknown;
  /** Finds the stub of a dataflow module's namespace; null if the module is not known. */
  findModule(span: Span): object | null;
}

/** Evaluates one argument; null if its value is not known although it would matter. */
export function evaluateArgument(
  argument: ExpressionIr,
  form: ArgumentForm,
  references: References,
  evaluateCall: EvaluateCall,
): Evaluated | null {
  return evaluateAs(argument, form);

  function evaluateAs(each: ExpressionIr, as: ArgumentForm): Evaluated | null {
    return (typeof as === "string" ? evaluateSimple(each, as) : evaluateParts(each, as)) ?? null;
  }

  function literal(each: ExpressionIr): Evaluated | null {
    return evaluate(each, evaluateCall);
  }

  function evaluateSimple(each: ExpressionIr, as: Extract<ArgumentForm, string>): Evaluated | null {
    switch (as) {
      case "literal":
      case "step":
        return literal(each);
      case "value":
        return literal(each) ?? { value: UNDETERMINED };
      case "function":
      case "body":
        if (each.kind !== "function" && each.kind !== "unknown") return literal(each);
        return note({ value: toStub(each.kind === "function" ? each.name : "") }, each, references);
      case "definition": {
        if (each.kind !== "function") return literal(each);
        const found = references.findFunction(each.name);
        return found === null ? null : { value: found };
      }
      case "modules":
        return each.kind === "list" ? evaluateAll(each.elements, ({ span }) => findModule(span)) : literal(each);
      case "address":
        // Only running the module shows the address; an expression that cannot be an address is evaluated as it is.
        return each.kind === "unknown" ? { value: "file:///" } : literal(each);
    }
  }

  function findModule(span: Span): Evaluated | null {
    const found = references.findModule(span);
    return found && { value: found };
  }

  function evaluateParts(each: ExpressionIr, as: Exclude<ArgumentForm, string>): Evaluated | null {
    if ("list" in as) {
      if (each.kind !== "list") return evaluateAs(each, as.list);
      return evaluateAll(each.elements, (element) => evaluateAs(element, as.list));
    }
    if ("otherwise" in as) return literal(each) ?? { value: as.otherwise };
    if ("method" in as) {
      // An expression that cannot be an object is evaluated as it is.
      if (each.kind === "literal" || each.kind === "list") return literal(each);
      const methods = [as.method, ...(as.optional ?? [])].map((method) => [method, toStub("")]);
      return note({ value: { name: as.method, ...Object.fromEntries(methods) } }, each, references);
    }
    if (each.kind !== "record") return literal(each);
    if ("checks" in as)
      return evaluateRecord(each, (value, key) => {
        const own = literal(value);
        return own ?? (Object.hasOwn(as.checks, key) ? { value: as.checks[key] } : null);
      });
    const read = evaluateRecord(each, (value, key) =>
      evaluateAs(value, "entries" in as ? as.entries : formOf(as, key)),
    );
    return note(read, each, references);
  }
}

function formOf(
  { options, others = "literal" }: Extract<ArgumentForm, { options: unknown }>,
  key: string,
): ArgumentForm {
  return (Object.hasOwn(options, key) ? options[key] : undefined) ?? others;
}

/** Makes a function with a name; it is never called. */
function toStub(name: string): () => never {
  const own = (): never => {
    throw internalFault("ICO9006", `the stub of ${name} was called`);
  };
  return Object.defineProperty(own, "name", { value: name });
}
