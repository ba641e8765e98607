/** Finds the materializers of a call, in the call or in constants, and makes modules of them. */
import { findDeclaration } from "@icosian/runtime/tooling";
import type { CallsIr } from "../ir/calls.js";
import type { ExpressionIr } from "../ir/expression.js";
import type { DefinitionIr, ModuleIr } from "../ir/module.js";
import type { Oracle } from "../oracle/oracle.js";

/** The materializers of a call. */
export interface FoundMaterializers {
  /** One module per file that declares some of them, with one definition per materializer. */
  readonly modules: readonly ModuleIr[];
  /** Whether all materializers were found. */
  readonly areKnown: boolean;
}

/** The materializers of a call that has none. */
export const NO_MATERIALIZERS: FoundMaterializers = { modules: [], areKnown: true };

/** The maximum number of constants that refer to each other in a chain; it also ends cycles. */
const MAXIMAL_DEPTH = 50;

type MaterializerCall = Extract<ExpressionIr, { readonly kind: "call" }>;

/**
 * Finds materializers.
 *
 * @param file - The file with the expression.
 * @param expression - The list of materializers, or the name of a constant that holds it.
 * @param files - The calls and constants of the program's files.
 */
export function findMaterializers(
  file: string,
  expression: ExpressionIr | null,
  files: readonly CallsIr[],
  oracle: Oracle,
): FoundMaterializers {
  if (expression === null) return NO_MATERIALIZERS;
  const calls = new Map<string, MaterializerCall[]>();
  let areKnown = true;

  function collect(each: ExpressionIr, within: string, depth: number): void {
    if (each.kind === "call" && findDeclaration(each.name)?.materializes === true && each.methods.length === 0) {
      const known = calls.get(within);
      if (known === undefined) calls.set(within, [each]);
      // A constant may be listed twice; its nodes exist once.
      else if (!known.some(({ span }) => span.start === each.span.start)) known.push(each);
    } else if (each.kind === "list") for (const element of each.elements) collect(element, within, depth);
    else if (each.kind === "spread") collect(each.of, within, depth);
    else if (each.kind === "function") follow(each, within, depth);
    else areKnown = false;
  }

  function follow({ span }: ExpressionIr, within: string, depth: number): void {
    const declaration = depth > MAXIMAL_DEPTH ? null : oracle.findDeclaration({ file: within, span });
    const constants = files.find((each) => each.file === declaration?.file)?.constants ?? [];
    const constant = constants.find(({ nameSpan }) => nameSpan.start === declaration?.span.start);
    if (declaration === null || constant === undefined) areKnown = false;
    else collect(constant.value, declaration.file, depth + 1);
  }

  collect(expression, file, 0);
  const modules = Array.from(calls, ([own, all]) => toModule(own, all));
  return { modules, areKnown };
}

function toModule(file: string, calls: readonly MaterializerCall[]): ModuleIr {
  return {
    file,
    module: file,
    definitions: calls.map(toDefinition),
    bystanders: [],
    refusedExports: [],
    reExports: [],
    isOrdinary: false,
    hiddenRuntimeTypes: [],
    materializes: true,
    manifestName: null,
  };
}

/** A definition without a function of its own, of which the materializer makes the nodes. */
function toDefinition({ name: kind, span, arguments: args }: MaterializerCall, index: number): DefinitionIr {
  const shown = findShown(args);
  const nameSpan = shown?.span ?? span;
  const adapter = args[0]?.kind === "function" && args[0].name !== "" ? args[0].name : "…";
  const name = `${kind}(${[adapter, ...(shown === null ? [] : [shown.text])].join(", ")})`;
  return {
    name,
    exportName: kind,
    nameSpan,
    // Locations are found by it, and it is not shown.
    position: { line: 0, column: index + 1 },
    reference: { local: name, localSpan: nameSpan, member: null },
    parameters: [],
    nextParameterOffset: span.end,
    returnType: null,
    isAsync: false,
    fansOut: false,
    isGenerator: false,
    documentation: "",
    codeVersion: "",
    modifiers: [{ span, kind, arguments: args, steps: null, fields: null }],
    defaults: [],
    discardedBody: null,
    overloads: [],
    thisUse: null,
    uncalledNodes: [],
  };
}

/** The options that tell materializers apart. */
const OWN: readonly string[] = ["target", "items", "columns", "id"];

/** Finds the option that tells a materializer apart. */
function findShown([, options]: readonly ExpressionIr[]): {
  readonly span: ExpressionIr["span"];
  readonly text: string;
} | null {
  const entries = options?.kind === "record" ? options.entries : [];
  const own = entries.find(({ key }) => OWN.includes(key));
  if (own === undefined) return null;
  const { key, keySpan, value } = own;
  const text = value.kind === "literal" ? JSON.stringify(value.value) : "…";
  return { span: value.kind === "literal" ? value.span : keySpan, text: `{ ${key}: ${text} }` };
}
