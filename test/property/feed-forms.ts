/** The ways in which a value reaches a parameter by way of modifiers, and the plain call that each stands for. */

/** One pair of what is given and what is asked for, as the lines that a module has for it. */
export interface FedPair {
  /** In the dataflow module. */
  readonly source: string;
  /** In a file beside it; a plain call. */
  readonly call: string;
  /** In the module that subdags run. */
  readonly inner?: string;
  /** In the object that the dataflow takes as its config. */
  readonly config?: string;
}

/** @param name - A name that no other pair has. */
type Form<Given> = (name: string, given: Given, asked: string) => FedPair;

/** What a node gives, of a type: the producer's name, and the type. */
export interface GivenType {
  readonly producer: string;
  readonly type: string;
}

const toCall = (name: string, asked: string, given: string): string =>
  `declare function ${name}(x: ${asked}): void;\n${name}(${given});`;

/** Ways from a node to a parameter or a step. */
export const SOURCE_FORMS: Readonly<Record<string, Form<GivenType>>> = {
  injected: (name, { producer, type }, asked) => ({
    source: `export const ${name} = node(inject({ x: source("${producer}") }), (x: ${asked}): string => "");`,
    call: toCall(name, asked, `nothing as ${type}`),
  }),
  parameterized: (name, { producer, type }, asked) => ({
    source: `export const ${name} = node(parameterize({ ${name}_a: { x: source("${producer}") } }), ({ x }: { x: ${asked} }): string => "");`,
    call: toCall(name, asked, `nothing as ${type}`),
  }),
  "in a list": (name, { producer, type }, asked) => ({
    source: `export const ${name} = node(inject({ x: group([source("${producer}")]) }), (x: readonly (${asked})[]): string => "");`,
    call: toCall(name, `readonly (${asked})[]`, `[nothing as ${type}]`),
  }),
  "in a record": (name, { producer, type }, asked) => ({
    source: `export const ${name} = node(inject({ x: group({ a: group([source("${producer}")]) }) }), (x: { a: [${asked}] }): string => "");`,
    call: toCall(name, `{ a: [${asked}] }`, `{ a: [nothing as ${type}] }`),
  }),
  "into a step": (name, { type }, asked) => ({
    source: `export const ${name} = node(pipeOutput(step((x: ${asked}): string => "")), (): As<${type}> => nothing);`,
    call: toCall(name, asked, `nothing as ${type}`),
  }),
  "out of a step": (name, { type }, asked) => ({
    source: `export const ${name} = node(pipeOutput(step((x: unknown): Promise<As<${type}>> => nothing)), (): string => ""); export function ${name}_asks(${name}: ${asked}): string { return ""; }`,
    call: toCall(name, asked, `nothing as Awaited<${type}>`),
  }),
  "step to step": (name, { type }, asked) => ({
    source: `export const ${name} = node(pipeOutput(step((x: unknown): As<${type}> => nothing), step((x: ${asked}): string => "")), (): string => "");`,
    call: toCall(name, asked, `nothing as Awaited<${type}>`),
  }),
  "before the function": (name, { type }, asked) => ({
    source: `export const ${name} = node(pipeInput(step((x: unknown): As<${type}> => nothing)), (free: ${asked}): string => "");`,
    call: toCall(name, asked, `nothing as Awaited<${type}>`),
  }),
  "beside a step's value": (name, { producer, type }, asked) => ({
    source: `export const ${name} = node(pipeOutput(step((y: unknown, x: ${asked}): string => "", source("${producer}"))), (): string => "");`,
    call: toCall(name, asked, `nothing as ${type}`),
  }),
  "into a mutation": (name, { type }, asked) => ({
    source: `export const ${name} = (): As<${type}> => nothing; export const ${name}_fix = node(mutate("${name}"), (x: ${asked}): string => "");`,
    call: toCall(name, asked, `nothing as Awaited<${type}>`),
  }),
  "out of a mutation": (name, { type }, asked) => ({
    source: `export const ${name} = (): string => ""; export const ${name}_fix = node(mutate("${name}"), (x: unknown): As<${type}> => nothing); export function ${name}_asks(${name}: ${asked}): string { return ""; }`,
    call: toCall(name, asked, `nothing as Awaited<${type}>`),
  }),
  "into a validator": (name, { type }, asked) => ({
    source: `export const ${name} = node(checkOutputCustom({ name: "c", validate: (x: ${asked}): boolean => true }), (): As<${type}> => nothing);`,
    call: toCall(name, asked, `nothing as Awaited<${type}>`),
  }),
  "into a loader": (name, { producer, type }, asked) => ({
    source: `const ${name}_l: DataLoader<{ x: ${asked} }, string> = nothing; export const ${name} = node(loadFrom(${name}_l, { x: source("${producer}") }), (data: string): string => "");`,
    call: `declare function ${name}(options: { x: ${asked} }): void;\n${name}({ x: nothing as ${type} });`,
  }),
  "a field of a step's value": (name, { type }, asked) => ({
    source: `export const ${name} = node(extractFields("${name}_f"), pipeOutput(step((x: unknown): { ${name}_f: ${type} } => nothing)), (): { ${name}_f: unknown } => nothing); export function ${name}_asks(${name}_f: ${asked}): string { return ""; }`,
    call: toCall(name, asked, `nothing as ${type}`),
  }),
  "into a subdag": (name, { producer, type }, asked) => ({
    source: `export const ${name} = node(subdag([${name}_inner], { inputs: { x: source("${producer}") } }), (${name}_in: string): string => "");`,
    inner: `export function ${name}_in(x: ${asked}): string { return ""; }`,
    call: toCall(name, asked, `nothing as ${type}`),
  }),
};

