/**
 * A program of TypeScript 7, with the interface that the checks use.
 *
 * TypeScript 7 is a process of its own, and its API resembles the checker of TypeScript up to 6. The oracle and the
 * checks use only a small part of a program, so an adapter replaces a second oracle: there is one way from rules to
 * types, and no two implementations that could disagree.
 */
import { existsSync } from "node:fs";
import type ts from "typescript";
import type {
  NativeDiagnostic,
  NativeHandle,
  NativeModule,
  NativeNode,
  NativeProject,
  NativeSignature,
  NativeSymbol,
  NativeSyntaxModule,
  NativeType,
} from "./native-api.js";
import { NativeLocations } from "./native-locations.js";
import { NativeNames } from "./native-names.js";
import { NativeSourceFile } from "./native-source-file.js";
import { NativeViews, type SignatureView, type SymbolView, type TypeView } from "./native-views.js";

/** A program, and the TypeScript that created it. */
export interface OpenedProgram {
  /** The program, with the interface of TypeScript up to 6. */
  readonly program: ts.Program;
  /** The TypeScript with which its nodes are inspected. */
  readonly typescript: typeof ts;
  /** Finds references; absent for TypeScript up to 6, whose language service finds them. */
  readonly names?: NativeNames;
}

/** What stands for each TypeScript; all its programs share it. */
const typescripts = new WeakMap<NativeSyntaxModule, typeof ts>();

/**
 * Creates the program of an open project.
 *
 * @param known - The files of its last program that have not changed, by name; replaced by those of this program.
 * @param read - Reads the text of a file.
 */
export function toOpenedProgram(
  project: NativeProject,
  native: NativeModule,
  syntax: NativeSyntaxModule,
  known: Map<string, NativeSourceFile>,
  read: (file: string) => string,
): OpenedProgram {
  // The program keeps its files when those that change are forgotten.
  const files = new Map<string, NativeSourceFile>();
  for (const name of project.program.getSourceFileNames())
    files.set(name, known.get(name)?.moveTo(project) ?? new NativeSourceFile(name, project, read));
  known.clear();
  for (const [name, file] of files) known.set(name, file);
  // Two casts: these objects have just the members that the checks use.
  const program = toProgram(project, files, native, syntax) as unknown as ts.Program;
  const typescript = typescripts.get(syntax) ?? (toTypeScript(native, syntax) as unknown as typeof ts);
  typescripts.set(syntax, typescript);
  return { program, typescript, names: new NativeNames(project, program, typescript) };
}

function toProgram(
  project: NativeProject,
  files: ReadonlyMap<string, NativeSourceFile>,
  native: NativeModule,
  syntax: NativeSyntaxModule,
): object {
  const checker = toChecker(project, files, native, syntax);
  const all = [...files.values()];
  const toDiagnostic = ({ fileName, pos, end, text, code, category }: NativeDiagnostic): object => {
    const file = fileName === undefined ? undefined : files.get(fileName);
    return { file, start: pos, length: end - pos, messageText: text, code, category };
  };
  return {
    getSourceFiles: () => all,
    getSourceFile: (name: string) => files.get(name),
    getTypeChecker: () => checker,
    getCompilerOptions: () => ({
      moduleSuffixes: project.compilerOptions?.moduleSuffixes,
      rootDirs: project.compilerOptions?.rootDirs,
      configFilePath: project.configFileName,
      noEmit: true,
    }),
    getCurrentDirectory: () => project.configFileName.replace(/[\\/][^\\/]*$/, ""),
    getConfigFileParsingDiagnostics: () => project.program.getConfigFileParsingDiagnostics().map(toDiagnostic),
    getOptionsDiagnostics: () => project.program.getProgramDiagnostics().map(toDiagnostic),
    getSyntacticDiagnostics: (file?: NativeSourceFile) =>
      project.program.getSyntacticDiagnostics(file?.fileName).map(toDiagnostic),
    getSemanticDiagnostics: (file?: NativeSourceFile) =>
      project.program.getSemanticDiagnostics(file?.fileName).map(toDiagnostic),
  };
}

