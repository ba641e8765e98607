/** What the script of the page does in a worker. */
import { layOut } from "../../layout/lay-out.js";
import { paintTile } from "./paint-tile.js";
import { SceneIndex } from "./scene-index.js";
import type { WorkerAnswer, WorkerRequest } from "./worker-messages.js";

/** The part of a worker's global object that is used; the library of DOM types has only that of pages. */
interface WorkerScope {
  /** Is called with what the page asks. */
  onmessage: ((event: { readonly data: WorkerRequest }) => void) | null;
  /** Answers. */
  postMessage(answer: WorkerAnswer, transfer?: readonly Transferable[]): void;
}

/** Lays out graphs and paints tiles for the page. */
export function serveWorker(scope: WorkerScope): void {
  let index: SceneIndex | null = null;
  scope.onmessage = ({ data }) => {
    switch (data.kind) {
      case "layOut":
        scope.postMessage(answerLayout(data));
        return;
      case "scene":
        index = new SceneIndex(data.scene);
        return;
      case "tile": {
        const canvas = new OffscreenCanvas(Math.ceil(data.width * data.ratio), Math.ceil(data.height * data.ratio));
        const context = canvas.getContext("2d", { alpha: false });
        if (context === null || index === null) return;
        paintTile(context, index, data);
        const bitmap = canvas.transferToImageBitmap();
        scope.postMessage({ kind: "tile", key: data.key, bitmap }, [bitmap]);
      }
    }
  };
}

function answerLayout({ graph, options }: Extract<WorkerRequest, { kind: "layOut" }>): WorkerAnswer {
  try {
    return { kind: "laidOut", layout: layOut(graph, options) };
  } catch (error) {
    return { kind: "failed", message: String(error) };
  }
}
