/** Random projects of modules that use each other in all ways, and a naive model of what a version covers. */
import fc from "fast-check";

/** A declaration: a number, and what it uses. */
export interface RandomDeclaration {
  readonly value: number;
  /** Names of declarations of its file and of imports, by their indexes. */
  readonly uses: readonly number[];
}

/** An import or a re-export of a file, by the index of the other file and of the name there. */
export interface RandomImport {
  readonly file: number;
  readonly name: number;
  readonly form: "named" | "namespace" | "member" | "lazy";
}

/** A file. */
export interface RandomFile {
  readonly declarations: readonly RandomDeclaration[];
  readonly imports: readonly RandomImport[];
  /** Names that are passed on from other files: exported as `p0`, `p1` and so on. */
  readonly passed: readonly { readonly file: number; readonly name: number }[];
  /** Files whose exports are all passed on. */
  readonly stars: readonly number[];
  /** What a statement with effects uses; null if there is none. */
  readonly statement: readonly number[] | null;
}

/** A project; the first file is the dataflow module, and its declarations are nodes. */
export type RandomProject = readonly RandomFile[];

const FILES = 5;
const PARTS = ["declarations", "declarations", "imports", "passed", "stars", "statement"] as const;
const index = fc.nat(5);

const file: fc.Arbitrary<RandomFile> = fc.record({
  declarations: fc.array(fc.record({ value: fc.nat(9), uses: fc.array(index, { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  imports: fc.array(
    fc.record({
      file: fc.nat(FILES - 1),
      name: index,
      form: fc.constantFrom("named", "named", "named", "namespace", "member", "lazy"),
    }),
    { maxLength: 3 },
  ),
  passed: fc.array(fc.record({ file: fc.nat(FILES - 1), name: index }), { maxLength: 2 }),
  stars: fc.array(fc.nat(FILES - 1), { maxLength: 1 }),
  statement: fc.option(fc.array(index, { maxLength: 2 }), { freq: 3 }),
});

/** Any project, with cycles and with imports of what is not there. */
export const randomProject: fc.Arbitrary<RandomProject> = fc
  .array(file, { minLength: FILES, maxLength: FILES })
  .map(asDataflow);

/** One edit of a project: one part of one file is taken from another random file. */
export const randomEdit: fc.Arbitrary<(project: RandomProject) => RandomProject> = fc
  .record({ at: fc.nat(FILES - 1), part: fc.constantFrom(...PARTS), from: file })
  .map(
    ({ at, part, from }) =>
      (project) =>
        asDataflow(project.with(at, { ...project[at]!, [part]: from[part] })),
  );

/** A dataflow module passes nothing on under another name. */
function asDataflow([first, ...others]: readonly RandomFile[]): RandomProject {
  return [{ ...first!, passed: [], stars: [] }, ...others];
}

/** The name under which a file exports something: its own declarations first, then what it passes on. */
export function exportName(project: RandomProject, target: number, name: number): string {
  const { declarations, passed } = project[target]!;
  const all = [...declarations.map((_, at) => `f${target}d${at}`), ...passed.map((_, at) => `f${target}p${at}`)];
  return all[name % all.length]!;
}

/** What the declarations of a file can use: the text of each use, by its index. */
function toExpressions(project: RandomProject, at: number): readonly string[] {
  const { declarations, imports } = project[at]!;
  return [
    ...declarations.map((_, index) => (at === 0 ? `f0d${index}` : `f${at}d${index}()`)),
    ...imports.map((each, index) => {
      if (each.form === "named") return `i${index}`;
      if (each.form === "namespace") return `Object.keys(i${index})`;
      return each.form === "member"
        ? `i${index}.${exportName(project, each.file, each.name)}`
        : `import("./f${each.file}.js")`;
    }),
  ];
}

/** What is used at an index, as text. */
export function toUse(project: RandomProject, at: number, index: number): string {
  const expressions = toExpressions(project, at);
  return expressions[index % expressions.length]!;
}

/** The text of a file. */
export function toSource(project: RandomProject, at: number): string {
  const { declarations, imports, passed, stars, statement } = project[at]!;
  const name = (each: { readonly file: number; readonly name: number }): string =>
    exportName(project, each.file, each.name);
  const use = (index: number): string => toUse(project, at, index);
  const toExpression = ({ value, uses }: RandomDeclaration): string => `[${[value, ...uses.map(use)].join(", ")}]`;
  return [
    at === 0 ? `"use dataflow";` : "",
    ...imports.map((each, index) => {
      if (each.form === "lazy") return "";
      const what = each.form === "named" ? `{ ${name(each)} as i${index} }` : `* as i${index}`;
      return `import ${what} from "./f${each.file}.js";`;
    }),
    ...passed.map((each, index) => `export { ${name(each)} as f${at}p${index} } from "./f${each.file}.js";`),
    ...stars.map((each) => `export * from "./f${each}.js";`),
    ...declarations.map(
      (each, index) =>
        `export function f${at}d${index}(${at === 0 ? "x: number" : ""}): unknown { return ${toExpression(each)}; }`,
    ),
    statement === null ? "" : `console.log(${statement.map(use).join(", ")});`,
  ].join("\n");
}
