/** Starts the language server of the workspace's own `@icosian/transformer`, one for each folder that has it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { commands, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

const SHOW_GRAPH = "icosian.showGraph";
const RENAME_NODE = "icosian.renameNode";
const LANGUAGES = ["typescript", "typescriptreact"];

/** The clients by the URI of their folder. */
const clients = new Map();

/** Called by VS Code when a workspace has the package, or when a TypeScript file is opened. */
export async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("icosian.restart", async () => {
      await stopAll();
      await startAll();
    }),
    commands.registerCommand(SHOW_GRAPH, (...args) => execute(SHOW_GRAPH, args)),
    commands.registerCommand(RENAME_NODE, (...args) => execute(RENAME_NODE, args)),
    workspace.onDidChangeWorkspaceFolders(startAll),
  );
  await startAll();
}

/** Called by VS Code at the end. */
export function deactivate() {
  return stopAll();
}

async function startAll() {
  const folders = workspace.workspaceFolders ?? [];
  for (const [key, client] of [...clients])
    if (!folders.some(({ uri }) => uri.toString() === key)) {
      clients.delete(key);
      await client.stop();
    }
  for (const folder of folders) {
    const key = folder.uri.toString();
    const script = join(folder.uri.fsPath, "node_modules/@icosian/transformer/bin/icosian.js");
    if (clients.has(key) || !existsSync(script)) continue;
    const client = new LanguageClient("icosian", "Icosian", toServer(script, folder), toOptions(folder));
    clients.set(key, client);
    await client.start();
  }
}

async function stopAll() {
  const all = [...clients.values()];
  clients.clear();
  await Promise.all(all.map((client) => client.stop()));
}

function toServer(script, folder) {
  const command = workspace.getConfiguration("icosian").get("node", "node");
  return { command, args: [script, "lsp", "--stdio"], options: { cwd: folder.uri.fsPath } };
}

function toOptions(folder) {
  return {
    documentSelector: LANGUAGES.map((language) => ({
      scheme: "file",
      language,
      pattern: `${folder.uri.fsPath.replaceAll("\\", "/")}/**/*`,
    })),
    workspaceFolder: folder,
    diagnosticCollectionName: "icosian",
    initializationOptions: { asksForNames: true, hasCommands: true },
    initializationFailedHandler: (error) => {
      void window.showErrorMessage(`Icosian: the language server does not start. ${error.message}`);
      return false;
    },
  };
}

/** Sends a command to the server of the document that it is about; asks for what is missing. */
async function execute(command, [uri = window.activeTextEditor?.document.uri.toString(), second, third]) {
  const client = findClient(uri);
  if (client === undefined) {
    void window.showInformationMessage("Icosian: open a file of a project that has @icosian/transformer.");
    return null;
  }
  const newName = command === RENAME_NODE ? (third ?? (await askForName())) : undefined;
  if (command === RENAME_NODE && newName === undefined) return null;
  const args = [uri, second, newName].filter((each) => each !== undefined);
  try {
    return await client.sendRequest("workspace/executeCommand", { command, arguments: args });
  } catch (error) {
    void window.showErrorMessage(`Icosian: ${error.message}`);
    return null;
  }
}

function askForName() {
  return window.showInputBox({ prompt: "The new name of the node, in all dataflows that have it" });
}

function findClient(uri = "") {
  // The innermost folder counts.
  const keys = [...clients.keys()].filter((key) => uri.startsWith(`${key}/`)).sort((a, b) => b.length - a.length);
  return clients.get(keys[0]);
}
