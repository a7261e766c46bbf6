// The media plan's what-if panel: another budget, other limits, and the split they allow.
//
// The page holds each platform's results at about sixty amounts. Between two of them a
// monotone cubic is read on the square root of the amount, which is how a saturating curve
// bends. The split is a dynamic programme over steps of the money that no floor claims,
// polished by exchanges between two platforms down to the cent.
(() => {
  const STEPS = 400;
  const CENT = 0.005;

  const smooth = (amounts, values) => {
    const at = amounts.map(Math.sqrt);
    const last = at.length - 1;
    const chord = at.slice(1).map((each, k) => (values[k + 1] - values[k]) / (each - at[k]));
    const slope = at.map((_, k) => {
      if (k === 0) return chord[0];
      if (k === last) return chord[last - 1];
      const [one, two] = [chord[k - 1], chord[k]];
      if (one * two <= 0) return 0;
      const [before, after] = [at[k] - at[k - 1], at[k + 1] - at[k]];
      const [w, v] = [2 * after + before, after + 2 * before];
      return (w + v) / (w / one + v / two);
    });
    return (amount) => {
      const x = Math.sqrt(Math.min(Math.max(amount, 0), amounts[last]));
      let [low, high] = [0, last];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (at[middle] <= x) low = middle;
        else high = middle;
      }
      const width = at[high] - at[low];
      const t = (x - at[low]) / width;
      return (1 + 2 * t) * (1 - t) ** 2 * values[low] + t * (1 - t) ** 2 * slope[low] * width
        + t * t * (3 - 2 * t) * values[high] - t * t * (1 - t) * slope[high] * width;
    };
  };

  // Best sums of two tables of values by step; `chosen` tells how to walk back.
  const joined = (one, other) => {
    const best = new Float64Array(STEPS + 1).fill(-Infinity);
    const taken = new Int16Array(STEPS + 1);
    for (let total = 0; total <= STEPS; total++) {
      for (let k = 0; k <= total; k++) {
        const value = one[total - k] + other[k];
        if (value > best[total]) { best[total] = value; taken[total] = k; }
      }
    }
    return { best, taken };
  };
  const nothing = () => {
    const table = new Float64Array(STEPS + 1).fill(-Infinity);
    table[0] = 0;
    return table;
  };
  const folded = (tables) => {
    const stages = [];
    let best = nothing();
    for (const each of tables) {
      const stage = joined(best, each);
      stages.push(stage.taken);
      best = stage.best;
    }
    const steps = (total) => {
      const found = [];
      for (let at = stages.length - 1; at >= 0; at--) {
        found.unshift(stages[at][total]);
        total -= stages[at][total];
      }
      return found;
    };
    return { best, steps };
  };

  const within = (line, amount) =>
    amount >= line.minimum - CENT && amount <= line.maximum + CENT
    && (amount <= CENT || amount >= line.used - CENT);

  const coarse = (lines, groups, budget) => {
    const free = budget - lines.reduce((sum, each) => sum + each.minimum, 0);
    const unit = free / STEPS;
    const table = (line) => Float64Array.from({ length: STEPS + 1 }, (_, k) => {
      const amount = line.minimum + k * unit;
      return within(line, amount) ? line.value(amount) : -Infinity;
    });
    const parts = groups.map((group) => {
      const members = lines.filter((each) => each.group === group);
      const whole = folded(members.map(table));
      const least = members.reduce((sum, each) => sum + each.minimum, 0);
      const best = whole.best.map((value, k) => {
        const amount = least + k * unit;
        return amount >= group.minimum - CENT && amount <= group.maximum + CENT ? value : -Infinity;
      });
      return { members, best, steps: whole.steps };
    });
    for (const line of lines.filter((each) => !each.group)) {
      parts.push({ members: [line], best: table(line), steps: (total) => [total] });
    }
    const idle = new Float64Array(STEPS + 1); // money that no platform takes
    const whole = folded([...parts.map((each) => each.best), idle]);
    if (whole.best[STEPS] === -Infinity) return null;
    const shares = whole.steps(STEPS);
    const amounts = new Map();
    parts.forEach((part, at) => part.steps(shares[at]).forEach((k, place) => {
      amounts.set(part.members[place], part.members[place].minimum + k * unit);
    }));
    return { amounts, unit };
  };

  const polish = (lines, amounts, first, budget) => {
    const of = (group) => lines.reduce(
      (sum, each) => sum + (each.group === group ? amounts.get(each) : 0), 0);
    const may = (from, to, step) => {
      if (from && !within(from, amounts.get(from) - step)) return false;
      if (from && amounts.get(from) - step < -CENT) return false;
      if (to && !within(to, amounts.get(to) + step)) return false;
      const [left, joinedBy] = [from && from.group, to && to.group];
      if (left === joinedBy) return true;
      return (!left || of(left) - step >= left.minimum - CENT)
        && (!joinedBy || of(joinedBy) + step <= joinedBy.maximum + CENT);
    };
    for (let step = first; step > CENT; step /= 2) {
      for (let turn = 0; turn < 60; turn++) {
        const idle = budget - lines.reduce((sum, each) => sum + amounts.get(each), 0);
        let [gain, move] = [1e-12, null];
        for (const to of lines) {
          const more = to.value(amounts.get(to) + step) - to.value(amounts.get(to));
          if (idle >= step - 1e-9 && more > gain && may(null, to, step)) [gain, move] = [more, [null, to]];
          for (const from of lines) {
            if (from === to) continue;
            const less = from.value(amounts.get(from)) - from.value(amounts.get(from) - step);
            if (more - less > gain && may(from, to, step)) [gain, move] = [more - less, [from, to]];
          }
        }
        if (!move) break;
        const [from, to] = move;
        if (from) amounts.set(from, amounts.get(from) - step);
        amounts.set(to, amounts.get(to) + step);
      }
    }
    return amounts;
  };

  const split = (lines, groups, budget) => {
    const found = coarse(lines, groups, budget);
    return found && polish(lines, found.amounts, found.unit, budget);
  };

  const start = (panel) => {
    const data = JSON.parse(panel.dataset.panel);
    const language = document.documentElement.lang === "en" ? "en-GB" : "fr-FR";
    const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    const three = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
    const fine = new Intl.NumberFormat(language, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
    const signed = new Intl.NumberFormat(language, { maximumSignificantDigits: 3, signDisplay: "exceptZero" });
    const money = new Intl.NumberFormat(language, {
      style: "currency", currency: data.currency, maximumFractionDigits: 0,
    });
    const figure = (value) => (Math.abs(value) >= 1000 ? whole : three).format(value);
    const groups = data.groups.map((each) => ({
      ...each, maximum: each.maximum === null ? Infinity : each.maximum,
    }));
    const platforms = data.platforms.map((each) => ({
      ...each,
      value: smooth(each.amounts, each.results),
      under: smooth(each.amounts, each.low),
      over: smooth(each.amounts, each.high),
      group: groups.find((group) => group.members.includes(each.id)),
      row: panel.querySelector(`tr[data-platform="${CSS.escape(each.id)}"]`),
    }));
    const planned = platforms.reduce((sum, each) => sum + each.value(each.best), 0);
    const most = Math.max(...platforms.map((each) => each.amounts[each.amounts.length - 1]));
    const slide = panel.querySelector("input[type=range]");
    const budget = panel.querySelector("input[name=budget]");
    const told = panel.querySelector("[role=status]");
    const limit = (line, name) => line.row.querySelector(`input[name=${name}]`);

    const asked = () => platforms.map((each) => {
      const [low, high] = [limit(each, "least").value, limit(each, "most").value];
      return {
        ...each,
        minimum: low === "" ? 0 : Math.max(0, Number(low)),
        maximum: Math.min(high === "" ? Infinity : Math.max(0, Number(high)), most),
        used: each.if_used || 0,
      };
    });
    const untouched = () => Number(budget.value) === Math.round(data.budget)
      && platforms.every((each) => limit(each, "least").value === limit(each, "least").defaultValue
        && limit(each, "most").value === limit(each, "most").defaultValue);
    const clash = (lines, total) => {
      if (lines.some((each) => each.minimum > each.maximum + CENT)) return "crossed";
      if (lines.reduce((sum, each) => sum + each.minimum, 0) > total + CENT) return "floors";
      return null;
    };
    const say = (kind, fields = {}) => {
      const text = data.said[kind];
      told.className = ["crossed", "floors", "none"].includes(kind) ? "sb-mark-bad" : "";
      told.textContent = text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
    };
    const show = () => {
      const total = Number(budget.value);
      const lines = asked();
      const wrong = total > 0 ? clash(lines, total) : "none";
      const amounts = wrong ? null : untouched()
        ? new Map(lines.map((each) => [each, each.best])) : split(lines, groups, total);
      for (const line of lines) {
        const [here, brings, next] = ["here", "brings", "next"].map((name) =>
          line.row.querySelector(`[data-cell=${name}]`));
        if (!amounts) { for (const each of [here, brings, next]) each.textContent = "\u2013"; continue; }
        const amount = amounts.get(line);
        const unseen = line.seen && (amount > line.seen[1] * 1.0001 || amount < line.seen[0] * 0.9999);
        here.textContent = money.format(amount);
        here.style.setProperty("--share", `${(100 * amount) / Math.max(total, 1)}%`);
        brings.textContent = `${figure(line.value(amount))} (${figure(line.under(amount))}\u2013${figure(line.over(amount))})`;
        const step = Math.max(1, total / 1000);
        next.textContent = fine.format(((line.value(amount + step) - line.value(amount)) / step) * 100);
        line.row.classList.toggle("unseen", Boolean(unseen && amount > CENT));
      }
      if (!amounts) { say(wrong || "none"); return; }
      const result = lines.reduce((sum, each) => sum + each.value(amounts.get(each)), 0);
      const spent = lines.reduce((sum, each) => sum + amounts.get(each), 0);
      const left = total - spent;
      say(left > 1 ? "left" : "found", {
        result: figure(result), difference: signed.format(Math.abs(result - planned) < planned * 1e-6 ? 0 : result - planned),
        spent: money.format(spent), left: money.format(left),
      });
    };
    slide.max = Math.round(most);
    slide.addEventListener("input", () => { budget.value = slide.value; show(); });
    panel.addEventListener("input", (event) => {
      if (event.target === budget) slide.value = budget.value;
      if (event.target !== slide) show();
    });
    panel.querySelector("button").addEventListener("click", () => {
      for (const each of panel.querySelectorAll("input")) each.value = each.defaultValue;
      show();
    });
    panel.hidden = false;
    show();
  };
  for (const panel of document.querySelectorAll(".what-if[data-panel]")) start(panel);
})();
