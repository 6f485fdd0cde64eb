// Keyboard shortcuts of the moderation queue, and reason templates that fill the reason. All of it works without.
const STORE = "moderation-shortcuts";
const items = () => [...document.querySelectorAll("[data-moderation-item]")];
const listOfKeys = () => document.querySelector("[data-moderation-shortcuts]");
const current = () => document.activeElement?.closest("[data-moderation-item]");

function focusOn(item) {
  const target = item?.querySelector("h2 a") ?? item?.querySelector("h2");
  target?.focus();
  target?.scrollIntoView({ block: "start" });
}

function step(by) {
  const all = items();
  const place = all.indexOf(current());
  focusOn(all[Math.min(Math.max(place + by, 0), all.length - 1)]);
}

function tick() {
  const boxes = [...(current()?.querySelectorAll("[data-moderation-tick]") ?? [])];
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
}

function choose(number) {
  const radios = current()?.querySelectorAll("[data-moderation-form] input[type=radio]");
  const radio = radios?.[number];
  if (radio) {
    radio.checked = true;
    radio.focus();
  }
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => current()?.querySelector("[data-moderation-open]")?.click(),
  x: tick,
  1: () => choose(0),
  2: () => choose(1),
  n: () => document.querySelector("[data-moderation-next]")?.click(),
  h: () => {
    const list = listOfKeys();
    list.open = !list.open;
  },
};

function isTyping(element) {
  return element?.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
}

function areOn() {
  return localStorage.getItem(STORE) !== "off";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || !listOfKeys() || !areOn()) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-moderation-switch]")) {
    localStorage.setItem(STORE, event.target.checked ? "on" : "off");
  }
  if (event.target.matches("[data-moderation-form] select[name$=template]")) fillReason(event.target);
});

function fillReason(select) {
  const texts = JSON.parse(document.getElementById("moderation-templates").textContent);
  const template = texts[select.value];
  const reason = select.form.querySelector("textarea[name$=public_reason]");
  const rule = select.form.querySelector("select[name$=rule]");
  const ofTemplates = ["", ...Object.values(texts).map(({ text }) => asTyped(text))];
  if (!template) return;
  if (!ofTemplates.includes(asTyped(reason.value))) {
    // Somebody's own words stay, and the rule that goes with them.
    rule.value ||= template.rule;
    return;
  }
  reason.value = template.text;
  rule.value = template.rule;
}

function asTyped(text) {
  return text.replace(/\r\n?/g, "\n").trim();
}

const remembered = document.querySelector("[data-moderation-switch]");
if (remembered) remembered.checked = areOn();
