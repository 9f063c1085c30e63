"use strict";
// The page: reviews while one types, puts the report's cards beside the text, and does what the buttons say.
(() => {
  const PAUSE = 300;  // milliseconds without typing before the server is asked
  const by = (id) => document.getElementById(id);
  const setup = by("setup");
  const sides = { target: editor("target", typed), source: editor("source", typed) };
  const target = sides.target;
  const { toText } = together(target);
  const disk = files(sides, load, trouble);
  let view = { findings: [], dismissed: [] };
  let dismissed = new Map();  // fingerprint: the decision that dismissed it
  const steps = undoable();
  let pause = 0, running = false, wanted = false, unsaved = false, next = -1;

  // --- reviewing

  function typed() {
    unsaved = true;
    clearTimeout(pause);
    pause = setTimeout(() => { remember(); review(); }, PAUSE);
  }

  function asked() {
    const { lang, source_lang, date, models } = Object.fromEntries(new FormData(setup));
    return {
      text: target.text(), source: sides.source.text(), lang: lang.trim(), source_lang: source_lang.trim(),
      ...(date && { date }), models: models === "on", name: disk.name(), dismissed: [...dismissed.keys()],
    };
  }

  async function review() {
    wanted = true;
    if (running) return;
    running = true;
    while (wanted) {
      wanted = false;
      const request = asked();
      busy(request.text ? "reviewing …" : "");
      try {
        const answer = request.text.trim() ? await server.view(request) : null;
        const now = asked();
        if (now.text !== request.text || now.source !== request.source) continue;  // typed() will ask again
        if (answer && recognised(answer)) { wanted = true; continue; }
        show(answer);
        trouble("");
      } catch (problem) {
        trouble(problem.message);
        by("entrance").hidden = problem.status !== 401;
      }
    }
    busy("");
    running = false;
  }

  // A dismissed finding has another fingerprint when its sentence was edited elsewhere: it stays dismissed.
  function recognised(answer) {
    const kept = target.spans().filter((span) => dismissed.has(span.dismissed));
    const again = answer.findings.filter((finding) => kept.some((span) =>
      span.code === finding.code && span.start === finding.span[0] && span.end === finding.span[1]));
    for (const finding of again) {
      const span = kept.find((each) => each.code === finding.code && each.start === finding.span[0]);
      dismissed.set(finding.fingerprint, dismissed.get(span.dismissed));
    }
    if (again.length) steps.amend(dismissed);
    return again.length > 0;
  }

  // --- showing

  function show(answer) {
    view = answer ?? { findings: [], dismissed: [], cards: "<p class=nothing>Nothing reviewed yet.</p>", about: "", rows: "" };
    by("about").innerHTML = view.about;
    by("cards").innerHTML = view.cards;
    document.querySelectorAll("#cards .card").forEach((card, n) => card.append(actions(view.findings[n], view.lang)));
    if (answer) {
      target.turn(view.dir, view.lang);
      sides.source.turn(sides.source.text() ? view.source_dir : "auto", view.source_lang);
      setup.lang.placeholder = view.lang || "detected";
      setup.source_lang.placeholder = view.source_lang || "detected";
    }
    by("pairs").hidden = !view.rows;
    fillPairs();
    showDismissed();
    sides.source.mark(view.findings.flatMap(({ source_span: at, severity }, n) =>
      at ? [{ id: `d0f${n}`, severity, start: at[0], end: at[1] }] : []));
    target.mark([
      ...view.findings.map(({ span: [start, end], severity, code }, n) => ({ id: `d0f${n}`, severity, code, start, end })),
      ...view.dismissed.map(({ span: [start, end], code, fingerprint }) => ({ dismissed: fingerprint, code, start, end })),
    ]);
    by("totals").textContent = answer ? counted(view.findings) : "Paste a translation, or drop a file.";
    buttons();
    focusNext();
  }

  function fillPairs() {
    const pairs = by("pairs");
    pairs.querySelector("div").innerHTML = pairs.open ? view.rows : "";
  }

  function showDismissed() {
    const box = by("dismissed");
    const shown = view.dismissed.filter(({ fingerprint }) => dismissed.has(fingerprint));
    box.hidden = !shown.length;
    box.querySelector("summary").textContent = `${shown.length} dismissed`;
    box.querySelector("ol").replaceChildren(...shown.map((finding) => restorable(finding, view.lang)));
  }

  function focusNext() {
    if (next < 0) return;
    const cards = report.visible();
    const card = cards[Math.min(next, cards.length - 1)];
    next = -1;
    if (card) report.go(card); else target.area.focus();
  }

  function busy(words) { by("busy").textContent = words; }
  function trouble(words) { by("trouble").textContent = words; by("trouble").hidden = !words; }

  function buttons() {
    by("undo").disabled = steps.isFirst();
    by("redo").disabled = steps.isLast();
    const safe = view.findings.filter((finding) => finding.safe).length;
    by("safe").disabled = !safe;
    by("safe").textContent = safe ? `Accept ${safe} safe suggestion${safe > 1 ? "s" : ""}` : "Accept safe suggestions";
    by("save-text").disabled = by("save-report").disabled = !target.text();
  }

  // --- deciding

  function remember(made = []) {
    steps.add(target.text(), dismissed, made);
    buttons();
  }

  function walk(way) {
    clearTimeout(pause);
    remember();
    const step = steps.walk(way);
    if (!step) return;
    dismissed = step.dismissed;
    target.become(step.text);
    step.made.forEach(keep);
    review();
    buttons();
  }

  const keep = (decision) => server.keep(decision).catch((problem) => trouble(problem.message));

  function finish(made) {
    clearTimeout(pause);
    remember(made);
    made.forEach(([forth]) => keep(forth));
    review();
  }

  function take(chosen) {
    clearTimeout(pause);
    remember();
    const made = [];
    for (const { n, choice } of [...chosen].reverse()) {
      const span = target.spanOf(`d0f${n}`);
      if (!span) continue;  // its words were just edited
      const suggestion = view.findings[n].suggestions[choice];
      target.replace(span.start, span.end, suggestion);
      const accepted = decided("accepted", view.findings[n], view, { suggestion: suggestion.slice(0, 5000) });
      made.push([accepted, withdrawn(accepted)]);
    }
    finish(made);
  }

  function dismiss(n, reason) {
    const finding = view.findings[n];
    const decision = decided("dismissed", finding, view, { reason });
    dismissed.set(finding.fingerprint, decision);
    finish([[decision, withdrawn(decision)]]);
  }

  function restore(fingerprint) {
    const decision = dismissed.get(fingerprint);
    dismissed = new Map([...dismissed].filter(([, each]) => each !== decision));
    finish([[withdrawn(decision), decision]]);
  }

  const numberOf = (card) => Number(card.id.slice(3));

  by("cards").addEventListener("click", ({ target: clicked }) => {
    const card = clicked.closest(".card");
    const button = clicked.closest("button");
    if (!card || !button) return;
    if (button.matches(".jump")) return toText(card);
    next = report.visible().indexOf(card);
    if (button.matches(".take")) take([{ n: numberOf(card), choice: Number(button.dataset.choice) }]);
    if (button.dataset.reason) dismiss(numberOf(card), button.dataset.reason);
  });
  by("dismissed").addEventListener("click", ({ target: clicked }) => {
    if (clicked.dataset.restore) restore(clicked.dataset.restore);
  });
  by("safe").addEventListener("click", () =>
    take(view.findings.flatMap((finding, n) => (finding.safe ? [{ n, choice: 0 }] : []))));
  by("undo").addEventListener("click", () => walk(-1));
  by("redo").addEventListener("click", () => walk(1));

  // --- files

  function load(side, found) {
    if (side === "target") {
      Object.assign(setup.lang, { value: found.lang });
      if (found.source_lang) setup.source_lang.value = found.source_lang;
      setup.date.value = found.date;
      dismissed = new Map();
      if (found.source) sides.source.write(found.source);
    } else if (found.lang) {
      setup.source_lang.value = found.lang;
    }
    sides[side].write(found.text);
    unsaved = false;
  }

  by("save-text").addEventListener("click", () => {
    disk.saveText(target.text());
    unsaved = false;
  });
  by("save-report").addEventListener("click", async () => {
    try {
      disk.saveReport(await server.report(asked()));
    } catch (problem) {
      trouble(problem.message);
    }
  });

  // --- the rest

  setup.addEventListener("change", review);
  setup.addEventListener("submit", (event) => event.preventDefault());
  by("pairs").addEventListener("toggle", () => { fillPairs(); report.refresh(); });
  by("entrance").addEventListener("submit", (event) => {
    event.preventDefault();
    server.enter(new FormData(event.target).get("token"));
    event.target.hidden = true;
    review();
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved && target.text()) event.preventDefault(); });
  for (const { area } of Object.values(sides)) area.dispatchEvent(new Event("input"));  // what the browser kept
})();
