/** Random dataflows of scalar functions with requests over columns, as data and as TypeScript. */
import fc from "fast-check";

/** What nodes give; `alias` is a number behind a name that only a checker knows. */
const KINDS = ["number", "alias", "nullable", "string", "boolean"] as const;

const TYPES: Readonly<Record<(typeof KINDS)[number], string>> = {
  number: "number",
  alias: "Amount",
  nullable: "number | null",
  string: "string",
  boolean: "boolean",
};

/** How the function takes its inputs. */
const FORMS = ["positional", "named", "context", "retried"] as const;

/** One node. */
export interface ScalarNode {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly form: (typeof FORMS)[number];
  readonly inputs: readonly string[];
  readonly seed: number;
  /** The node throws if what it computes is a multiple of this; null if it never throws. */
  readonly throwsAt: number | null;
}

/** A dataflow and a request over columns. */
export interface ColumnCase {
  readonly nodes: readonly ScalarNode[];
  readonly outputs: readonly string[];
  readonly columns: Readonly<Record<string, Float64Array | readonly unknown[]>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly overrides: Readonly<Record<string, number>>;
  readonly rowCount: number;
}

const EXTERNAL_INPUTS = ["age", "spend", "country", "clicks"];

/** A dataflow without cycles, and a request in which nothing is missing. */
export const randomColumns: fc.Arbitrary<ColumnCase> = fc
  .constantFrom(2, 5, 12, 40)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => randomNode(index))))
  .chain((nodes) => {
    const names = nodes.map(({ name }) => name);
    return fc
      .record({
        nodes: fc.constant(nodes),
        outputs: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
        columnNames: fc.subarray(EXTERNAL_INPUTS, { minLength: 1 }),
        overrides: fc.dictionary(fc.constantFrom(...names), fc.nat(99), { maxKeys: 1 }),
        rowCount: fc.constantFrom(0, 1, 3, 1024, 1025, 2100),
        salt: fc.nat(999),
      })
      .map(({ columnNames, salt, ...rest }) => ({ ...rest, ...toValues(columnNames, rest.rowCount, salt) }));
  });

function randomNode(index: number): fc.Arbitrary<ScalarNode> {
  const before = Array.from({ length: Math.min(index, 6) }, (_, back) => `n${index - 1 - back}`);
  return fc.record({
    name: fc.constant(`n${index}`),
    kind: fc.constantFrom(...KINDS),
    form: fc.oneof({ weight: 5, arbitrary: fc.constant("positional" as const) }, fc.constantFrom(...FORMS)),
    inputs: fc.uniqueArray(fc.constantFrom(...EXTERNAL_INPUTS, ...before), { minLength: 0, maxLength: 4 }),
    seed: fc.nat(999),
    throwsAt: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, fc.constantFrom(7, 101, 1009)),
  });
}

/** The values of the external inputs: columns of numbers and of anything, and values that all rows share. */
function toValues(
  columnNames: readonly string[],
  rowCount: number,
  salt: number,
): Pick<ColumnCase, "columns" | "inputs"> {
  const valueOf = (row: number, at: number): unknown => {
    const value = (row * 7919 + at * 31 + salt) % 1013;
    if (at === 2) return value % 5 === 0 ? null : `c${value}`;
    return at === 3 && value % 7 === 0 ? NaN : value;
  };
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  const entries = EXTERNAL_INPUTS.map((name, at) => {
    const values = rows.map((row) => valueOf(row, at));
    return { name, at, column: at < 2 ? Float64Array.from(values as number[]) : values };
  });
  const isColumn = ({ name }: { readonly name: string }): boolean => columnNames.includes(name);
  return {
    columns: Object.fromEntries(entries.filter(isColumn).map(({ name, column }) => [name, column])),
    inputs: Object.fromEntries(entries.filter((each) => !isColumn(each)).map(({ name, at }) => [name, valueOf(0, at)])),
  };
}

/** Writes the module of a case. */
export function writeScalars({ nodes }: ColumnCase): string {
  return [
    `"use dataflow";`,
    `import { node, retry, type RunContext } from "@icosian/runtime";`,
    `type Amount = number;`,
    `function mix(...values: unknown[]): number {`,
    `  return String(values).split("").reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) % 100003, 7);`,
    `}`,
    // Every input is an input of some node.
    `export const reader = (${EXTERNAL_INPUTS.map((name) => `${name}: any`).join(", ")}): any => 0;`,
    ...nodes.map(writeNode),
    "",
  ].join("\n");
}

function writeNode({ name, kind, form, inputs, seed, throwsAt }: ScalarNode): string {
  const typed = inputs.map((input) => `${input}: any`).join(", ");
  const parameters = {
    positional: typed,
    retried: typed,
    named: `{ ${inputs.join(", ")} }: { ${typed.replaceAll(",", ";")} }`,
    context: ["context: RunContext", ...inputs.map((input) => `${input}: any`)].join(", "),
  }[form];
  const results = {
    number: "h / 8",
    alias: "h",
    nullable: "h % 3 === 0 ? null : h",
    string: "`s${h}`",
    boolean: "h % 2 > 0",
  };
  const fails = throwsAt === null ? "" : ` if (h % ${throwsAt} === 0) throw new Error("${name}");`;
  const check = form === "context" ? ` if (context.node !== "${name}") throw new Error("context");` : "";
  const body = `{ const h = mix(${[seed, ...inputs].join(", ")});${check}${fails} return ${results[kind]}; }`;
  const text = `(${parameters}): ${TYPES[kind]} => ${body}`;
  return `export const ${name} = ${form === "retried" ? `node(retry({ attempts: 2 }), ${text})` : text};`;
}