/** Ways of an expression to a parameter. */
export const VALUE_FORMS: Readonly<Record<string, Form<string>>> = {
  injected: (name, given, asked) => ({
    source: `export const ${name} = node(inject({ x: value(${given}) }), (x: ${asked}): string => "");`,
    call: toCall(name, asked, given),
  }),
  "on an optional parameter": (name, given, asked) => ({
    source: `export const ${name} = node(inject({ x: value(${given}) }), ({ x }: { readonly x?: ${asked} }): string => "");`,
    call: `declare function ${name}(x?: ${asked}): void;\n${name}(${given});`,
  }),
  parameterized: (name, given, asked) => ({
    source: `export const ${name} = node(parameterize({ ${name}_a: { x: value(${given}) } }), (x: ${asked}): string => "");`,
    call: toCall(name, asked, given),
  }),
  "in a list": (name, given, asked) => ({
    source: `export const ${name} = node(inject({ x: group([value(${given})]) }), (x: (${asked})[]): string => "");`,
    call: toCall(name, `(${asked})[]`, `[${given}]`),
  }),
  "as a list": (name, given, asked) => ({
    source: `export const ${name} = node(inject({ x: group([value(${given}), value(${given})]) }), (x: ${asked}): string => "");`,
    call: toCall(name, asked, `[${given}, ${given}]`),
  }),
  "as a record": (name, given, asked) => ({
    source: `export const ${name} = node(inject({ x: group({ id: value(${given}), name: value(${given}) }) }), (x: ${asked}): string => "");`,
    call: toCall(name, asked, `{ id: ${given}, name: ${given} }`),
  }),
  "beside a step's value": (name, given, asked) => ({
    source: `export const ${name} = node(pipeOutput(step((y: unknown, x: ${asked}): string => "", value(${given}))), (): string => "");`,
    call: toCall(name, asked, given),
  }),
  "into a subdag": (name, given, asked) => ({
    source: `export const ${name} = node(subdag([${name}_inner], { inputs: { x: value(${given}) } }), (${name}_in: string): string => "");`,
    inner: `export function ${name}_in(x: ${asked}): string { return ""; }`,
    call: toCall(name, asked, given),
  }),
  "the config of a subdag": (name, given, asked) => ({
    source: `export const ${name} = node(subdag([${name}_inner], { config: { x: ${given} } }), (${name}_in: string): string => "");`,
    inner: `export function ${name}_in(x: ${asked}): string { return ""; }`,
    call: toCall(name, asked, given),
  }),
  "in place of a field": (name, given, asked) => ({
    source: `export const ${name} = node(extractFields("${name}_f", { fill: ${given} }), (): { ${name}_f: never } => nothing); export function ${name}_asks(${name}_f: ${asked}): string { return ""; }`,
    call: toCall(name, asked, given),
  }),
  configured: (name, given, asked) => ({
    source: `export const ${name} = node(inject({ x: configuration("${name}_k") }), (x: ${asked}): string => "");`,
    config: `${name}_k: ${given},`,
    call: toCall(name, asked, given),
  }),
};

/** Expressions of all kinds; the module has what they refer to. */
export const EXPRESSIONS: readonly string[] = [
  `"1"`,
  `"eu"`,
  `"eu-west"`,
  "1",
  "-1",
  "1n",
  "true",
  "null",
  "undefined",
  "[]",
  "[1, 2]",
  `[1, "a"]`,
  `["eu"]`,
  "[[1]]",
  "{}",
  "{ id: 1 }",
  `{ id: 1, name: "a" }`,
  `{ id: 1, name: "a", extra: true }`,
  `{ kind: "circle", radius: 1 }`,
  `{ kind: "circle", radius: 1, side: 2 }`,
  `{ kind: "triangle", side: 1 }`,
  `[{ id: 1, name: "a" }]`,
  `[{ id: 1, name: "a", extra: 1 }]`,
  `{ id: { id: 1, name: "a", extra: 1 }, name: "a" }`,
  "text",
  "count",
  "flag",
  "row",
  "numbers",
  "row.id",
  `row["name"]`,
  "numbers[0]",
  "Level.High",
  "Color.Red",
  "new Set([1])",
  "new Set()",
  "new Map<string, number>()",
  "() => 1",
  `() => "a"`,
  "(value: number) => String(value)",
  "(value: number) => value",
  "(one: number, other: string) => one",
  "new Date(0)",
  "new Savings()",
  "new Euros()",
  "Account",
  "new Box(1)",
  "`eu-west`",
  "`${count}px`",
  `text as "eu"`,
  "(count as unknown)",
  "[1, 2] as const",
  "{ id: 1 } as const",
  `flag ? "eu" : "us"`,
  "flag ? [1, 2] : [1]",
  "flag ? { id: 1 } : row",
  "{ ...row }",
  "{ ...row, extra: 1 }",
  "[...numbers]",
  "[1, ...numbers]",
  "{ id: count, name: text }",
  "identity(row)",
  "Object.freeze({ id: 1 })",
  "nothing as Branded",
  "nothing",
  `"a" + text`,
  "count * 2",
  `{ id: 1, name: flag ? "a" : undefined }`,
  "[flag ? 1 : 2]",
];

/** What the expressions refer to. */
export const VALUES = `const text = "eu"; let count = 1; const flag: boolean = count > 0; const row: Row = { id: 1, name: "a" };
const numbers: readonly number[] = [1]; function identity<Value>(value: Value): Value { return value; }`;
