/** The colours of pictures. */
import type { DrawnKind } from "./drawing.js";

/** The colours of one kind of node. */
export interface KindColours {
  /** Colour of the area, as `#rrggbb`. */
  readonly fill: string;
  /** Colour of the border, as `#rrggbb`. */
  readonly stroke: string;
}

/** The colours of a picture, as `#rrggbb`. */
export interface Theme {
  /** Behind everything. */
  readonly background: string;
  /** Names and titles. */
  readonly text: string;
  /** Types, tags, badges and notes. */
  readonly muted: string;
  /** Edges. */
  readonly edge: string;
  /** The area of a group; those inside others have it too. */
  readonly groupFill: string;
  /** The border of a group. */
  readonly groupStroke: string;
  /** The ring around highlighted nodes. */
  readonly highlight: string;
  /** Colours by kind. */
  readonly kinds: Readonly<Record<DrawnKind, KindColours>>;
}

/** The colours of light pictures. */
export const LIGHT: Theme = {
  background: "#ffffff",
  text: "#1a2230",
  muted: "#4f5b6b",
  edge: "#7a8798",
  groupFill: "#f6f8fa",
  groupStroke: "#ccd4dd",
  highlight: "#d9480f",
  kinds: {
    input: { fill: "#f3f5f8", stroke: "#6c7889" },
    config: { fill: "#f3f0fa", stroke: "#7d6bb3" },
    function: { fill: "#eaf2fc", stroke: "#3a76c4" },
    fanOut: { fill: "#fff3df", stroke: "#b36b00" },
    collect: { fill: "#fdece4", stroke: "#b8502a" },
    field: { fill: "#e6f5fb", stroke: "#2c87ad" },
    step: { fill: "#eceefb", stroke: "#5a63bd" },
    check: { fill: "#fbf6d6", stroke: "#857000" },
    loader: { fill: "#e4f5ec", stroke: "#1f8058" },
    saver: { fill: "#dff3f2", stroke: "#14797a" },
    metadata: { fill: "#f2f4ea", stroke: "#6d7845" },
    result: { fill: "#e3ecfa", stroke: "#22549f" },
    given: { fill: "#f9eef6", stroke: "#a05590" },
    group: { fill: "#eef1f5", stroke: "#566273" },
  },
};

/** The colours of dark pictures. */
export const DARK: Theme = {
  background: "#12171e",
  text: "#e8edf3",
  muted: "#a9b5c3",
  edge: "#77859a",
  groupFill: "#191f28",
  groupStroke: "#364150",
  highlight: "#ff9d5c",
  kinds: {
    input: { fill: "#232a34", stroke: "#93a0b1" },
    config: { fill: "#2a2639", stroke: "#a897dd" },
    function: { fill: "#1b2a40", stroke: "#6ea5ea" },
    fanOut: { fill: "#36290f", stroke: "#e0a13c" },
    collect: { fill: "#38231a", stroke: "#e58a63" },
    field: { fill: "#15303c", stroke: "#5fb8dc" },
    step: { fill: "#23274a", stroke: "#929bf0" },
    check: { fill: "#302c12", stroke: "#cbb53c" },
    loader: { fill: "#15322a", stroke: "#51bd8d" },
    saver: { fill: "#123234", stroke: "#4bb9ba" },
    metadata: { fill: "#2a2e1d", stroke: "#a9b67c" },
    result: { fill: "#1a2b4d", stroke: "#84aef5" },
    given: { fill: "#35233a", stroke: "#d68fc6" },
    group: { fill: "#262e3a", stroke: "#a3b0c1" },
  },
};
