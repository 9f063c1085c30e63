"use strict";
// The text and its cards: what is chosen on one side is shown on the other; F8 goes from card to card.
function together(target) {
  function toText(card, focus = true) {
    const span = target.spanOf(card.id);
    if (!span) return;
    if (focus) target.area.focus({ preventScroll: true });
    target.area.setSelectionRange(span.start, span.end);
  }

  document.addEventListener("chosen", ({ target: card, detail }) => {
    const typing = document.activeElement === target.area;
    if (detail.focus) toText(card, typing);
    if (detail.focus && !typing) card.querySelector(".actions button, .actions summary")?.focus({ preventScroll: true });
  });
  target.area.addEventListener("click", () => {
    const span = target.at(target.area.selectionStart);
    const card = span && document.getElementById(span.id);
    if (card) report.go(card, false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8") return;
    event.preventDefault();
    report.step(event.shiftKey ? -1 : 1);
  });

  return { toText };
}
