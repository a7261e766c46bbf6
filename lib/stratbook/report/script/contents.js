// The contents beside the page say which chapter is being read.
(() => {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a[href^='#']")) {
    const heading = document.getElementById(link.hash.slice(1));
    const part = heading && heading.closest("section");
    if (part) links.set(part, link);
  }
  const follow = () => {
    let here = null;
    for (const [part, link] of links) {
      if (part.getBoundingClientRect().top < window.innerHeight / 3) here = link;
    }
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const column = here && here.closest(".contents-inner");
    if (column && column.scrollHeight > column.clientHeight) {
      column.scrollTop = here.offsetTop - column.clientHeight / 2;
    }
  };
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; follow(); });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  follow();
})();
