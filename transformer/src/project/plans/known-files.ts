/** Files whose imports are followed by syntax alone, to find what names refer to. */
import type { DeclarationPart } from "../../2-analyse/names/declaration-part.js";
import { Declarations, type Declaration } from "../../2-analyse/names/declarations.js";
import { parse, type ParsedModule } from "../../2-analyse/syntax/parse.js";
import { readNamespaces } from "../../2-analyse/names/read-namespaces.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { Oracle } from "../../oracle/oracle.js";
import { createSyntaxOracle } from "../../oracle/syntax-oracle.js";

/** The source of files. */
export interface FileSource {
  /** The file that a specifier refers to; null if that is unknown. */
  find(specifier: string, importer: string): string | null;
  /** The text of a file; null if there is none. */
  read(file: string): string | null;
  /** A file as a dataflow module or barrel; null if it has errors. */
  readModule(file: string): ModuleIr | "plain" | null;
}

/** Files by name, each read once. */
export class KnownFiles {
  readonly #source: FileSource;
  readonly #declarations = new Map<string, Declarations | null>();

  /** @param file - The file at which the search begins, already parsed. */
  constructor(source: FileSource, file: ParsedModule) {
    this.#source = source;
    this.#declarations.set(file.file, new Declarations(file));
  }

  /** An oracle that knows what names refer to, and no types. */
  get oracle(): Oracle {
    const findModule = (location: Location): string | null => this.#findImport(location, "*")?.file ?? null;
    const syntax = createSyntaxOracle(findModule, (specifier, importer) => this.#source.find(specifier, importer));
    return { ...syntax, findDeclaration: (location) => this.#findDeclaration(location) };
  }

  /** The file that a name is imported from; null if it is not imported, or if the file is unknown. */
  findOrigin(location: Location): string | null {
    return this.#findImport(location)?.file ?? null;
  }

  #findDeclaration(location: Location): Location | null {
    const declarations = this.#declarationsOf(location.file);
    // A name that is not a top-level name is declared in an inner scope, and unknown outside the file.
    if (declarations?.usesWithin(location.span)[0]?.offset !== location.span.start) return declarations && location;
    const declaration = this.#findUse(location);
    if (declaration === null) return null;
    if (toImport(declaration) === null) return { file: location.file, span: declaration.nameSpan };
    const found = this.#findImport(location);
    return found && this.#findExport(found.file, found.imported);
  }

  /** The location at which a file declares an export. */
  #findExport(file: string, name: string): Location | null {
    const text = this.#source.read(file);
    const declarations = this.#declarationsOf(file);
    if (text === null || declarations === null) return null;
    for (const [local, exported] of readNamespaces(file, text).exported) {
      const declaration = exported === name ? declarations.byName.get(local) : undefined;
      if (declaration !== undefined && toImport(declaration) === null) return { file, span: declaration.nameSpan };
    }
    return null;
  }

  #findImport(location: Location, imported?: "*"): { readonly file: string; readonly imported: string } | null {
    const declaration = this.#findUse(location);
    const part = declaration && toImport(declaration);
    if (part === null || (imported === undefined) === (part.imported === "*")) return null;
    const file = this.#source.find(part.source, location.file);
    return file === null ? null : { file, imported: part.imported };
  }

  /** The top-level name that an expression consists of; null for any other expression. */
  #findUse({ file, span }: Location): Declaration | null {
    const [use] = this.#declarationsOf(file)?.usesWithin(span) ?? [];
    return use?.offset === span.start && use.end === span.end ? use.declaration : null;
  }

  #declarationsOf(file: string): Declarations | null {
    const known = this.#declarations.get(file);
    if (known !== undefined) return known;
    const text = this.#source.read(file);
    const parsed = text === null ? null : parse(file, text);
    const declarations = parsed === null || parsed.errors.length > 0 ? null : new Declarations(parsed);
    this.#declarations.set(file, declarations);
    return declarations;
  }
}

function toImport({ parts }: Declaration): Extract<DeclarationPart, { kind: "import" }> | null {
  const [part] = parts;
  return parts.length === 1 && part?.kind === "import" && !part.isTypeOnly ? part : null;
}
