/** What each kind of fault is called, and which settings it has. */
const faultKinds = {
  status: ["An answer with an error status", ["status", "when", "retryAfter"]],
  cut: ["The connection is cut", ["when"]],
  html: ["A page instead of JSON", ["status", "when"]],
  latency: ["A wait before the answer", ["ms"]],
  expireTokens: ["Every token expires", []],
  locked: ["Somebody else holds the thing (423)", []],
  refuseField: ["A field is refused", ["match"]],
};

async function showFaults(body) {
  const list = make("div");
  let last = "";
  const update = ({ faults }) => {
    const now = JSON.stringify(faults);
    if (now === last) return;
    last = now;
    const focused = list.contains(document.activeElement) ? document.activeElement.id : "";
    list.replaceChildren(faultTable(faults, turnOff));
    if (focused) (byId(focused) ?? byId("heading")).focus();
  };
  const turnOff = (fault) =>
    attempt(async () => {
      update(await ask(`faults/${fault.number}`, "DELETE"));
      say(`Fault ${fault.number} is off.`);
    });
  const turnOn = (fault) =>
    attempt(async () => {
      update(await ask("faults", "POST", fault));
      say("The fault is on.");
    });
  const answer = await ask("faults");
  body.replaceChildren(faultForm(answer.operations, turnOn), list);
  update(answer);
  return { poll: async () => update(await ask("faults")) };
}

function faultForm(operations, turnOn) {
  const kinds = Object.entries(faultKinds).map(([kind, [text]]) => [kind, text]);
  const kind = choice("fault-kind", kinds, { change: () => showSettings() });
  const number = (id, value, min) => make("input", { id, type: "number", value, min });
  const when = [
    ["before", "before the work: nothing happened"],
    ["after", "after the work: it happened"],
  ];
  const settings = {
    status: field("Status", number("fault-status", "500", "400")),
    when: field("When", choice("fault-when", when)),
    retryAfter: field("Retry-After, in seconds (may be empty)", number("fault-retryAfter", undefined, "0")),
    ms: field("Milliseconds", number("fault-ms", "1000", "1")),
    match: field("API name of the field", make("input", { id: "fault-match", type: "text" })),
  };
  const operation = choice("fault-operation", [["", "every call but the sign-in"], ...operations]);
  const times = number("fault-times", "1", "1");
  const skip = number("fault-skip", "0", "0");
  const showSettings = () => {
    for (const [name, one] of Object.entries(settings)) one.hidden = !faultKinds[kind.value][1].includes(name);
    operation.parentElement.hidden = kind.value === "refuseField";
  };
  const submit = (event) => {
    event.preventDefault();
    turnOn({
      kind: kind.value,
      ...Object.fromEntries(faultKinds[kind.value][1].map((name) => [name, valueIn(byId(`fault-${name}`))])),
      operation: kind.value === "refuseField" ? undefined : operation.value || undefined,
      times: times.value === "" ? null : Number(times.value),
      skip: Number(skip.value),
    });
  };
  const form = make(
    "form",
    { "aria-label": "A new fault", novalidate: true, submit },
    field("What happens", kind),
    ...Object.values(settings),
    field("Which calls", operation),
    field("How often (empty: always)", times),
    field("After so many others", skip),
    make("button", {}, "Turn the fault on"),
  );
  showSettings();
  return form;
}

function valueIn(control) {
  if (control.type !== "number") return control.value;
  return control.value === "" ? undefined : Number(control.value);
}

function faultTable(faults, turnOff) {
  const rows = faults.map((fault) => {
    const { number, kind, settings, operation, times, skip, hits, over } = fault;
    const action = over ? "Remove" : "Turn off";
    const button = make(
      "button",
      { type: "button", id: `fault-${number}-off`, "aria-label": `${action} fault ${number}`, click: () => turnOff(fault) },
      action,
    );
    const where = kind === "refuseField" ? "fields" : (operation ?? "every call but the sign-in");
    return [
      String(number),
      button,
      [faultKinds[kind][0], ...settings].join(", "),
      skip > 0 ? `${where}, after ${skip} others` : where,
      times === null ? `struck ${hits} times` : `struck ${hits} of ${times}`,
      over ? "over" : "on",
    ];
  });
  if (rows.length === 0) return make("p", {}, "No fault is on.");
  return table("Faults", ["Fault", "Action", "What happens", "Which calls", "Struck", "State"], rows);
}
