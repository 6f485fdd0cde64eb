// Offers what there is while somebody types into a search box. Without it, or without an answer, the box is a plain form.
//
// The box becomes a combobox whose list is chosen from by hand: what was typed stays until something is chosen with Enter
// or a click. The focus never leaves the box; screen readers are told which option is meant and, after a pause in the
// typing, how many there are.

const PAUSE = 150; // milliseconds without a key before the site is asked
const SPOKEN_PAUSE = 900; // and before the number is said
const SHORTEST = 2; // characters

function enhance(input) {
  const labels = input.dataset;
  const list = document.createElement("ul");
  const spoken = document.createElement("p");
  const known = new Map();
  let active = -1;
  let asked; // the request under way
  let timer;
  let spokenTimer;

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", labels.suggestions);
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.parentElement.after(list, spoken);

  function close() {
    clearTimeout(timer);
    clearTimeout(spokenTimer);
    asked?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    spoken.textContent = "";
    point(-1);
  }

  function point(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    point(-1);
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    clearTimeout(spokenTimer);
    spokenTimer = setTimeout(() => { spoken.textContent = `${labels.suggestions}: ${suggestions.length}`; }, SPOKEN_PAUSE);
  }

  function option(suggestion, place) {
    const item = document.createElement("li");
    const text = document.createElement("span");
    const kind = document.createElement("span");
    item.id = `${list.id}-${place}`;
    item.className = "suggestions__option";
    item.dataset.text = suggestion.text;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    text.lang = suggestion.language;
    text.textContent = suggestion.text;
    kind.className = "suggestions__kind";
    kind.textContent = labels[suggestion.type] ?? "";
    item.append(text, " ", kind);
    return item;
  }

  async function ask() {
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    if (!known.has(typed)) {
      const parameters = new URLSearchParams({ q: typed.slice(0, 200), language: document.documentElement.lang });
      asked?.abort();
      asked = new AbortController();
      try {
        const response = await fetch(`${labels.suggest}?${parameters}`, { signal: asked.signal });
        if (!response.ok) return close();
        known.set(typed, (await response.json()).suggestions);
      } catch {
        return; // overtaken by the next key, or the site is out of reach: the form still works
      }
    }
    if (document.activeElement === input && input.value.trim() === typed) show(known.get(typed));
  }

  function choose(item) {
    input.value = item.dataset.text;
    close();
  }

  function move(step) {
    if (list.hidden) return ask();
    const last = list.children.length - 1;
    const place = active + step;
    point(place > last ? -1 : place < -1 ? last : place);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the first Escape closes the list and leaves the text
      close();
    } else if (event.key === "Enter") {
      if (list.children[active]) choose(list.children[active]); // and the form is sent with it
      else close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (!item) return;
    choose(item);
    input.form.requestSubmit();
  });
}

document.querySelectorAll("input[data-suggest]").forEach(enhance);
