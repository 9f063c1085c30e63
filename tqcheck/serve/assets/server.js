"use strict";
// What the page asks of its server; the token comes in the address, once, and stays in this tab.
const server = (() => {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("token", given);
    history.replaceState(null, "", location.pathname);
  }

  class Trouble extends Error {
    constructor(message, status) { super(message); this.status = status; }
  }

  async function post(path, body, type = "application/json") {
    const headers = { "Content-Type": type };
    const token = sessionStorage.getItem("token");
    if (token) headers.Authorization = `Bearer ${token}`;
    let answer;
    try {
      answer = await fetch(path, { method: "POST", headers, body });
    } catch {
      throw new Trouble("The server does not answer. Your text is still here.", 0);
    }
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => ({ error: `the server answers ${answer.status}` }));
    const place = said.where ? `${said.where}: ` : "";
    const remedy = said.remedy ? ` (${said.remedy})` : "";
    throw new Trouble(`${place}${said.error}${remedy}`, answer.status);
  }

  return {
    view: async (asked) => (await post("/view", JSON.stringify(asked))).json(),
    report: async (asked) => (await post("/review", JSON.stringify({ ...asked, format: "html" }))).blob(),
    read: async (file) =>
      (await (await post(`/read?name=${encodeURIComponent(file.name.slice(-200))}`, file, "application/octet-stream")).json()).texts,
    keep: (decision) => post("/feedback", JSON.stringify(decision)),
    enter: (token) => sessionStorage.setItem("token", token),
  };
})();
