/** Replaces the graph whenever the server of a live page sends a new one. */
import type { PageLive, PageUpdate } from "../page-data.js";
import { getElement } from "./element.js";

/** Milliseconds after which a connection that the browser has given up is tried again. */
const AGAIN = 2000;

/**
 * Listens to the events of the server for as long as the page lives.
 *
 * @param show - Shows an update.
 */
export function listenToServer({ events }: PageLive, show: (update: PageUpdate) => void): void {
  const notice = getElement("notice");
  const source = new EventSource(events);
  source.addEventListener("open", () => {
    notice.hidden = true;
  });
  source.addEventListener("error", () => {
    notice.textContent = "Disconnected, waiting for the server…";
    notice.hidden = false;
    // The browser tries again by itself, except after an answer that is no event stream.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listenToServer({ events }, show), AGAIN);
  });
  source.addEventListener("message", ({ data }: MessageEvent<string>) => {
    notice.hidden = true;
    try {
      // A cast because our own server wrote it.
      show(JSON.parse(data) as PageUpdate);
    } catch (error) {
      notice.textContent = `The server has sent a graph that cannot be read: ${String(error)}`;
      notice.hidden = false;
    }
  });
}
