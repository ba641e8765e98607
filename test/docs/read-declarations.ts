/** Reads the declarations of a package's sources, and the docstring of each. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

const root = join(import.meta.dirname, "../..");

/** A declaration, or a member of one. */
export interface Declaration {
  /** Path of its file from the root of the repository, with slashes. */
  readonly path: string;
  /** First line, from 1. */
  readonly line: number;
  /** Its name; that of a member is `Owner.member`. */
  readonly name: string;
  readonly kind: "export" | "member" | "type";
  readonly hasDocstring: boolean;
  /** For a member of a class, the interfaces that the class implements: their docstrings hold for it too. */
  readonly implements: readonly string[];
}

/** One file of a package. */
export interface SourceFile {
  /** Path from the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The exports that the file declares, and their public members. */
  readonly declarations: readonly Declaration[];
  /** The names of the types that the file declares, exported or not. */
  readonly types: readonly string[];
  /** The comments, without their stars. */
  readonly comments: readonly Comment[];
  /** Each name that the file declares or that follows a dot. */
  readonly identifiers: readonly Identifier[];
}

/** A comment of a file. */
export interface Comment {
  readonly text: string;
  readonly line: number;
}

/** A name in a file. */
export interface Identifier {
  readonly name: string;
  readonly line: number;
}

// The syntax tree of oxc-parser, as far as this file reads it.
interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Reads every source file of a package: `runtime/src` or `transformer/src`. */
export function readSources(folder: "runtime/src" | "transformer/src"): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), "utf8")));
}

/** Reads one file from its text. */
export function readSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const docstrings = comments.filter(({ type, value }) => type === "Block" && value.startsWith("*"));
  const hasDocstring = ({ start }: Syntax): boolean =>
    docstrings.some(({ end }) => end <= start && text.slice(end, start).trim() === "");
  const declarations: Declaration[] = [];
  const seen = new Set<string>();
  const add = (kind: Declaration["kind"], name: string, at: Syntax, interfaces: readonly string[] = []): void => {
    // Overloads share the docstring of the first one.
    if (seen.has(name)) return;
    seen.add(name);
    declarations.push({
      path,
      line: lineOf(at.start),
      name,
      kind,
      hasDocstring: hasDocstring(at),
      implements: interfaces,
    });
  };
  const exported = new Set(
    (program.body as unknown as readonly Syntax[]).flatMap((each) =>
      each.type === "ExportNamedDeclaration" && !each["source"]
        ? (each["specifiers"] as readonly Syntax[]).map(({ local }) => nameOf(local as Syntax))
        : [],
    ),
  );
  for (const statement of program.body as unknown as readonly Syntax[]) {
    const isExport = statement.type.startsWith("Export");
    const declaration = isExport ? (statement["declaration"] as Syntax | null | undefined) : statement;
    if (!declaration) continue;
    for (const [name, declared] of declaredBy(declaration)) {
      if (!isExport && !exported.has(name)) continue;
      add("export", name, statement);
      for (const member of membersOf(declared)) {
        const key = nameOf(member["key"] as Syntax | undefined) || "()";
        add("member", `${name}.${key}`, member, interfacesOf(declared));
      }
    }
  }
  return {
    path,
    text,
    declarations,
    types: typesOf(program as unknown as Syntax),
    comments: comments.map(({ value, start }) => ({ text: value.replaceAll(/^\s*\*+ ?/gm, ""), line: lineOf(start) })),
    identifiers: identifiersOf(program as unknown as Syntax).map(({ name, at }) => ({ name, line: lineOf(at) })),
  };
}

function nameOf(key: Syntax | undefined): string {
  const name = key?.["name"] ?? key?.["value"];
  return typeof name === "string" ? name : "";
}

function declaredBy(declaration: Syntax): readonly (readonly [string, Syntax])[] {
  if (declaration.type === "VariableDeclaration")
    return (declaration["declarations"] as readonly Syntax[]).map((each) => [nameOf(each["id"] as Syntax), each]);
  const id = declaration["id"] as Syntax | undefined;
  if (!id && !/Function|Class/.test(declaration.type)) return [];
  return [[id ? nameOf(id) : "default", declaration]];
}

function interfacesOf(declared: Syntax): readonly string[] {
  if (declared.type !== "ClassDeclaration") return [];
  return (declared["implements"] as readonly Syntax[]).map((each) => nameOf(each["expression"] as Syntax));
}

/** The members that need a docstring: of an interface, of a type made of literals, and the public ones of a class. */
function membersOf(declared: Syntax): readonly Syntax[] {
  const members = ((): readonly Syntax[] => {
    if (declared.type === "TSInterfaceDeclaration") return (declared["body"] as Syntax)["body"] as readonly Syntax[];
    if (declared.type === "TSTypeAliasDeclaration") return literalMembers(declared["typeAnnotation"] as Syntax);
    if (declared.type === "ClassDeclaration") return (declared["body"] as Syntax)["body"] as readonly Syntax[];
    return [];
  })();
  return members.filter((member) => !isPrivate(member) && !isDiscriminant(member));
}

function literalMembers(type: Syntax): readonly Syntax[] {
  if (type.type === "TSTypeLiteral") return type["members"] as readonly Syntax[];
  if (/^TS(Union|Intersection)Type$/.test(type.type))
    return (type["types"] as readonly Syntax[]).flatMap(literalMembers);
  return type.type === "TSParenthesizedType" ? literalMembers(type["typeAnnotation"] as Syntax) : [];
}

function isPrivate(member: Syntax): boolean {
  const key = member["key"] as Syntax | undefined;
  return member["accessibility"] === "private" || key?.type === "PrivateIdentifier" || member["kind"] === "constructor";
}

/** Whether a member is a discriminant, such as `kind: "segment"`: its value says what it means. */
function isDiscriminant(member: Syntax): boolean {
  const type = (member["typeAnnotation"] as Syntax | null | undefined)?.["typeAnnotation"] as Syntax | undefined;
  return nameOf(member["key"] as Syntax | undefined) === "kind" && type?.type === "TSLiteralType";
}

function typesOf(program: Syntax): readonly string[] {
  const names: string[] = [];
  const add = (node: unknown): void => void names.push(nameOf((node as Syntax)["id"] as Syntax));
  new Visitor({
    TSInterfaceDeclaration: add,
    TSTypeAliasDeclaration: add,
    ClassDeclaration: add,
  }).visit(program as never);
  return [...new Set(names)];
}

function identifiersOf(program: Syntax): readonly { readonly name: string; readonly at: number }[] {
  const found: { name: string; at: number }[] = [];
  new Visitor({
    Identifier: ({ name, start }) => void found.push({ name, at: start }),
    PrivateIdentifier: ({ name, start }) => void found.push({ name, at: start }),
  }).visit(program as never);
  return found;
}
