/* What keeps people from reading or using a page; a list of faults, empty where there are none. */
const faults = [];
const say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
const shown = (element) => element.checkVisibility({ visibilityProperty: true });

const nameOf = (element) =>
  element.getAttribute("aria-label") ||
  [...(element.labels || [])].map((label) => label.textContent.trim()).join(" ") ||
  element.textContent.trim() ||
  element.getAttribute("alt") ||
  "";

if (!document.documentElement.lang) faults.push("no language");
if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
if (document.querySelectorAll("main").length !== 1) faults.push("not one main");
if (document.documentElement.scrollWidth > window.innerWidth) faults.push("wider than the window");

document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, img").forEach((element) => {
  if (shown(element) && !nameOf(element)) say("no name", element);
});
document.querySelectorAll("[aria-controls], [aria-describedby], [aria-labelledby]").forEach((element) => {
  for (const name of ["aria-controls", "aria-describedby", "aria-labelledby"]) {
    const id = element.getAttribute(name);
    if (id && !document.getElementById(id)) say(`${name} leads nowhere`, element);
  }
});
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => faults.push(`twice: #${id}`));

/* Contrast of texts, by WCAG 2: 4.5, or 3 where they are large. */
const part = (value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = numbers(getComputedStyle(at).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
document.querySelectorAll("main *, header *, footer *").forEach((element) => {
  const texts = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!texts || !shown(element) || element.closest("svg") || element.matches("option, :disabled")) return;
  const style = getComputedStyle(element);
  const pair = [light(numbers(style.color)), light(behind(element))].sort((a, b) => b - a);
  const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  if (ratio < (large ? 3 : 4.5)) say(`contrast ${ratio.toFixed(2)}`, element);
});
return faults;
