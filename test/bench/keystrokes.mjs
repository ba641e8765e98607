/**
 * Measures a keystroke: with the plugin in TypeScript 6, and in the language server beside TypeScript 7.
 *
 * For the plugin, the time is that of the whole answer, TypeScript's own errors included, and the share of it that is the
 * plugin's. For the server, it is the time from the edit that a client process sends to the published diagnostics of
 * that version of the file.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { installPackages } from "../hosts/install-packages.ts";
import { packPackages } from "../hosts/pack.ts";
import { writeProgram } from "./write-program.mjs";

const SIZE = { nodes: 4000, modules: 40 };
const ROUNDS = Number(process.env.ROUNDS ?? 3);
/** Between two keystrokes of a quick typist. */
const GAP_MILLISECONDS = 60;

/** What is typed, after which text in the second half of which file. */
const EDITS = {
  "in a body": ["module20.ts", /throw new Error\("/, "a longer message for "],
  "in a parameter": ["module20.ts", /export function \w+\((?=\w)/, "someLettersBefore"],
  "a new node": [
    "module20.ts",
    /(?=\n\/\*\*)/,
    "\nexport function typed(node1950: number): number {\n  return node1950;\n}\n",
  ],
  "in a request": ["main.ts", /(?=input0: inputs)/, "another: inputs.input1, "],
};

/**
 * Measures both.
 *
 * @returns {Promise<readonly { name: string, count: number, times: readonly number[], added: readonly number[] | null, goal: string }[]>}
 *   Milliseconds: the median and the 95th percentile of whole answers, and of what the plugin adds to TypeScript's.
 */
export async function measureKeystrokes() {
  return [...measurePlugin(), ...toRows("the language server, TypeScript 7.0.2", await measureServer(), "10 / 30")];
}

/**
 * A row for all keystrokes, and one for each kind.
 *
 * @param kinds - By kind, milliseconds of each answer, and of the share that is not TypeScript's, if that is known.
 */
function toRows(name, kinds, goal) {
  const toRow = (title, keystrokes, wanted) => {
    const [answers, shares] = [0, 1].map((column) => keystrokes.map((each) => each[column]));
    return {
      name: title,
      count: keystrokes.length,
      times: toFigures(answers),
      added: shares.includes(undefined) ? null : toFigures(shares),
      goal: wanted,
    };
  };
  const each = Object.entries(kinds).map(([kind, keystrokes]) => toRow(`  ${kind}`, keystrokes, ""));
  return [toRow(name, Object.values(kinds).flat(), goal), ...each];
}

function toFigures(times) {
  return [0.5, 0.95].map((share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]);
}

function measurePlugin() {
  const script = join(import.meta.dirname, "editor.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return toRows("the plugin, TypeScript 6.0.3", JSON.parse(stdout), "adds 15 / 40");
}

async function measureServer() {
  const seven = await installPackages({ typescript: "7.0.2", "@types/node": "20.10.0" }, await packPackages());
  const folder = mkdtempSync(join(seven, "projects/bench-"));
  writeProgram(folder, SIZE);
  const command = join(seven, "node_modules/@icosian/transformer/bin/icosian.js");
  const child = spawn(process.execPath, [command, "lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const editor = new Typist(child, folder);
  try {
    await editor.open(["module20.ts", "main.ts"]);
    const times = Object.fromEntries(Object.keys(EDITS).map((kind) => [kind, []]));
    for (let round = 0; round <= ROUNDS; round++)
      for (const [kind, edit] of Object.entries(EDITS)) {
        const measured = await editor.type(...edit);
        // In the first round, everything is compiled.
        if (round > 0) times[kind].push(...measured.map((time) => [time]));
      }
    return times;
  } finally {
    await editor.close();
    rmSync(folder, { recursive: true });
  }
}

/** A client that types. */
class Typist {
  #connection;
  #folder;
  #documents = new Map();
  #onPublished = () => {};

  constructor(child, folder) {
    this.#folder = folder;
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onNotification("textDocument/publishDiagnostics", (published) => this.#onPublished(published));
    this.#connection.listen();
  }

  async open(names) {
    await this.#connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
    await this.#connection.sendNotification("initialized", {});
    for (const name of names) {
      const document = { uri: pathToFileURL(join(this.#folder, name)).href, languageId: "typescript", version: 1 };
      const text = readFileSync(join(this.#folder, name), "utf8");
      this.#documents.set(name, { ...document, text });
      const isChecked = this.#published(this.#documents.get(name));
      await this.#connection.sendNotification("textDocument/didOpen", { textDocument: { ...document, text } });
      await isChecked;
    }
  }

  /** The times of all letters, after which everything is as before. */
  async type(name, place, letters) {
    const { text } = this.#documents.get(name);
    const half = Math.floor(text.length / 2);
    const { index, 0: found } = place.exec(text.slice(half));
    const before = text.slice(0, half + index + found.length).split("\n");
    let position = { line: before.length - 1, character: before.at(-1).length };
    const times = [];
    for (const letter of letters) {
      times.push(await this.#change(name, { range: { start: position, end: position }, text: letter }));
      const { line, character } = position;
      position = letter === "\n" ? { line: line + 1, character: 0 } : { line, character: character + 1 };
      await wait(GAP_MILLISECONDS);
    }
    await this.#change(name, { text });
    return times;
  }

  async close() {
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    this.#connection.dispose();
  }

  async #change(name, change) {
    const document = this.#documents.get(name);
    document.version++;
    const isChecked = this.#published(document);
    const start = performance.now();
    const { uri, version } = document;
    void this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    await isChecked;
    return performance.now() - start;
  }

  #published({ uri, version }) {
    return new Promise((resolve) => {
      this.#onPublished = (published) => {
        if (published.uri === uri && published.version === version) resolve();
      };
    });
  }
}
