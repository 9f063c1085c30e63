"use strict";
// Marks, cards and filters of one or more documents. The served page calls refresh() when it has put new ones there.
const report = (() => {
  let cards, marks, ticks, cardOf, marksOf;
  const tip = document.getElementById("tip");
  const filters = document.getElementById("filters");
  const idsOf = (mark) => mark.dataset.findings.trim().split(" ");
  const cardsOf = (mark) => idsOf(mark).map((id) => cardOf.get(id)).filter(Boolean);
  const beside = window.matchMedia("(min-width: 70.01rem)");  // as in the style: the cards stand beside the text
  let here = null;

  function collect() {
    cards = [...document.querySelectorAll(".card")];
    marks = [...document.querySelectorAll("mark")];
    ticks = [...document.querySelectorAll("rect[data-go]")];
    cardOf = new Map(cards.map((card) => [card.id, card]));
    marksOf = new Map(cards.map((card) => [card.id, []]));
    for (const mark of marks) {
      for (const id of idsOf(mark)) marksOf.get(id)?.push(mark);
    }
    if (!cards.includes(here)) here = null;
  }

  const visible = () => cards.filter((card) => !card.hidden);

  function filter() {
    const data = new FormData(filters);
    const severities = new Set(data.getAll("severity"));
    const least = Number(data.get("confidence"));
    document.getElementById("sure").textContent = `${least}%`;
    let count = 0;
    for (const card of cards) {
      const { severity, category, code, confidence } = card.dataset;
      const off = !severities.has(severity) || Number(confidence) < least ||
        (data.get("category") && data.get("category") !== category) || (data.get("code") && data.get("code") !== code);
      if (card.hidden !== !!off) card.hidden = off;
      count += !off;
    }
    for (const mark of marks) {
      const off = cardsOf(mark).every((card) => card.hidden);
      if (mark.classList.contains("off") === off) continue;
      mark.classList.toggle("off", off);
      if (mark.hasAttribute("role")) mark.tabIndex = off ? -1 : 0;
    }
    for (const tick of ticks) tick.classList.toggle("off", cardOf.get(tick.dataset.go).hidden);
    document.getElementById("shown").textContent = `${count} of ${cards.length} shown`;
  }

  function go(card, focus = true) {
    if (!card) return;
    here?.classList.remove("here");
    document.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
    here = card;
    card.classList.add("here");
    const own = marksOf.get(card.id);
    own.forEach((mark) => mark.classList.add("here"));
    card.scrollIntoView({ block: "nearest" });
    const target = own.find((mark) => mark.matches("[role], .ground mark"));
    target?.scrollIntoView({ block: focus ? "center" : "nearest" });
    if (focus) target?.focus({ preventScroll: true });
    card.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: { focus } }));
  }

  function step(by) {
    const list = visible();
    if (!list.length) return;
    const at = list.indexOf(here);
    go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  }

  function show(mark) {
    const shown = cardsOf(mark).filter((card) => !card.hidden);
    if (!shown.length || (beside.matches && shown.every((card) => card === here))) return;
    tip.replaceChildren(...shown.flatMap((card) =>
      [...card.querySelectorAll(".head strong, .message, .instead, dl")].map((part) => {
        const copy = part.cloneNode(true);
        copy.removeAttribute("id");
        return copy;
      })));
    tip.style.left = "0";
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8));
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${box.bottom + window.scrollY + 6}px`;
  }

  const hide = () => { tip.hidden = true; };
  const markAt = (event) => event.target.closest?.("mark[role]:not(.off)");

  document.addEventListener("mouseover", (event) => { const mark = markAt(event); if (mark) show(mark); });
  document.addEventListener("mouseout", (event) => { if (markAt(event)) hide(); });
  document.addEventListener("focusin", (event) => { const mark = markAt(event); if (mark) show(mark); else hide(); });
  document.addEventListener("click", (event) => {
    const jump = event.target.closest?.("[data-go]");
    if (jump) go(cardOf.get(jump.dataset.go));
    const mark = markAt(event);
    if (mark) go(cardsOf(mark)[0], false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input[type=text], textarea")) return;
    if (event.key === "n" || event.key === "j") step(1);
    if (event.key === "p" || event.key === "k") step(-1);
    if (event.key === "Enter" && markAt(event)) go(cardsOf(event.target)[0], false);
  });
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  const refresh = () => { collect(); filter(); };
  refresh();
  return { refresh, go, step, hide, here: () => here, visible };
})();
