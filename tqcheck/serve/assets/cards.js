"use strict";
// What the page adds to the report's cards: buttons, and what a decision on one says to the server.
function counted(findings) {
  const found = (severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = ["critical", "major", "minor", "neutral"].map((each) => [found(each), each]).filter(([n]) => n);
  return parts.length ? parts.map((part) => part.join(" ")).join(", ") : "Nothing found by the checks that ran.";
}

function actions(finding, lang) {
  const part = document.getElementById("actions").content.cloneNode(true);
  part.querySelector(".accept").replaceChildren(...finding.suggestions.map((words, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "take";
    button.dataset.choice = n;
    button.append("Accept ", isolated(words || "(leave it out)", lang));
    return button;
  }));
  return part;
}

function restorable(finding, lang) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.restore = finding.fingerprint;
  button.textContent = "Restore";
  item.append(isolated(finding.words, lang), ` ${finding.code} ${finding.name} `, button);
  return item;
}

function isolated(words, lang) {
  const element = document.createElement("bdi");
  element.lang = lang;
  element.textContent = words;
  return element;
}

function decided(decision, finding, { lang, source_lang }, more = {}) {
  const { code, fingerprint, words, confidence, severity, sentence } = finding;
  const [marked, whole] = [words.slice(0, 5000), sentence.slice(0, 5000)];
  return { decision, code, fingerprint, words: marked, confidence, severity, lang, source_lang, sentence: whole, ...more };
}

const withdrawn = (decision) => ({ ...decision, decision: "withdrawn", reason: undefined });
