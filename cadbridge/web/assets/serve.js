"use strict";

/* What pages do beyond their forms: files dropped on them, progress, and a word when the program
   has ended. Every page works without it. */
(() => {
  const said = document.getElementById("said");
  const PAUSE = 700;
  const BEAT = 5000;

  const show = (text) => {
    said.textContent = text;
    said.hidden = !text;
  };
  const tell = (name) => show(said.dataset[name]);

  /* Whoever answers 403 is a later start of the program, which does not know us. */
  const ask = async (address) => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.status === 403) tell("again");
      else if (said.textContent === said.dataset.gone) show("");
      return answer.ok ? answer : null;
    } catch {
      tell("gone");
      return null;
    }
  };

  /* Whether the program is still there, for whoever looks at the page. */
  const look = () => {
    if (!document.hidden) ask("/alive");
  };
  document.addEventListener("visibilitychange", look);
  window.setInterval(look, BEAT);

  /* A form is sent only to a program that knows us, so that nothing typed is lost with the page. */
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    if (await ask("/alive")) form.submit();
  });

  /* Ticks are remembered as they are set, so that no way off the page and back loses them. */
  const changes = document.querySelector("form[data-kept-at]");
  if (changes) {
    let told = Promise.resolve();
    const keep = () => {
      const body = new URLSearchParams(new FormData(changes));
      const how = { method: "POST", body, keepalive: true, redirect: "manual" };
      told = told.then(() => fetch(changes.dataset.keptAt, how)).catch(() => {});
    };
    [...changes.elements].forEach((box) => box.addEventListener("change", keep));
  }

  /* A part of the page that is renewed by itself, so that nothing typed beside it is lost. */
  const renew = async (box) => {
    const part = box.closest(".renewed");
    const answer = part && (await ask(window.location.href));
    const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page && page.getElementById(part.id);
    if (fresh) part.replaceWith(fresh);
    else window.location.reload();
  };

  /* Work that is going on */
  const follow = async (box) => {
    const answer = await ask(box.dataset.job);
    if (!answer) return;
    const state = await answer.json();
    if (state.over) {
      renew(box);
      return;
    }
    if (state.share !== null) box.querySelector("progress").value = state.share;
    if (state.said) box.querySelector(".said").textContent = state.said;
    window.setTimeout(() => follow(box), PAUSE);
  };
  document.querySelectorAll("[data-job]").forEach(follow);

  /* Files */
  const form = document.querySelector("form.drop");

  /* What the page of a refusal says. */
  const whyOf = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    return [...page.querySelectorAll(".lead, .lead + p:not(:has(a))")]
      .map((line) => line.textContent)
      .join(" ");
  };

  const send = (files) => {
    const total = files.reduce((sum, [, file]) => sum + file.size, 0);
    if (!files.length) return;
    const isTooMuch = total > Number(form.dataset.most);
    if (isTooMuch || files.length > Number(form.dataset.mostFiles)) {
      tell(isTooMuch ? "tooLarge" : "tooMany");
      return;
    }
    show("");
    const data = new FormData();
    files.forEach(([name, file]) => data.append("file", file, name));
    const bar = form.querySelector("progress");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) => {
      bar.hidden = false;
      bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 300) {
        window.location.assign(request.responseURL);
      } else {
        bar.hidden = true;
        show(whyOf(request.responseText));
      }
    });
    request.addEventListener("error", async () => {
      bar.hidden = true;
      if (await ask("/alive")) tell("broken");
    });
    request.send(data);
  };

  const entriesOf = (folder) =>
    new Promise((resolve, reject) => {
      const reader = folder.createReader();
      const all = [];
      const more = () =>
        reader.readEntries((some) => {
          if (!some.length) resolve(all);
          else {
            all.push(...some);
            more();
          }
        }, reject);
      more();
    });

  const filesOf = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [[entry.fullPath.replace(/^\//, ""), file]];
    }
    const inside = await entriesOf(entry);
    return (await Promise.all(inside.map(filesOf))).flat();
  };

  const dropped = async (transfer) => {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    if (entries.length) return (await Promise.all(entries.map(filesOf))).flat();
    return [...transfer.files].map((file) => [file.name, file]);
  };

  if (form) {
    const folder = form.querySelector("#folder");
    folder.parentElement.hidden = false;
    folder.addEventListener("change", () =>
      send([...folder.files].map((file) => [file.webkitRelativePath || file.name, file])),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send([...form.querySelector("#files").files].map((file) => [file.name, file]));
    });
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) form.classList.remove("over");
    });
    document.addEventListener("drop", async (event) => {
      event.preventDefault();
      form.classList.remove("over");
      send(await dropped(event.dataTransfer));
    });
  }
})();
