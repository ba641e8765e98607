/** Files of a project that have been read for code versions. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isJavaScript, isTypeScript } from "../../1-discover/discover.js";
import { CodeFile } from "../../2-analyse/version/code-file.js";
import { toCodeHash } from "../../2-analyse/version/code-hash.js";
import type { CodePlace } from "../../2-analyse/version/code-place.js";
import type { ImportTarget } from "../../2-analyse/version/import-target.js";
import { parseCode } from "../../2-analyse/version/parse-code.js";
import { stampOf, type FileStamp } from "./file-stamp.js";

/** A file that has been read. */
export interface KnownFile {
  /** The state of the file when it was read. */
  stamp: FileStamp;
  /** The text of a file with code, the hash of any other; null if it could not be read. */
  readonly text: string | null;
  /** Hash of the text; null until it is needed, and if there is no text. */
  hash: string | null;
  /** The file as code; null until it is needed, and for other files. */
  code: CodeFile | null;
  /** Where an import of the file leads; null until it is needed. */
  target: ImportTarget | null;
}

/** Reads a file. */
export function readKnownFile(path: string): KnownFile {
  return { stamp: stampOf(path), text: readText(path), hash: null, code: null, target: null };
}

/** Whether a file on the disk has another text now. */
export function hasChanged(path: string, known: KnownFile): boolean {
  const now = stampOf(path);
  if (now.state === known.stamp.state && !known.stamp.isFresh) return false;
  if (readText(path) !== known.text) return true;
  known.stamp = now;
  return false;
}

/** Whether a file has code, as its name says. */
export function isCode(path: string): boolean {
  return isTypeScript(path) || isJavaScript(path);
}

/** The target of an import that takes a file as it is, without reading it as code. */
export function toBytes({ text }: KnownFile, place: CodePlace): ImportTarget {
  if (text === null) return { kind: "gap", path: place.path, why: "cannot be read" };
  return { kind: "file", ...place, hash: toCodeHash([text]) };
}

/** The target of an import of a file with code. */
export function toCode(known: KnownFile, place: CodePlace): ImportTarget {
  const { text } = known;
  if (known.code !== null) return { kind: "code", file: known.code };
  if (text === null) return { kind: "gap", path: place.path, why: "cannot be read" };
  const parsed = parseCode(place.path, text);
  if (parsed.errors.length > 0) return { kind: "gap", path: place.path, why: "has syntax errors" };
  known.code = new CodeFile(place, text, parsed.program);
  known.code.complete();
  return { kind: "code", file: known.code };
}

function readText(path: string): string | null {
  try {
    if (isCode(path)) return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return null;
  }
}
