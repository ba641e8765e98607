/** The style sheet of an SVG picture. */
import type { Drawing } from "../drawing/drawing.js";
import { LINE_STYLES } from "../drawing/node-box.js";
import { LOOKS } from "../drawing/shapes.js";
import { DARK, LIGHT, type Theme } from "../drawing/theme.js";

/** What all texts are written in; each font is at most as wide as the measures of `measureText`. */
export const FONTS = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif';

/**
 * Writes the rules. All of them are restricted to pictures of the same theme, so that several pictures in one page do not
 * change each other.
 */
export function toSvgStyle(theme: Drawing["theme"]): string {
  const scope = `.icosian-${theme}`;
  const [first, ...others] = theme === "auto" ? [LIGHT, DARK] : [theme === "dark" ? DARK : LIGHT];
  const dark = others.map((each) => `@media (prefers-color-scheme:dark){${toColours(each, scope)}}`);
  return [toForms(scope), toColours(first, scope), ...dark].join("\n");
}

function toForms(scope: string): string {
  const lines = Object.entries(LINE_STYLES).map(
    ([role, { fontSize, weight }]) =>
      `${scope} .${role}{font-size:${fontSize}px;font-weight:${weight === "bold" ? 600 : 400}}`,
  );
  const dashed = Object.entries(LOOKS).flatMap(([kind, { isDashed }]) =>
    isDashed ? [`${scope} .${kind} .shape`] : [],
  );
  return [
    `${scope} text{font-family:${FONTS};text-anchor:middle}`,
    ...lines,
    `${scope} .title{font-size:17px;font-weight:600;text-anchor:start}`,
    `${scope} .note{font-size:12px;text-anchor:start}`,
    `${scope} .box text{font-size:11px;font-weight:600;text-anchor:start}`,
    `${scope} .shape{stroke-width:1.4;stroke-linejoin:round}`,
    `${scope} .inner{fill:none;stroke-width:1.1;stroke-linejoin:round}`,
    `${dashed.join(",")}{stroke-dasharray:5 3}`,
    `${scope} .output .shape{stroke-width:3.2}`,
    `${scope} .halo{fill:none;stroke-width:9;stroke-opacity:.4;stroke-linejoin:round}`,
    `${scope} .highlighted .shape{stroke-width:2.6}`,
    `${scope} .edge{fill:none;stroke-width:1.4}`,
    `${scope} .optional{stroke-dasharray:5 4}`,
    `${scope} .collects{stroke-width:2.8}`,
  ].join("\n");
}

function toColours({ kinds, ...theme }: Theme, scope: string): string {
  const ofKinds = Object.entries(kinds).flatMap(([kind, { fill, stroke }]) => [
    `${scope} .${kind} .shape{fill:${fill};stroke:${stroke}}`,
    `${scope} .${kind} .inner{stroke:${stroke}}`,
  ]);
  return [
    `${scope} .background{fill:${theme.background}}`,
    `${scope} text{fill:${theme.muted}}`,
    `${scope} .name,${scope} .title{fill:${theme.text}}`,
    `${scope} .edge{stroke:${theme.edge}}`,
    `${scope} .tip{fill:${theme.edge}}`,
    `${scope} .box rect{fill:${theme.groupFill};stroke:${theme.groupStroke}}`,
    `${scope} .odd rect{fill:${theme.background}}`,
    `${scope} .hatch{stroke:${theme.muted};stroke-opacity:.28}`,
    ...ofKinds,
    `${scope} .highlighted .shape{stroke:${theme.highlight}}`,
    `${scope} .halo{stroke:${theme.highlight}}`,
  ].join("\n");
}
