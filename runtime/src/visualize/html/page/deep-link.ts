/** Keeps the selected node in the address of the page. */
import { getElement } from "./element.js";
import type { Explorer } from "./explorer.js";

const PREFIX = "#node=";

/** Goes where the address says, and writes what is selected into it. */
export function followAddress(explorer: Explorer): void {
  const read = (): void => {
    const { hash } = location;
    if (!hash.startsWith(PREFIX)) return;
    const name = decode(hash.slice(PREFIX.length));
    const node = explorer.model.indexes.get(name);
    if (node === undefined) say(`There is no node ${name}`);
    else if (node !== explorer.selected) explorer.goTo(node);
  };
  const say = (text: string): void => {
    const notice = getElement("notice");
    notice.textContent = text;
    notice.hidden = false;
  };
  addEventListener("hashchange", read);
  read();
  explorer.selectionChanged.listen(() => {
    const node = explorer.model.nodes[explorer.selected];
    getElement("notice").hidden = true;
    const hash = node === undefined ? "" : `${PREFIX}${encodeURIComponent(node.name)}`;
    if (hash === location.hash) return;
    try {
      history.replaceState(null, "", hash === "" ? location.pathname + location.search : hash);
    } catch {
      // Pages without an address of their own, as in a frame of a notebook, refuse it.
    }
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
