// A press on an indicator's card shows its definition and its source where one reads.
(() => {
  const box = document.getElementById("definition");
  if (!box || !box.showModal) return;
  const inside = box.querySelector(".definition-text");
  const further = box.querySelector("a");
  const show = (id) => {
    const entry = document.getElementById(id);
    if (!entry) return false;
    const name = document.createElement("h2");
    name.textContent = entry.querySelector("dt").textContent;
    const said = [...entry.querySelectorAll("dd")].map((each) => {
      const line = document.createElement("p");
      line.className = each.className;
      line.append(...each.cloneNode(true).childNodes);
      return line;
    });
    inside.replaceChildren(name, ...said);
    further.href = `#${id}`;
    box.showModal();
    return true;
  };
  document.addEventListener("click", (event) => {
    if (event.target === box) { box.close(); return; }
    const card = event.target.closest(".sb-card");
    const link = event.target.closest("a[href^='#def-']") || (card && card.querySelector("a[href^='#def-']"));
    if (!link || box.contains(link)) return;
    if (show(link.hash.slice(1))) event.preventDefault();
  });
  further.addEventListener("click", () => box.close());
  box.querySelector("button").addEventListener("click", () => box.close());
})();
