/** Finds references and what a rename changes with TypeScript 7, in the form of TypeScript's language service. */
import type ts from "typescript";
import { findTsNode } from "../../oracle/find/find-ts-node.js";
import type { NativeHandle, NativeNode, NativeProject } from "./native-api.js";

/** A name in a file. */
interface Name {
  readonly node: NativeNode;
  readonly fileName: string;
  readonly textSpan: ts.TextSpan;
}

/** A symbol with the names that refer to it. */
interface FoundSymbol {
  readonly definition: Name;
  readonly references: readonly Name[];
}

/** Answers questions about the names of one project. */
export class NativeNames {
  readonly #project: NativeProject;
  readonly #program: ts.Program;
  readonly #typescript: typeof ts;

  /**
   * @param program - The program of the project.
   * @param typescript - The TypeScript with which the program's nodes are inspected.
   */
  constructor(project: NativeProject, program: ts.Program, typescript: typeof ts) {
    this.#project = project;
    this.#program = program;
    this.#typescript = typescript;
  }

  /** Implements `LanguageService.findReferences`. */
  findReferences(file: string, position: number): ts.ReferencedSymbol[] {
    return this.#find(file, position).map(({ definition, references }) => ({
      // A cast because no feature reads the texts of a definition.
      definition: { fileName: definition.fileName, textSpan: definition.textSpan } as ts.ReferencedSymbolDefinitionInfo,
      references: references.map(({ fileName, textSpan }) => ({ fileName, textSpan, isWriteAccess: false })),
    }));
  }

  /**
   * Implements `LanguageService.findRenameLocations`. A shorthand property keeps the name that is not renamed, as with
   * the preference `providePrefixAndSuffixTextForRename`.
   */
  findRenameLocations(file: string, position: number): ts.RenameLocation[] {
    return this.#find(file, position).flatMap(({ definition, references }) => {
      const isProperty = this.#isProperty(definition.node.parent);
      return references.map(({ node, fileName, textSpan }) => ({
        fileName,
        textSpan,
        ...this.#keepOther(node, node === definition.node ? false : isProperty),
      }));
    });
  }

  #find(file: string, position: number): readonly FoundSymbol[] {
    const node = this.#nodeAt(file, position);
    if (node === null) return [];
    return this.#project.checker.getReferencedSymbolsForNode(node, position).flatMap((entry) => {
      const definition = this.#toName(entry.definition);
      if (definition === null) return [];
      return [{ definition, references: entry.references.flatMap((handle) => this.#toName(handle) ?? []) }];
    });
  }

  /** The name at a position, or the one that ends there. */
  #nodeAt(file: string, position: number): NativeNode | null {
    const typescript = this.#typescript;
    const sourceFile = this.#program.getSourceFile(file);
    if (sourceFile === undefined) return null;
    for (const start of [position, position - 1]) {
      const tsNode = findTsNode(sourceFile, { start, end: start + 1 }, typescript);
      if (typescript.isIdentifier(tsNode) || typescript.isStringLiteral(tsNode)) return tsNode;
    }
    return null;
  }

  #toName(handle: NativeHandle): Name | null {
    const found = handle.resolve();
    if (found === undefined) return null;
    const typescript = this.#typescript;
    // A definition may be the whole declaration.
    const node = (typescript.getNameOfDeclaration(found as unknown as ts.Declaration) ?? found) as NativeNode;
    const quote = typescript.isStringLiteral(node as unknown as ts.Node) ? 1 : 0;
    const start = node.getStart() + quote;
    return { node, fileName: node.getSourceFile().fileName, textSpan: { start, length: node.end - quote - start } };
  }

  #isProperty(declaration: NativeNode): boolean {
    const typescript = this.#typescript;
    const tsNode = declaration as unknown as ts.Node;
    return typescript.isPropertySignature(tsNode) || typescript.isPropertyAssignment(tsNode);
  }

  /** What is written beside a new name, where one name is both a property and a variable. */
  #keepOther(node: NativeNode, isProperty: boolean): { readonly prefixText?: string; readonly suffixText?: string } {
    const typescript = this.#typescript;
    const tsNode = node as unknown as ts.Node;
    const parent = node.parent as unknown as ts.Node;
    if (!typescript.isIdentifier(tsNode)) return {};
    const isBound = typescript.isBindingElement(parent) && parent.propertyName === undefined;
    const isInPattern = isBound && typescript.isObjectBindingPattern(parent.parent);
    if (!isInPattern && !typescript.isShorthandPropertyAssignment(parent)) return {};
    return isProperty ? { suffixText: `: ${tsNode.text}` } : { prefixText: `${tsNode.text}: ` };
  }
}
