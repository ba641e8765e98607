/** Takes the directive out of a module that has its manifest: bundlers warn of directives that they do not know. */

/** What may stand before and between directives: white space, comments, the first line of a script. */
const BETWEEN = /(?:\s|\/\/.*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|^#!.*)*/y;

/** A directive with its semicolon. */
const DIRECTIVE = /(?:"([^"\\\n]*)"|'([^'\\\n]*)')(?:[ \t]*;)?/y;

/** The same text with spaces in place of `"use dataflow";`, so that every other character stays where it is. */
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
