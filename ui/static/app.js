"use strict";
// Makes smoother what works without it: panels, Escape, copy, print, and the line that is read aloud.
(() => {
  document.documentElement.classList.add("js");

  let next = "";

  const say = (text) => {
    const line = document.getElementById("kb-status");
    if (!line) return;
    line.textContent = "";
    setTimeout(() => (line.textContent = text), 60);
  };

  document.addEventListener("click", (event) => {
    const panel = event.target.closest("button[aria-controls][aria-expanded]");
    if (panel) panel.setAttribute("aria-expanded", String(panel.getAttribute("aria-expanded") !== "true"));
    const later = event.target.closest("[data-daarna]");
    if (later) next = later.dataset.daarna;
    const copy = event.target.closest("[data-kopieer]");
    if (copy) {
      const text = document.getElementById(copy.dataset.kopieer).textContent.trim();
      navigator.clipboard.writeText(text).then(
        () => say("Verwijzing gekopieerd"),
        () => say("Kopiëren is niet gelukt. Selecteer de tekst en kopieer haar zelf."),
      );
    }
    if (event.target.closest("[data-print]")) window.print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector(".kb-menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("htmx:after:swap", () => {
    const page = document.querySelector("[data-status]");
    if (page) say(page.dataset.status);
    // What was pressed is gone: the keyboard goes on at what came in its place.
    if (next) document.getElementById(next)?.focus();
    next = "";
  });
  document.addEventListener("htmx:error", () => say("Laden is niet gelukt. Probeer het opnieuw."));
})();
