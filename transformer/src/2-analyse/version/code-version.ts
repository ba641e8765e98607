/**
 * Code versions: hashes that caches and lineage stores compare to find out whether a node's code has changed.
 *
 * A version covers the function, every declaration of the same file that it reaches, and the names that it imports.
 */
import { createHash } from "node:crypto";
import type { Node } from "oxc-parser";
import type { Span } from "../../ir/span.js";
import { toCanonicalText } from "./canonical-text.js";
import type { Declaration, Declarations } from "../names/declarations.js";

/** Hexadecimal digits of a code version: 96 bits, beyond accidental collision in any one project. */
const VERSION_LENGTH = 24;

/** Computes the code versions of one module, and caches the parts that its functions share. */
export class CodeVersions {
  /** The declarations with which names are resolved. */
  readonly #declarations: Declarations;
  /** Hash of each declaration by itself, computed once, however many functions reach it. */
  readonly #hashes = new Map<Declaration, string>();

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  /** The code version of a function; linear in the code that it reaches. */
  of(tsNode: Node): string {
    const reached = this.#reachedFrom(tsNode);
    const hashes = [...reached].map((declaration) => `${declaration.name} ${this.#hashOf(declaration)}`).sort();
    return hash([toCanonicalText(tsNode), ...hashes].join("\n"));
  }

  #reachedFrom(root: Span): ReadonlySet<Declaration> {
    const reached = new Set<Declaration>();
    const pending: Span[] = [root];
    for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
      for (const { declaration } of this.#declarations.usesWithin(span)) {
        if (reached.has(declaration)) continue;
        reached.add(declaration);
        for (const part of declaration.parts) if (part.kind === "local") pending.push(part.tsNode);
      }
    }
    return reached;
  }

  #hashOf(declaration: Declaration): string {
    const known = this.#hashes.get(declaration);
    if (known !== undefined) return known;
    const texts = declaration.parts.map((part) =>
      part.kind === "local" ? toCanonicalText(part.tsNode) : `import ${part.imported} from ${part.source}`,
    );
    const result = hash(texts.join("\n"));
    this.#hashes.set(declaration, result);
    return result;
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, VERSION_LENGTH);
}
