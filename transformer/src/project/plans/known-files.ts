/** Files whose imports are followed by syntax alone: what their names stand for, in them and in each other. */
import { Declarations, type Declaration, type DeclarationPart } from "../../2-analyse/names/declarations.js";
import { parse, type ParsedModule } from "../../2-analyse/syntax/parse.js";
import { readNamespaces } from "../../2-analyse/names/read-namespaces.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { Oracle } from "../../oracle/oracle.js";
import { createSyntaxOracle } from "../../oracle/syntax-oracle.js";

/** Where files come from. */
export interface FileSource {
  /** The file that a specifier names; null where that cannot be told. */
  find(specifier: string, importer: string): string | null;
  /** The text of a file; null where there is none. */
  read(file: string): string | null;
  /** What a file is as a dataflow module or barrel; null when it has errors. */
  readModule(file: string): ModuleIr | "plain" | null;
}

/** Files by name, each read once. */
export class KnownFiles {
  readonly #source: FileSource;
  readonly #declarations = new Map<string, Declarations | null>();

  /** @param file - A file that has been parsed already. */
  constructor(source: FileSource, file: ParsedModule) {
    this.#source = source;
    this.#declarations.set(file.file, new Declarations(file.program));
  }

  /** The oracle that answers what names stand for, and knows nothing of types. */
  get oracle(): Oracle {
    const findModule = (location: Location): string | null => this.#findImport(location, "*")?.file ?? null;
    const syntax = createSyntaxOracle(findModule, (specifier, importer) => this.#source.find(specifier, importer));
    return { ...syntax, findDeclaration: (location) => this.#findDeclaration(location) };
  }

  /** The file that a name is imported from; null when it is not, or the file cannot be told. */
  findOrigin(location: Location): string | null {
    return this.#findImport(location)?.file ?? null;
  }

  #findDeclaration(location: Location): Location | null {
    const declarations = this.#declarationsOf(location.file);
    // What no name of the top level is meant by is declared in some scope of the file, and known to nobody outside.
    if (declarations?.usesWithin(location.span)[0]?.offset !== location.span.start) return declarations && location;
    const declaration = this.#findUse(location);
    if (declaration === null) return null;
    if (toImport(declaration) === null) return { file: location.file, span: declaration.nameSpan };
    const found = this.#findImport(location);
    return found && this.#findExport(found.file, found.imported);
  }

  /** Where a file declares what it exports by a name. */
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

  /** The top-level name that is all of an expression. */
  #findUse({ file, span }: Location): Declaration | null {
    const [use] = this.#declarationsOf(file)?.usesWithin(span) ?? [];
    return use?.offset === span.start && use.end === span.end ? use.declaration : null;
  }

  #declarationsOf(file: string): Declarations | null {
    const known = this.#declarations.get(file);
    if (known !== undefined) return known;
    const text = this.#source.read(file);
    const parsed = text === null ? null : parse(file, text);
    const declarations = parsed === null || parsed.errors.length > 0 ? null : new Declarations(parsed.program);
    this.#declarations.set(file, declarations);
    return declarations;
  }
}

function toImport({ parts }: Declaration): Extract<DeclarationPart, { kind: "import" }> | null {
  const [part] = parts;
  return parts.length === 1 && part?.kind === "import" && !part.isTypeOnly ? part : null;
}
