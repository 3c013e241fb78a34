// Small helps; every page works without them. No library, no data leaves the page.
(function () {
  "use strict";
  var fouten = document.querySelector("[data-focus]");
  if (fouten) fouten.focus();

  // "/" goes to the search box, unless somebody is typing.
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    var doel = document.querySelector('[data-sneltoets="' + (e.key === '"' || e.key === "\\" ? "" : e.key) + '"]');
    if (doel) { e.preventDefault(); doel.focus(); }
  });

  // Who leaves a form that was changed is asked first; a form is sent once.
  document.querySelectorAll("form[data-bewaak]").forEach(function (formulier) {
    var veranderd = false, verstuurd = false;
    formulier.addEventListener("input", function () { veranderd = true; });
    formulier.addEventListener("submit", function (e) {
      if (verstuurd) e.preventDefault();
      verstuurd = true;
      setTimeout(function () { verstuurd = false; }, 4000);
    });
    window.addEventListener("pageshow", function () { verstuurd = false; });
    window.addEventListener("beforeunload", function (e) { if (veranderd && !verstuurd) e.preventDefault(); });
  });

  // One checkbox that ticks all rows of the page.
  document.querySelectorAll("[data-kies-alles]").forEach(function (plek) {
    var tabel = plek.closest("table"), vakje = document.createElement("input");
    vakje.type = "checkbox";
    vakje.className = "utrecht-checkbox utrecht-checkbox--html-input";
    vakje.setAttribute("aria-label", "Kies alles op deze bladzijde");
    vakje.addEventListener("change", function () {
      tabel.querySelectorAll('tbody input[name="kies"]').forEach(function (v) { v.checked = vakje.checked; });
    });
    plek.appendChild(vakje);
  });

  // Escape closes an open menu and gives the focus back.
  document.addEventListener("keydown", function (e) {
    if (e.key !== "Escape") return;
    document.querySelectorAll("header details[open]").forEach(function (d) { d.open = false; d.querySelector("summary").focus(); });
  });
})();
