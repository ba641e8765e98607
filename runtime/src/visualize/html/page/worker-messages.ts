/** What the page and its workers say to each other. */
import type { Layout, LayoutGraph, LayoutOptions } from "../../layout/layout-graph.js";
import type { Camera } from "./camera.js";
import type { Scene } from "./scene.js";

/** What the page asks. */
export type WorkerRequest =
  | { readonly kind: "layOut"; readonly graph: LayoutGraph; readonly options: LayoutOptions }
  | { readonly kind: "scene"; readonly scene: Scene }
  | TileRequest;

/** Asks for a part of the scene as a bitmap. */
export interface TileRequest {
  /** Tells the messages apart. */
  readonly kind: "tile";
  /** What the answer is called. */
  readonly key: string;
  /** Which colours. */
  readonly theme: "light" | "dark";
  /** Which part, and how large. */
  readonly camera: Camera;
  /** Width in pixels of the page. */
  readonly width: number;
  /** Height in pixels of the page. */
  readonly height: number;
  /** Pixels of the device per pixel of the page. */
  readonly ratio: number;
}

/** What a worker answers. */
export type WorkerAnswer =
  | { readonly kind: "laidOut"; readonly layout: Layout }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "tile"; readonly key: string; readonly bitmap: ImageBitmap };
