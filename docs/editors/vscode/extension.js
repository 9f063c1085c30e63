// Starts `tqcheck lsp` and leaves the rest to VS Code's language client.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration("tqcheck");
  const languages = ["plaintext", "markdown", "html", "xml", "po"];
  client = new LanguageClient(
    "tqcheck",
    "tqcheck",
    { command: settings.get("command"), args: ["lsp"] },
    {
      documentSelector: languages.map((language) => ({ language })),
      initializationOptions: { source: settings.get("source") },
      synchronize: { configurationSection: "tqcheck" },
    },
  );
  return client.start();
};

exports.deactivate = () => client && client.stop();
