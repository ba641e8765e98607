/** Replaces the graph whenever the server of a live page sends a new one. */
import type { PageLive, PageUpdate } from "../page-data.js";
import { getElement } from "./element.js";
import type { Explorer } from "./explorer.js";

/** Milliseconds after which a connection that the browser has given up is tried again. */
const AGAIN = 2000;

/** Listens to the events of the server for as long as the page lives. */
export function listenToServer({ events }: PageLive, explorer: Explorer): void {
  const notice = getElement("notice");
  const source = new EventSource(events);
  source.onopen = () => {
    notice.hidden = true;
  };
  source.onerror = () => {
    notice.textContent = "Disconnected, waiting for the server…";
    notice.hidden = false;
    // The browser tries again by itself, except after an answer that is no event stream.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listenToServer({ events }, explorer), AGAIN);
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    notice.hidden = true;
    // A cast because our own server wrote it.
    explorer.replace(JSON.parse(data) as PageUpdate);
    explorer.said.emit("The graph has been updated");
  };
}
