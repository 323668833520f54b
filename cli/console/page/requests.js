async function showRequests(body) {
  const rows = new Map();
  const lines = make("tbody");
  const heads = ["Request", "Call", "Status", "Path"];
  const head = make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text))));
  const caption = "The newest requests, at most 100";
  const watch = make("input", { id: "watch", type: "checkbox", checked: true });
  body.replaceChildren(
    make("div", { class: "tick" }, watch, make("label", { for: "watch" }, "Show new requests as they arrive")),
    make(
      "div",
      { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
      make("table", {}, make("caption", {}, caption), head, lines),
    ),
  );

  const update = async () => {
    const requests = await ask("requests");
    const there = new Set(requests.map(({ number }) => number));
    for (const [number, row] of rows) {
      if (there.has(number)) continue;
      row.remove();
      rows.delete(number);
    }
    const arrived = requests.filter(({ number }) => !rows.has(number));
    for (const request of arrived.toReversed()) {
      const row = requestRow(request);
      rows.set(request.number, row);
      row.insertBefore(lines);
    }
    for (const { number, status } of requests) rows.get(number).status(status);
    return arrived;
  };
  await update();
  const count = rows.size;
  say(count === 0 ? "No request arrived yet." : "");
  return {
    async poll() {
      if (!watch.checked) return;
      const [newest, ...others] = await update();
      if (!newest) return;
      const { operation, method, path, status } = newest;
      const more = others.length === 0 ? "A request" : `${others.length + 1} requests`;
      say(`${more} arrived: ${operation ?? `${method} ${path}`}, ${statusText(status)}`);
    },
  };
}

/** The two lines of a request: what it was, and what it carried when somebody asks for it. */
function requestRow({ number, method, path, operation = "unknown call", status, time }) {
  const id = `request-${number}`;
  const statusCell = make("td");
  const carried = make("pre", { class: "carried" });
  const below = make("tr", { id, hidden: true }, make("td", { colspan: "4" }, carried));
  const toggle = make(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": `Show request ${number}`,
      click: () =>
        attempt(async () => {
          if (below.hidden) carried.textContent = carriedText(await ask(`requests/${number}`));
          below.hidden = !below.hidden;
          toggle.setAttribute("aria-expanded", String(!below.hidden));
        }),
    },
    "Show",
  );
  const at = new Date(time);
  const line = make(
    "tr",
    {},
    make("th", { scope: "row" }, toggle, ` ${number}, `, make("time", { datetime: at.toISOString() }, at.toLocaleTimeString())),
    make("td", {}, operation),
    statusCell,
    make("td", {}, `${method} ${path}`),
  );
  const row = {
    insertBefore: (lines) => lines.prepend(line, below),
    remove: () => [line, below].forEach((one) => void one.remove()),
    status(now) {
      const text = statusText(now);
      if (statusCell.textContent !== text) statusCell.textContent = text;
    },
  };
  row.status(status);
  return row;
}

function statusText(status) {
  if (status === 0) return "no answer";
  return status < 400 ? `${status}` : `${status} error`;
}

function carriedText({ query, body }) {
  const parts = [
    query === undefined ? [] : ["Query", JSON.stringify(query, undefined, 2)],
    body === undefined ? [] : ["Body", JSON.stringify(body, undefined, 2)],
  ];
  return parts.flat().join("\n") || "No query and no body.";
}
