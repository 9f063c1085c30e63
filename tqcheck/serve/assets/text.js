"use strict";
// One side of the page: a text area and, under it, the same text with the marks. Typing, undoing by keyboard,
// composing and bidirectional text are the browser's own; the marks move along and never change the text.

// What was replaced to make `after` of `before`: before[start:end] by after[start:start + length].
function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let rest = 0;
  while (rest < most - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest += 1;
  return { start, end: before.length - rest, length: after.length - rest - start };
}

// The spans after an edit: those before and behind it; one that it touches is gone, for its words are.
function moved(spans, { start, end, length }) {
  const by = length - (end - start);
  return spans.flatMap((span) => {
    if (span.end <= start) return [span];
    return span.start >= end ? [{ ...span, start: span.start + by, end: span.end + by }] : [];
  });
}

// The text cut at the ends of the spans: [words, spans over them].
function* pieces(text, spans) {
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    const [from, to] = [cuts[n], cuts[n + 1]];
    yield [text.slice(from, to), spans.filter((span) => span.start <= from && to <= span.end)];
  }
}

const MOST_TYPED = 5000;  // characters; browsers take seconds to edit more in, but a moment to set them

function editor(side, changed) {
  const area = document.getElementById(side);
  const ground = document.getElementById(`${side}-ground`);
  const ranks = ["neutral", "minor", "major", "critical"];
  let spans = [];  // { id, severity, start, end, ... }; those without an id are followed, not drawn
  let known = "";

  function draw() {
    const drawn = spans.filter((span) => span.id && span.end > span.start);
    ground.replaceChildren(...[...pieces(known, drawn)].map(([words, over]) => {
      if (!over.length) return words;
      const mark = document.createElement("mark");
      mark.className = ranks[Math.max(...over.map((span) => ranks.indexOf(span.severity)))];
      mark.dataset.findings = over.map((span) => span.id).join(" ");
      mark.textContent = words;
      return mark;
    }), "\n");  // a last empty line takes room in a text area
  }

  function follow() {
    const text = area.value;
    if (text === known) return;
    spans = moved(spans, difference(known, text));
    known = text;
    draw();
    changed();
  }

  // Through the browser's own editing, so that its undo knows of it too; ours knows of all.
  function replace(start, end, words) {
    const at = document.activeElement;
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    const done = words.length > MOST_TYPED ? false : words ? document.execCommand("insertText", false, words) : start === end || document.execCommand("delete");
    if (!done) area.setRangeText(words, start, end, "end");
    follow();
    if (at !== area) at?.focus?.({ preventScroll: true });
  }

  area.addEventListener("input", follow);
  area.addEventListener("paste", (event) => {
    const words = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const most = area.maxLength - area.value.length;
    if (words.length <= MOST_TYPED || words.length > most) return;
    event.preventDefault();
    replace(area.selectionStart, area.selectionEnd, words);
  });
  return {
    area,
    text: () => area.value,
    spans: () => spans,
    spanOf: (id) => spans.find((span) => span.id === id),
    at: (offset) => spans.find((span) => span.id && span.start <= offset && offset <= span.end),
    mark(list) { spans = list; draw(); report.refresh(); },
    write(text) { area.value = text; follow(); },
    become(text) {
      const { start, end, length } = difference(area.value, text);
      if (start !== end || length) replace(start, end, text.slice(start, start + length));
    },
    replace,
    turn(dir, lang) {
      for (const element of [area, ground]) { element.dir = dir; element.lang = lang; }
    },
  };
}
