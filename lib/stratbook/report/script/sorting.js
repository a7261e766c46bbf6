// A table of four rows and more is sorted by the column whose heading is pressed.
(() => {
  const language = document.documentElement.lang;
  const decimal = (1.5).toLocaleString(language).charAt(1);
  const scales = { k: 1e3, M: 1e6 };
  const order = new Intl.Collator(language, { numeric: true });

  const figure = (text) => {
    const found = text.replace(/[\u00a0\u202f ]/g, "").match(/[-\u2212+]?\d[\d.,]*[kM]?/);
    if (!found) return null;
    const plain = [...found[0].replace("\u2212", "-")]
      .filter((each) => /[-\d]/.test(each) || each === decimal)
      .join("")
      .replace(decimal, ".");
    return Number(plain) * (scales[found[0].slice(-1)] || 1);
  };
  const valueOf = (row, at) => {
    const cell = row.cells[at];
    const marked = cell.querySelector("[data-sort]");
    if (marked) return marked.dataset.sort;
    const text = cell.textContent.trim();
    if (cell.querySelector(".sb-missing") || text === "" || text === "\u2013") return null;
    return cell.classList.contains("sb-number") ? figure(text) : text;
  };
  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : order.compare(one, other);

  const sort = (table, heading, at) => {
    const body = table.tBodies[0];
    const before = heading.getAttribute("aria-sort");
    const figures = heading.classList.contains("sb-number");
    const first = figures ? "descending" : "ascending";
    const now = before === null ? first : before === "ascending" ? "descending" : "ascending";
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", now);
    const sign = now === "ascending" ? 1 : -1;
    const rows = [...body.rows].map((row, place) => ({ row, place, value: valueOf(row, at) }));
    rows.sort((one, other) => {
      if (one.value === null || other.value === null) {
        return (one.value === null) - (other.value === null) || one.place - other.place;
      }
      return sign * compare(one.value, other.value) || one.place - other.place;
    });
    body.append(...rows.map((each) => each.row));
  };

  // On a phone a stacked table's headings are out of sight: nothing there to press.
  const narrow = matchMedia("(max-width: 600px)").matches;
  for (const table of document.querySelectorAll("table.sb-table")) {
    if (narrow && table.classList.contains("sb-stacked")) continue;
    if (!table.tHead || table.tBodies.length !== 1 || table.tBodies[0].rows.length < 4) continue;
    [...table.tHead.rows[0].cells].forEach((heading, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sb-sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, heading, at));
    });
  }
})();
