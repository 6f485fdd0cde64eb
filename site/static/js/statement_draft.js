// Keeps what is typed into a form for a statement, a reply or a correction on this device until it is sent, so that a
// reload loses nothing.
//
// The e-mail address, files and the form's keys are not kept. A draft is brought back into a form that is as it came
// from the server, the first time only: what the server has handed back is newer. An invitation or a correction comes
// with some of it filled in. Without this module nothing is kept, and nothing is missed.

const PREFIX = "statement-draft:";
const SENT = "statement-sent:";
const LONGEST = 30 * 24 * 60 * 60 * 1000; // milliseconds: a month
const PAUSE = 400; // milliseconds after the last key
const NOT_KEPT = ["email", "website", "files", "key", "act_key", "remove", "action"];

function stored(name) {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? "null");
    return draft && Date.now() - draft.at < LONGEST ? draft.fields : null;
  } catch {
    return null;
  }
}

function store(name, fields) {
  try {
    if (Object.keys(fields).length) localStorage.setItem(name, JSON.stringify({ at: Date.now(), fields }));
    else localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing, or a full one: typing goes on as without the module.
  }
}

function isKept(name) {
  return name && !NOT_KEPT.includes(name);
}

function typed(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (isKept(name) && typeof value === "string" && value) fields[name] = value;
  }
  return fields;
}

function isAsItCame(form) {
  return [...form.elements].every((control) => {
    if (!isKept(control.name) || !("defaultValue" in control)) return true;
    const chosen = "defaultChecked" in control && ["radio", "checkbox"].includes(control.type);
    return chosen ? control.checked === control.defaultChecked : control.value === control.defaultValue;
  });
}

function isSame(fields, others) {
  const names = new Set([...Object.keys(fields), ...Object.keys(others)]);
  return [...names].every((name) => fields[name] === others[name]);
}

function fill(form, fields) {
  for (const name of Object.keys(typed(form))) {
    const control = form.elements.namedItem(name);
    if (!(name in fields) && control instanceof HTMLInputElement) control.value = ""; // emptied by its author
  }
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements.namedItem(name);
    if (control) control.value = value;
    if (control instanceof HTMLTextAreaElement) control.dispatchEvent(new Event("input"));
  }
}

function tell(note, text, forget) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "hds-button hds-button--supplementary hds-button--small";
  button.textContent = note.dataset.clear;
  button.addEventListener("click", forget);
  note.replaceChildren(text, " ", button);
  note.setAttribute("role", "status");
  note.hidden = false;
}

function keep(form) {
  const name = PREFIX + form.dataset.draft;
  const note = form.querySelector("[data-draft-note]");
  const draft = stored(name);
  let timer;
  const forget = () => {
    clearTimeout(timer);
    store(name, {});
    note.hidden = true;
  };
  if (draft && "draftFresh" in form.dataset && isAsItCame(form) && !isSame(draft, typed(form))) {
    fill(form, draft);
    tell(note, note.dataset.restored, forget);
  }
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      store(name, typed(form));
      if (note.hidden) tell(note, note.dataset.kept, forget);
    }, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    store(name, typed(form));
  });
}

function rememberSending(form) {
  form.addEventListener("submit", (event) => {
    const sends = "draftSends" in form.dataset || event.submitter?.value === "send";
    if (sends) sessionStorage.setItem(SENT, form.dataset.draft);
  });
}

function forgetWhatWasSent() {
  const done = document.querySelector("[data-draft-done]");
  if (done) localStorage.removeItem(PREFIX + done.dataset.draftDone);
  const sent = sessionStorage.getItem(SENT);
  if (!sent) return;
  sessionStorage.removeItem(SENT);
  localStorage.removeItem(PREFIX + sent);
}

const form = document.querySelector("form[data-draft]");
if (form?.querySelector("[data-draft-note]")) {
  sessionStorage.removeItem(SENT); // a form that is shown again was not sent
  keep(form);
}
if (form) rememberSending(form);
else forgetWhatWasSent();
