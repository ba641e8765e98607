/** The script of the page, which is also that of its workers. */
import { serveWorker } from "./serve-worker.js";
import { startPage } from "./start-page.js";

if (typeof document === "undefined") serveWorker(globalThis as unknown as Parameters<typeof serveWorker>[0]);
else startPage(document.currentScript?.textContent ?? "");
