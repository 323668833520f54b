async function showSwitches(body) {
  const switches = await ask("switches");
  const list = make("div");
  const show = (text) => {
    const found = switches.filter(({ name, values }) => holds(text, name, ...values.map(String)));
    const rows = found.map((one) => switchRow(one));
    list.replaceChildren(table("Switches of the dialect", ["Switch", "Value", "State"], rows));
    if (text) say(`${found.length} of ${switches.length} switches`);
  };
  show("");
  const hint = "Where the API reference is silent, a switch says what the emulator does: docs/emulator.md explains each.";
  body.replaceChildren(make("p", {}, hint), search("find-switch", "Find a switch", show), list);
}

function switchRow(one) {
  const { name, values, numbers } = one;
  const state = make("span");
  const turn = (value) =>
    attempt(async () => {
      const now = (await ask(`switches/${encodeURIComponent(name)}`, "PUT", { value })).find((other) => other.name === name);
      one.value = now.value;
      showState();
      say(`${name} is ${one.value}.`);
    });
  const known = () => [...new Set([...values, one.value])];
  // By its place in the list: a value can be a number.
  const select = choice("", [], {
    "aria-label": name,
    change: () => void turn(known()[select.selectedIndex]),
  });
  const number = make("input", {
    type: "number",
    min: "0",
    "aria-label": `${name}: another number`,
    placeholder: "a number",
    change: () => {
      if (number.value !== "") turn(Number(number.value));
    },
  });
  const showState = () => {
    const changed = one.value !== values[0];
    select.replaceChildren(...known().map((value) => make("option", { selected: value === one.value }, String(value))));
    state.textContent = changed ? `changed; the default is ${values[0]}` : "default";
  };
  select.removeAttribute("id");
  showState();
  return [name, make("span", {}, select, ...(numbers ? [" ", number] : [])), state];
}
