// Counts down the characters of long texts. Without it the limit stands below the field as a plain sentence.
//
// The count on the screen follows every key. Screen readers hear a copy of it, politely and only after a pause in the
// typing, so that it never interrupts.

const PAUSE = 1200; // milliseconds

const readers = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

function length(text) {
  // As the server does: line breaks are one character, and so is an emoji, however many UTF-16 units it has.
  const composed = text.replace(/\r\n?/g, "\n").normalize("NFC");
  return Array.from(readers ? readers.segment(composed) : composed).length;
}

function follow(field) {
  const shown = document.getElementById(`${field.id}_limit`);
  if (!shown) return;
  const limit = shown.textContent.trim();
  const written = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: true }); // as in the limit
  const count = document.createElement("span");
  const spoken = document.createElement("p");
  let timer;
  count.className = "field__count";
  count.setAttribute("aria-hidden", "true");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  shown.replaceChildren(limit, " ", count);
  shown.after(spoken);

  function update(event) {
    const left = Number(field.dataset.maximum) - length(field.value);
    const text = `${left < 0 ? shown.dataset.over : shown.dataset.left} ${written.format(Math.abs(left))}`;
    count.textContent = text;
    count.classList.toggle("field__count--over", left < 0);
    clearTimeout(timer);
    if (event) timer = setTimeout(() => { spoken.textContent = text; }, PAUSE);
  }

  field.addEventListener("input", update);
  update();
}

document.querySelectorAll("textarea[data-maximum]").forEach(follow);
document.getElementById("error-summary")?.focus();
