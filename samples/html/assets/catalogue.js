"use strict";

/* Search over window.catalogueIndex: [name, page, kind, description, texts] for each part. */
(() => {
  const MOST = 12;
  const root = document.body.dataset.root;
  const form = document.querySelector("form.search");
  const field = document.getElementById("search");
  const found = document.getElementById("found");

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const entries = window.catalogueIndex.map(([name, page, kind, description, texts]) => ({
    name, page, kind, description, texts,
    plainName: plain(name),
    plainTexts: texts.map(plain),
    all: plain([name, description, ...texts].join("\n")),
  }));

  const holds = (text, words) => words.every((word) => text.includes(word));

  const rank = (entry, query, words) => {
    if (entry.plainName === query) return 4;
    if (entry.plainName.startsWith(query)) return 3;
    if (holds(entry.plainName, words)) return 2;
    return entry.plainTexts.some((text) => holds(text, words)) ? 1 : 0;
  };

  const reason = (entry, words) => {
    const index = entry.plainTexts.findIndex((text) => holds(text, words));
    return holds(entry.plainName, words) || index < 0 ? entry.description : entry.texts[index];
  };

  const search = (query) => {
    const words = query.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    return entries
      .filter((entry) => holds(entry.all, words))
      .map((entry) => ({ entry, rank: rank(entry, query, words), why: reason(entry, words) }))
      .sort((a, b) => b.rank - a.rank);
  };

  const span = (className, text) => {
    const made = document.createElement("span");
    made.className = className;
    made.textContent = text;
    return made;
  };

  const hit = ({ entry, why }, index) => {
    const link = document.createElement("a");
    link.href = root + entry.page;
    link.id = `found-${index}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(span("name", entry.name), span("kind", entry.kind), span("why", why));
    return link;
  };

  const show = () => {
    const query = plain(field.value.trim());
    const hits = search(query);
    found.replaceChildren(...hits.slice(0, MOST).map(hit));
    if (query && !hits.length) found.append(span("nothing", "No part holds all these words."));
    if (hits.length > MOST) found.append(span("nothing", `and ${hits.length - MOST} more parts`));
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
