"use strict";

/* Search over window.catalogueIndex, for each part
   [name, page, kind, description, texts, maker, connectors, buses]. */
(() => {
  const MOST = 12;
  const AT_ONCE = 50;
  const root = document.body.dataset.root;
  const form = document.querySelector("form.search");
  const field = document.getElementById("search");
  const found = document.getElementById("found");

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const entries = window.catalogueIndex.map(([name, page, kind, description, texts, maker, connector, bus]) => ({
    name, page, description, texts,
    kind: [kind], maker: [maker], connector, bus,
    all: plain([name, description, ...texts].join("\n")), /* no text has lines of its own */
  }));

  const holds = (text, words) => words.every((word) => text.includes(word));

  const rank = (entry, query, words) => {
    const [name, , ...texts] = entry.all.split("\n");
    if (name === query) return 4;
    if (name.startsWith(query)) return 3;
    if (holds(name, words)) return 2;
    return texts.some((text) => holds(text, words)) ? 1 : 0;
  };

  const reason = (entry, words) => {
    const [name, , ...texts] = entry.all.split("\n");
    const index = texts.findIndex((text) => holds(text, words));
    return holds(name, words) || index < 0 ? entry.description : entry.texts[index];
  };

  const search = (query, among = entries) => {
    const words = query.split(/\s+/).filter(Boolean);
    return among
      .filter((entry) => holds(entry.all, words))
      .map((entry) => ({ entry, rank: words.length ? rank(entry, query, words) : 0, words }))
      .sort((a, b) => b.rank - a.rank);
  };

  const span = (className, text) => {
    const made = document.createElement("span");
    made.className = className;
    made.textContent = text;
    return made;
  };

  const result = ({ entry, words }) => {
    const link = document.createElement("a");
    const why = words.length ? reason(entry, words) : entry.description;
    link.href = root + entry.page;
    link.append(span("name", entry.name), span("kind", entry.kind[0]), span("why", why));
    return link;
  };

  const option = (link, index) => {
    link.id = `found-${index}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };

  const allOf = (text, count) => {
    const link = document.createElement("a");
    link.href = `${root}find.html#${new URLSearchParams({ q: text })}`;
    link.append(span("name", `All ${count} parts, with filters`));
    return link;
  };

  const show = () => {
    const query = plain(field.value.trim());
    const hits = query ? search(query) : [];
    const links = hits.slice(0, MOST).map(result);
    if (hits.length > MOST) links.push(allOf(field.value.trim(), hits.length));
    found.replaceChildren(...links.map(option));
    if (query && !hits.length) found.append(span("nothing", "No part holds all these words."));
    found.hidden = !query;
    field.setAttribute("aria-expanded", String(!found.hidden));
    field.removeAttribute("aria-activedescendant");
  };

  const move = (step) => {
    const hits = [...found.querySelectorAll("a")];
    if (!hits.length) return;
    const now = hits.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const from = now < 0 && step < 0 ? 0 : now;
    const next = (from + step + hits.length) % hits.length;
    hits.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
    hits[next].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", hits[next].id);
  };

  const close = () => {
    found.hidden = true;
    field.setAttribute("aria-expanded", "false");
  };

  const open = () => {
    const chosen = found.querySelector('[aria-selected="true"]') || found.querySelector("a");
    if (chosen && !found.hidden) chosen.click();
  };

  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: open };

  field.addEventListener("input", show);
  field.addEventListener("focus", show);
  field.addEventListener("keydown", (event) => {
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(input|textarea)$/i.test(document.activeElement.tagName)) {
      event.preventDefault();
      field.focus();
    }
  });
  form.hidden = false;

  /* The page of filters: what is chosen stands in its address, so that it can be sent and kept. */
  const finder = document.getElementById("finder");
  if (!finder) return;
  const FILTERS = ["kind", "maker", "connector", "bus"];
  const results = document.getElementById("results");
  const more = document.getElementById("more");
  let hits = [];

  const offer = (name) => {
    const counts = new Map();
    for (const entry of entries) {
      for (const value of entry[name]) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const values = [...counts.keys()].filter(Boolean).sort((a, b) => a.localeCompare(b));
    finder.elements[name].append(
      new Option("all", ""),
      ...values.map((value) => new Option(`${value} (${counts.get(value)})`, value)));
    finder.elements[name].parentElement.hidden = !values.length;
  };

  const extend = () => {
    const start = results.childElementCount;
    const items = hits.slice(start, start + AT_ONCE).map((hit) => {
      const item = document.createElement("li");
      item.append(result(hit));
      return item;
    });
    results.append(...items);
    const left = hits.length - results.childElementCount;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(left, AT_ONCE)} more`;
  };

  const filter = () => {
    const wanted = FILTERS.filter((name) => finder.elements[name].value);
    const among = entries.filter((entry) =>
      wanted.every((name) => entry[name].includes(finder.elements[name].value)));
    hits = search(plain(finder.elements.q.value.trim()), among);
    document.getElementById("count").textContent =
      hits.length === 1 ? "1 part" : `${hits.length} parts`;
    results.replaceChildren();
    extend();
    const chosen = [...new FormData(finder)].filter(([, value]) => value);
    history.replaceState(null, "", `#${new URLSearchParams(chosen)}`);
  };

  const take = () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", ...FILTERS]) finder.elements[name].value = chosen.get(name) || "";
    filter();
  };

  FILTERS.forEach(offer);
  finder.addEventListener("input", filter);
  finder.addEventListener("submit", (event) => event.preventDefault());
  finder.addEventListener("reset", () => setTimeout(filter));
  window.addEventListener("hashchange", take);
  more.addEventListener("click", extend);
  take();
})();

/* A button beside each number copies it. */
(() => {
  const copyBySelection = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelection(text);
    }
  };

  for (const code of document.querySelectorAll("code.number")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "copy";
    button.setAttribute("aria-label", `Copy ${code.textContent}`);
    button.title = "Copy";
    button.addEventListener("click", async () => {
      await copy(code.textContent);
      button.textContent = "copied";
      button.setAttribute("aria-label", `Copied ${code.textContent}`);
      setTimeout(() => { button.textContent = "copy"; }, 1500);
    });
    code.after(button);
  }
})();

/* A row of a pin table and its contact in the face beside it point at each other. */
document.querySelectorAll(".with-face").forEach((box) => {
  const contacts = [...box.querySelectorAll("g[data-contact]")];
  for (const row of box.querySelectorAll("tr[data-contact]")) {
    const pair = [row, ...contacts.filter((g) => g.dataset.contact === row.dataset.contact)];
    const light = (on) => pair.forEach((item) => item.classList.toggle("lit", on));
    for (const item of pair) {
      item.addEventListener("pointerenter", () => light(true));
      item.addEventListener("pointerleave", () => light(false));
    }
  }
});