function toChecker(
  project: NativeProject,
  files: ReadonlyMap<string, NativeSourceFile>,
  native: NativeModule,
  syntax: NativeSyntaxModule,
): object {
  const { checker } = project;
  // Paths are in lower case if the file system is case-insensitive.
  const byPath = new Map([...files].map(([name, file]) => [name.toLowerCase(), file]));
  const toNode = (handle: NativeHandle): object | undefined => {
    const file = byPath.get(handle.path.toLowerCase());
    // The syntax of a whole file would have to be fetched, only to find that it is the file.
    if (syntax["isSourceFile"]?.(handle) === true && file !== undefined) return file;
    const node = handle.resolve();
    return node !== undefined && file?.syntax === node ? file : node;
  };
  const views = new NativeViews({
    checker,
    toNode,
    numberFlag: native.TypeFlags.Number,
    stringFlag: native.TypeFlags.String,
  });
  const toType = (type: NativeType | undefined): TypeView | undefined => type && views.ofType(type);
  const toSymbol = (symbol: NativeSymbol | undefined): SymbolView | undefined => symbol && views.ofSymbol(symbol);
  const toSignature = (signature: NativeSignature | undefined): SignatureView | undefined =>
    signature && views.ofSignature(signature);
  const awaited = (type: TypeView): TypeView => {
    if (type.isUnion()) {
      // `Value | Promise<Value>` is a value; no other union can be made here of its parts.
      const [only, ...others] = new Set(type.types.map(awaited));
      return only !== undefined && others.length === 0 ? only : type;
    }
    if (!type.native.isTypeReference()) return type;
    const name = type.symbol?.name;
    if (name !== "Promise" && name !== "PromiseLike") return type;
    const [promised] = checker.getTypeArguments(type.native);
    return promised === undefined ? type : awaited(views.ofType(promised));
  };
  const locations = new NativeLocations(checker, syntax);
  return {
    fetchTypes: (nodes: readonly NativeNode[]) => locations.fetchTypes(nodes),
    getTypeAtLocation: (node: NativeNode) => toType(locations.typeAt(node)),
    getSymbolAtLocation: (node: NativeNode) => toSymbol(locations.symbolAt(node)),
    getShorthandAssignmentValueSymbol: (node: NativeNode) => toSymbol(checker.getShorthandAssignmentValueSymbol(node)),
    getAliasedSymbol: ({ native: symbol }: SymbolView) => toSymbol(checker.getAliasedSymbol(symbol)),
    getTypeOfSymbolAtLocation: ({ native: symbol }: SymbolView, location: NativeNode | undefined) =>
      toType(location ? checker.getTypeOfSymbolAtLocation(symbol, location) : checker.getTypeOfSymbol(symbol)),
    getSignatureFromDeclaration: (node: NativeNode) => toSignature(checker.getSignatureFromDeclaration(node)),
    getResolvedSignature: (node: NativeNode) => toSignature(checker.getResolvedSignature(node)),
    getReturnTypeOfSignature: ({ returnType }: SignatureView) => returnType,
    getAwaitedType: awaited,
    isTypeAssignableTo: (source: TypeView, target: TypeView) =>
      checker.isTypeAssignableTo(source.native, target.native),
    typeToString: ({ native: type }: TypeView, enclosing?: NativeNode, flags?: number) =>
      checker.typeToString(type, enclosing, flags),
    findInScope: (name: string, { syntax }: NativeSourceFile) =>
      toSymbol(checker.resolveName(name, native.SymbolFlags.Type | native.SymbolFlags.Alias, syntax)),
  };
}

function toTypeScript(native: NativeModule, syntax: NativeSyntaxModule): object {
  const toSyntax = (node: NativeNode | NativeSourceFile): NativeNode =>
    node instanceof NativeSourceFile ? node.syntax : node;
  return {
    ...syntax,
    sys: { fileExists: existsSync },
    isParameter: syntax["isParameterDeclaration"],
    isMethodSignature: syntax["isMethodSignatureDeclaration"],
    isPropertySignature: syntax["isPropertySignatureDeclaration"],
    isSourceFile: (node: NativeNode | NativeSourceFile) =>
      node instanceof NativeSourceFile || syntax["isSourceFile"]?.(node) === true,
    // The names of TypeScript up to 6, as the plugin writes them into its answers.
    ScriptElementKind: { parameterElement: "parameter", functionElement: "function", string: "string", unknown: "" },
    TypeFormatFlags: { NoTruncation: 1 },
    DiagnosticCategory: native.DiagnosticCategory,
    SymbolFlags: native.SymbolFlags,
    TypeFlags: native.TypeFlags,
    getNameOfDeclaration: (declaration: { readonly name?: NativeNode }) => declaration.name,
    forEachChild: <T>(node: NativeNode | NativeSourceFile, visit: (child: NativeNode) => T | undefined) =>
      toSyntax(node).forEachChild(visit),
  };
}
