"use strict";
// What can be undone: a step holds the text and the dismissals after it, and what was decided there: [forth, back].
function undoable() {
  const MOST_STEPS = 200;
  let steps = [{ text: "", dismissed: new Map(), made: [] }];
  let at = 0;

  return {
    isFirst: () => at === 0,
    isLast: () => at === steps.length - 1,

    // Adds a step, unless nothing changed and nothing was decided.
    add(text, dismissed, made) {
      if (steps[at].text === text && !made.length) return;
      steps = [...steps.slice(0, at + 1), { text, dismissed: new Map(dismissed), made }].slice(-MOST_STEPS);
      at = steps.length - 1;
    },

    amend(dismissed) { steps[at].dismissed = new Map(dismissed); },

    // Goes one step back (-1) or forth (1): what holds there, and the decisions that lead to it.
    walk(way) {
      const to = at + way;
      if (to < 0 || to >= steps.length) return null;
      const made = steps[way < 0 ? at : to].made.map(([forth, back]) => (way < 0 ? back : forth));
      at = to;
      return { text: steps[at].text, dismissed: new Map(steps[at].dismissed), made };
    },
  };
}
