/** The views by the first part of the address. What one returns: a more exact heading, or what is done every second. */
const views = {
  objects: ["Objects", showObjects],
  picklists: ["Picklists", showPicklists],
  logic: ["Flows, BPMs, scripts", showLogic],
  diagram: ["Diagram", showDiagram],
  requests: ["Requests", showRequests],
  faults: ["Faults", showFaults],
  switches: ["Switches", showSwitches],
};

let poll;

async function show() {
  const [view, name = ""] = location.hash.slice(1).split("/");
  const known = Object.hasOwn(views, view) ? view : "objects";
  const [title, showView] = views[known];
  poll = undefined;
  for (const link of document.querySelectorAll("nav a"))
    if (link.hash === `#${known}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  const body = make("div", { id: "body" });
  byId("body").replaceWith(body);
  say("");
  const titled = (text) => {
    byId("heading").textContent = text;
    document.title = `${text} · Astro Zero emulator`;
  };
  titled(title);
  await attempt(async () => {
    const shown = await showView(body, decodeURIComponent(name));
    // Somebody may have gone on meanwhile.
    if (!body.isConnected) return;
    if (typeof shown === "string") titled(shown);
    poll = shown?.poll;
  });
}

async function watch() {
  const work = poll;
  if (work && !document.hidden) await attempt(work);
  setTimeout(watch, 1000);
}

addEventListener("hashchange", async () => {
  // The skip link leads to the content, not to a view.
  if (location.hash === "#content") return;
  await show();
  byId("heading").focus();
});
byId("refresh").addEventListener("click", show);
attempt(async () => {
  const { url, namespace } = await ask("tenant");
  byId("tenant").textContent = `${url}, namespace ${namespace}`;
});
show();
watch();
