/** Texts that would be markup somewhere if they were not escaped. */
import * as fc from "fast-check";

/** Names that TypeScript or modifiers can make, each of which means something in one of the formats. */
export const HOSTILE: readonly string[] = [
  "daily.clean.x",
  "end",
  "graph",
  "default",
  "style a:b#c;",
  "classDef x:y#z;",
  "click n0 call alert()",
  '"',
  '"]; evil --> n0["',
  "'",
  "`code`",
  "<script>alert(1)</script>",
  "<b>bold</b><br/>",
  "&amp; &lt; &#60; #60; #quot;",
  "]]>",
  "<!-- -->",
  "%%",
  "%%{init: {}}%%",
  "---",
  "a\nb\r\nc",
  "\\N \\G \\l \\",
  "\u0000\u0007\u001b",
  "\ud800 alone",
  "\u202ereversed",
  "日本語の名前",
  "👩‍👩‍👧 family 🇪🇺",
  "1. list",
  "- list",
  "# heading",
  "> quote",
  "**bold** _it_ __it__ ~~x~~",
  "www.example.com",
  "https://example.com",
  "[link](javascript:alert(1))",
  "fa:fa-home",
  "$$x$$",
  "ﬂ°°60¶ß",
  "{{x}} ([y]) >z]",
  "a|b||c",
  " leading and trailing ",
  "two  spaces",
  "",
  "constructor",
  "__proto__",
  "url(#x)",
  "-->",
  "@{ shape: x }",
  ":::output",
];

/** Short texts of any characters, and of those that mean something. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(..."<>&\"'`#;:%{}[]()|\\/\n-=.~_*$@!? aB1é漢".split("")), maxLength: 24 }),
);

/** Several different names. */
export const anyNames: fc.Arbitrary<readonly string[]> = fc.uniqueArray(anyText, { minLength: 1, maxLength: 6 });

/** Several texts put together. */
export const anyLongText: fc.Arbitrary<string> = fc.array(anyText, { maxLength: 4 }).map((texts) => texts.join("\n"));
