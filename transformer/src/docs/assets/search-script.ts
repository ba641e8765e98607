/** The search of the site: a script for browsers, without modules, because pages on disk can load none. */

/**
 * Looks through the index, which it loads when the field is first used. Every word must occur in the name, the kind, the
 * type, a tag, the module or the documentation; names count most. It writes texts as texts, never as HTML.
 */
export const SEARCH_SCRIPT: string = `"use strict";
(() => {
  const root = document.body.dataset.root;
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const list = box.querySelector("[role=listbox]");
  const status = box.querySelector("[role=status]");
  const MOST = 30;
  let index = null;
  let loading = null;
  let shown = [];
  let active = -1;

  function load() {
    loading ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = root + "search-index.js";
      script.onload = () => {
        index = globalThis.icosianIndex;
        resolve();
      };
      script.onerror = () => {
        loading = null;
        script.remove();
        status.textContent = "The index of the search cannot be loaded.";
        status.classList.remove("hidden");
      };
      document.head.append(script);
    });
    return loading;
  }

  /** How well an entry fits one word; 0 if it does not. */
  function rate([name, , kind, type, module, tags, summary, words], word) {
    const lower = name.toLowerCase();
    if (lower === word) return 100;
    if (lower.startsWith(word)) return 80;
    const at = lower.indexOf(word);
    if (at > 0) return /[^a-z0-9]/i.test(name[at - 1]) || name[at] !== lower[at] ? 60 : 40;
    for (const tag of tags === "" ? [] : tags.toLowerCase().split("\\n")) {
      if (tag === word || tag.endsWith("=" + word) || tag.startsWith(word + "=")) return 35;
      if (tag.includes(word)) return 25;
    }
    if (kind.toLowerCase() === word) return 22;
    if (module >= 0 && index.modules[module].toLowerCase().includes(word)) return 20;
    if (type.toLowerCase().includes(word)) return 15;
    if (summary.toLowerCase().includes(word)) return 12;
    return words.includes(word) ? 10 : 0;
  }

  function find(text) {
    const words = text.toLowerCase().split(/\\s+/).filter((word) => word !== "");
    if (words.length === 0) return [];
    const found = [];
    for (const entry of index.entries) {
      let score = 0;
      for (const word of words) {
        const one = rate(entry, word);
        score = one === 0 ? -Infinity : score + one;
      }
      if (score > 0) found.push({ entry, score });
    }
    const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return found.sort((a, b) => b.score - a.score || a.entry[0].length - b.entry[0].length || byName(a.entry[0], b.entry[0]));
  }

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name !== "") made.className = name;
    made.textContent = text;
    return made;
  }

  function show() {
    if (index === null) return;
    const found = find(input.value);
    shown = found.slice(0, MOST).map(({ entry }) => entry);
    active = shown.length > 0 ? 0 : -1;
    list.replaceChildren(...shown.map(toOption));
    const isOpen = input.value.trim() !== "";
    list.hidden = !isOpen || shown.length === 0;
    status.classList.toggle("hidden", !isOpen || shown.length > 0);
    status.textContent = !isOpen ? "" : found.length === 0 ? "Nothing matches." : found.length + (found.length === 1 ? " result" : " results");
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  }

  function toOption([name, path, kind, type, module, tags, summary], position) {
    const option = element("a", "", "");
    option.href = root + path;
    option.id = "result-" + position;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.append(element("span", "node k-" + kind, name), element("code", "", type === "" ? kind : type));
    const more = [module < 0 ? "" : index.modules[module], tags.split("\\n").join(", "), summary].filter((text) => text !== "");
    option.append(element("small", "", more.join(" · ")));
    return option;
  }

  function mark() {
    for (const [position, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(position === active));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", "result-" + active);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    status.classList.add("hidden");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function open(event) {
    await load();
    show();
    if (active < 0) return;
    const address = list.children[active].href;
    if (event.ctrlKey || event.metaKey) window.open(address);
    else location.href = address;
  }

  input.addEventListener("focus", () => void load().then(show));
  input.addEventListener("input", () => void load().then(show));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shown.length === 0) return;
      active = (active + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (index !== null && active >= 0 && !list.hidden) follow(event);
      else void open(event);
    } else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    }
  });
  function follow(event) {
    const address = list.children[active].href;
    if (event.ctrlKey || event.metaKey) window.open(address);
    else location.href = address;
  }
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]") !== null;
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isPalette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!isSlash && !isPalette) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  box.hidden = false;
})();
`;
