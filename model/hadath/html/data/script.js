// Filters the cards, and opens what a link leads to. Without it, everything stands open to be read.
(() => {
  "use strict";
  const form = document.getElementById("filters");

  let filter = () => {};
  if (form) {
    const cards = [...document.querySelectorAll("#events > .card")];
    const rows = [...document.querySelectorAll("[data-ids]")];
    const { type, factuality, disputed, shown } = form.elements;

    filter = () => {
      const kept = new Set();
      for (const card of cards) {
        const keep = (!type.value || card.dataset.type === type.value)
          && (!factuality.value || card.dataset.factuality === factuality.value)
          && (!disputed.checked || "disputed" in card.dataset);
        card.hidden = !keep;
        if (keep) kept.add(card.id.slice(1));
      }
      for (const row of rows) {
        row.classList.toggle("off", !row.dataset.ids.split(" ").some((id) => kept.has(id)));
      }
      shown.value = `${kept.size} من ${cards.length}`;
    };

    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    // The controls have their new values only after the event.
    form.addEventListener("reset", () => setTimeout(filter));
    form.hidden = false;
    filter();
  }

  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (form && target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let one = target; one; one = one.parentElement) {
      if (one.localName === "details") one.open = true;
    }
    target.scrollIntoView();
  };

  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  addEventListener("hashchange", reveal);
  reveal();
})();
