/** What the page and its workers say to each other. */
import type { Layout, LayoutGraph, LayoutOptions } from "../../layout/layout-graph.js";
import type { Camera } from "./camera.js";
import type { Scene } from "./scene.js";

/** What the page asks. */
export type WorkerRequest = LayoutRequest | SceneRequest | TileRequest;

/** What a worker answers. */
export type WorkerAnswer = LayoutAnswer | FailedAnswer | TileAnswer;

/** Asks for a layout. */
export interface LayoutRequest {
  /** Tells the messages apart. */
  readonly kind: "layOut";
  /** Nodes with their sizes, and edges. */
  readonly graph: LayoutGraph;
  /** How they are laid out. */
  readonly options: LayoutOptions;
}

/** Replaces the scene of which tiles are painted. */
export interface SceneRequest {
  /** Tells the messages apart. */
  readonly kind: "scene";
  /** The scene from now on. */
  readonly scene: Scene;
}

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

/** A finished layout. */
export interface LayoutAnswer {
  /** Tells the messages apart. */
  readonly kind: "laidOut";
  /** Where everything is. */
  readonly layout: Layout;
}

/** The layout has thrown, which is our bug. */
export interface FailedAnswer {
  /** Tells the messages apart. */
  readonly kind: "failed";
  /** What it has thrown. */
  readonly message: string;
}

/** A finished tile. */
export interface TileAnswer {
  /** Tells the messages apart. */
  readonly kind: "tile";
  /** The key of the request. */
  readonly key: string;
  /** The pixels, which now belong to the page. */
  readonly bitmap: ImageBitmap;
}
