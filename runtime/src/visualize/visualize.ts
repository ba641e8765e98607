/** Pictures of dataflows as text: pure functions of an exported graph. */
export { draw } from "./draw.js";
export { toDrawing, type DrawingRequest } from "./drawing/to-drawing.js";
export { toJson } from "./to-json.js";
export { toMermaid } from "./mermaid/to-mermaid.js";
export { toDot } from "./dot/to-dot.js";
export { toSvg } from "./svg/to-svg.js";
export { toHtml } from "./html/to-html.js";
export { toPage, toPageUpdate, type PageOptions } from "./html/to-page.js";
export type { PageLive, PageProblem, PageUpdate } from "./html/page-data.js";
export { selectView } from "./select-view.js";
export type { ExecutionExport, ExportedEdge, ExportedNode, ExportedOrigin } from "../lineage/execution-export.js";
export { describeNotes, type NoteReader } from "./drawing/describe-notes.js";
export { limitOf } from "./drawing/limit-of.js";
export type { Drawing, DrawingNote, DrawnEdge, DrawnGroup, DrawnKind, DrawnNode, NodeFlag } from "./drawing/drawing.js";
export type { NodeKind } from "../graph/node-kind.js";
export type {
  DrawGraph,
  DrawingFormat,
  DrawingOptions,
  NodeStyle,
  ViewOptions,
  VisualizeOptions,
} from "./drawing-options.js";
