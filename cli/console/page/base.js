/** An element. All that it holds is set as text and attributes: nothing of the tenant is ever read as HTML. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat());
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

/** What the emulator answers; a change is sent with the header that pages of other sites cannot send. */
async function ask(path, method = "GET", body = undefined) {
  const headers = { "content-type": "application/json", "x-astrozero-console": "1" };
  const sent = method === "GET" ? {} : { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`/console/${path}`, sent).catch(() => {
    throw new Error("The emulator does not answer. Is it still running?");
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

/** Tells those who see the page, and those who hear it. */
function say(text) {
  byId("said").textContent = text;
}

/** Does something, and shows why it failed. */
async function attempt(work) {
  try {
    await work();
    byId("problem").textContent = "";
  } catch (error) {
    byId("problem").textContent = error.message;
  }
}

/** A table that scrolls by itself where it is wider than the page. A row is a list of cells, the first of which names it. */
function table(caption, heads, rows) {
  const head = make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text))));
  const body = make(
    "tbody",
    {},
    ...rows.map(([first, ...cells]) => make("tr", {}, make("th", { scope: "row" }, first), ...cells.map((cell) => make("td", {}, cell)))),
  );
  return make(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    make("table", {}, make("caption", {}, caption), head, body),
  );
}

/** A control below its label. */
function field(label, control) {
  return make("div", { class: "field" }, make("label", { for: control.id }, label), control);
}

/** A control with a list to choose from: texts, or pairs of a value and its text. */
function choice(id, values, attributes = {}) {
  const options = values.map((one) => (Array.isArray(one) ? one : [one, one]));
  return make("select", { id, ...attributes }, ...options.map(([value, text]) => make("option", { value }, text)));
}

/** A field that leaves of a list what has the text in its name or label. */
function search(id, label, show) {
  return field(label, make("input", { id, type: "search", autocomplete: "off", input: (event) => show(event.target.value) }));
}

function holds(text, ...parts) {
  return parts.some((part) => part.toLowerCase().includes(text.trim().toLowerCase()));
}

function yes(value) {
  return value ? "yes" : "no";
}
