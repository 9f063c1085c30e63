"use strict";
// Files that are opened or dropped on a side, and files that are saved. What was opened is handed to `load`.
function files(sides, load, trouble) {
  const choice = document.getElementById("choice");
  const file = { name: "translation.txt", lines: "\n" };
  let texts = [];

  async function open(side, given) {
    try {
      texts = await server.read(given);
    } catch (problem) {
      trouble(problem.message);
      return;
    }
    trouble("");
    document.getElementById(`${side}-name`).textContent = given.name;
    if (side === "target") file.name = given.name;
    choice.hidden = side !== "target" || texts.length < 2;
    which.replaceChildren(...texts.map((text, n) => new Option(text.name || `${n + 1}`, n)));
    chosen(side, texts[0]);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const stem = () => file.name.replace(/\.[^.]*$/, "") || "translation";

  for (const [side, { area }] of Object.entries(sides)) {
    const box = area.closest(".side");
    document.getElementById(`${side}-file`).addEventListener("change", (event) => event.target.files[0] && open(side, event.target.files[0]));
    box.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      box.classList.add("over");
    });
    box.addEventListener("dragleave", () => box.classList.remove("over"));
    box.addEventListener("drop", (event) => {
      box.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      open(side, event.dataTransfer.files[0]);
    });
  }

  function chosen(side, found) {
    if (side === "target") file.lines = /\r\n/.test(found.text) ? "\r\n" : "\n";
    load(side, found);
  }

  const which = choice.querySelector("select");
  which.addEventListener("change", (event) => { event.stopPropagation(); chosen("target", texts[which.value]); });
  return {
    name: () => file.name.slice(-200),
    saveText: (text) =>
      save(new Blob([text.replace(/\n/g, file.lines)], { type: "text/plain;charset=utf-8" }), `${stem()}.corrected.txt`),
    saveReport: (report) => save(report, `${stem()}.report.html`),
  };
}
