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

  /* Lines of an entry: its name, its description, its texts; made when it is first found. */
  const lines = (entry) => (entry.lines ||= entry.all.split("\n"));

  const rank = (entry, query, words) => {
    const [name] = lines(entry);
    if (name === query) return 4;
    if (name.startsWith(query)) return 3;
    if (holds(name, words)) return 2;
    const together = words.length === 1 || lines(entry).some((line, i) => i && holds(line, words));
    return together ? 1 : 0;
  };

  const reason = (entry, words) => {
    const [name, , ...texts] = lines(entry);
    const index = texts.findIndex((text) => holds(text, words));
    return holds(name, words) || index < 0 ? entry.description : entry.texts[index];
  };

  const search = (query, among = entries) => {
    const words = query.split(/\s+/).filter(Boolean);
    if (!words.length) return among.map((entry) => ({ entry, words }));
    const byRank = [[], [], [], [], []];
    for (const entry of among) {
      if (holds(entry.all, words)) byRank[rank(entry, query, words)].push({ entry, words });
    }
    return byRank.reverse().flat();
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
    link.append(span("name", say("All {count} parts, with filters", count)));
    return link;
  };

  const show = () => {
    const query = plain(field.value.trim());
    const hits = query ? search(query) : [];
    const links = hits.slice(0, MOST).map(result);
    if (hits.length > MOST) links.push(allOf(field.value.trim(), hits.length));
    found.replaceChildren(...links.map(option));
    if (query && !hits.length) found.append(span("nothing", say("No part holds all these words.")));
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
      new Option(say("all"), ""),
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
    more.textContent = say("Show {count} more", Math.min(left, AT_ONCE));
  };

  const filter = () => {
    const wanted = FILTERS.filter((name) => finder.elements[name].value);
    const among = entries.filter((entry) =>
      wanted.every((name) => entry[name].includes(finder.elements[name].value)));
    hits = search(plain(finder.elements.q.value.trim()), among);
    document.getElementById("count").textContent =
      hits.length === 1 ? say("1 part") : say("{count} parts", hits.length);
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
