"use strict";

/* What pages say in another language than English, by the English. */
const said = JSON.parse(document.body.dataset.said || "{}");
const say = (text, value) => (said[text] || text).replace(/\{\w+\}/, () => value);

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
    button.textContent = say("copy");
    button.setAttribute("aria-label", say("Copy {text}", code.textContent));
    button.title = say("copy");
    button.addEventListener("click", async () => {
      await copy(code.textContent);
      button.textContent = say("copied");
      button.setAttribute("aria-label", say("Copied {text}", code.textContent));
      setTimeout(() => { button.textContent = say("copy"); }, 1500);
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
