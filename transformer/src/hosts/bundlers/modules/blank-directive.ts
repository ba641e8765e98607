/** Removes the directive from a module that has its manifest, because bundlers warn about unknown directives. */

/** The text that may come before and between directives: white space, comments, the first line of a script. */
const BETWEEN = /(?:\s|\/\/.*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|^#!.*)*/y;

/** A directive with its semicolon. */
const DIRECTIVE = /(?:"([^"\\\n]*)"|'([^'\\\n]*)')(?:[ \t]*;)?/y;

/** Replaces `"use dataflow";` with spaces, so that every other character keeps its position. */
export function blankDirective(text: string): string {
  let position = 0;
  for (;;) {
    const start = position + (matchAt(BETWEEN, text, position)?.[0].length ?? 0);
    const directive = matchAt(DIRECTIVE, text, start);
    if (directive === null) return text;
    position = start + directive[0].length;
    if ((directive[1] ?? directive[2]) === "use dataflow")
      return text.slice(0, start) + " ".repeat(directive[0].length) + text.slice(position);
  }
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
