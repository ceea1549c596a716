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

  // A deed is done once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.bezig) event.preventDefault();
    form.dataset.bezig = "ja";
    setTimeout(() => delete form.dataset.bezig, 3000);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector(".kb-menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Reviewing: one key for each deed, and adding by selecting. A selection counts in characters, as the server does.
  const keys = () => document.querySelector("[data-toetsen]");
  const asleep = localStorage.getItem("toetsen") === "uit";
  document.addEventListener("DOMContentLoaded", () => keys() && (keys().checked = !asleep));
  document.addEventListener("change", (event) => {
    if (event.target === keys()) localStorage.setItem("toetsen", event.target.checked ? "aan" : "uit");
  });
  document.addEventListener("keydown", (event) => {
    if (!keys()?.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]),select,textarea")) return;
    const wanted = /^[a-z]$/.test(event.key) && document.querySelector(`[data-toets="${event.key}"]`);
    if (!wanted) return;
    event.preventDefault();
    unfold(wanted);
    if (wanted.matches("a,button,[type=checkbox]")) wanted.click();
    else wanted.focus();
  });

  const unfold = (element) => {
    const fold = element.closest("details");
    if (fold) fold.open = true;
  };

  const offset = (node, at) => {
    const piece = node.parentElement?.closest("[data-begin]");
    return piece && node.nodeType === 3 ? Number(piece.dataset.begin) + [...node.data.slice(0, at)].length : -1;
  };
  document.addEventListener("mouseup", () => {
    const form = document.querySelector("[data-toevoegen]");
    const chosen = getSelection();
    const text = document.querySelector("[data-oordeel]");
    if (!form || chosen.isCollapsed || !text?.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const begin = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    form.elements.begin.value = begin < 0 || end < 0 ? "" : begin;
    form.elements.einde.value = begin < 0 || end < 0 ? "" : end;
    unfold(form);
    form.elements.woorden.value = chosen.toString().trim();
    say("Woorden overgenomen bij ‘Iets gemist?’");
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
