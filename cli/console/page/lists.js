async function showPicklists(body) {
  const picklists = await ask("picklists");
  if (picklists.length === 0) return body.replaceChildren(make("p", {}, "The tenant has no picklist."));
  body.replaceChildren(
    ...picklists.map(({ name, label, values }) =>
      table(
        `${name} (${label})`,
        ["Value", "Label", "Active", "Default"],
        values.map((value) => [value.value, value.label, yes(value.active), yes(value.default)]),
      ),
    ),
  );
}

async function showLogic(body) {
  const [flows, bpms, scripts] = await Promise.all(["flows", "bpms", "scripts"].map((kind) => ask(kind)));
  body.replaceChildren(...logicOf("Flows", flows), ...logicOf("BPMs", bpms), ...logicOf("Scripts", scripts));
}

function logicOf(title, things) {
  return [
    make("h3", {}, title),
    things.length === 0 ? make("p", { class: "quiet" }, "none") : "",
    ...things.map(({ name, version, active, findings, content }) =>
      make(
        "details",
        {},
        make("summary", {}, `${name} ${version}, ${active ? "enabled" : "disabled"}`),
        ...findings.map((finding) => make("p", {}, finding)),
        make("pre", {}, content),
      ),
    ),
  ];
}

async function showDiagram(body) {
  const { mermaid, svg } = await ask("diagram");
  const alt = "Diagram of the custom objects with their fields and relations; the text below says the same";
  const picture = make(
    "div",
    { class: "scroll picture", role: "region", tabindex: "0", "aria-label": "Diagram" },
    make("img", { src: `/console/diagram.svg?${Date.now()}`, alt }),
  );
  const hint = make("p", {}, "For a picture, install Graphviz: ", make("code", {}, "npm install --save-dev @viz-js/viz"));
  body.replaceChildren(
    svg ? picture : hint,
    make("details", { open: !svg }, make("summary", {}, "As text, for Mermaid"), make("pre", {}, mermaid)),
  );
}
