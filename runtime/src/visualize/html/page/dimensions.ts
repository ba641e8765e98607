/** Fonts and sizes of what is painted, in pixels of the picture. */

const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The fonts of the canvas. */
export const FONTS: Readonly<Record<"label" | "detail" | "group" | "groupDetail" | "icon", string>> = {
  label: `600 13px ${FAMILY}`,
  detail: `400 11px ${FAMILY}`,
  group: `600 15px ${FAMILY}`,
  groupDetail: `400 12px ${FAMILY}`,
  icon: `600 12px ${FAMILY}`,
};

/** A font of the family with a size of its own. */
export function toFont(weight: 400 | 600, pixels: number): string {
  return `${weight} ${pixels}px ${FAMILY}`;
}

/** Sizes of items. */
export const SIZES = {
  /** Width of the smallest item. */
  minWidth: 84,
  /** Width of the largest item; longer texts are shortened. */
  maxWidth: 300,
  /** Where texts begin, after the icon. */
  textStart: 37,
  /** Space after texts. */
  textEnd: 14,
  /** Height of a node by its number of lines beside its name. */
  lineHeights: [32, 46, 62],
  /** Height of a group that is collapsed. */
  groupHeight: 58,
  /** Height of the title of a group that is expanded. */
  groupHeader: 34,
  /** Space around the members of a group. */
  groupPadding: 18,
} as const;
