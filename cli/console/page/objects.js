async function showObjects(body, name) {
  if (name) return showObject(body, name);
  const objects = await ask("objects");
  const list = make("div");
  const show = (text) => {
    const found = objects.filter((object) => holds(text, object.name, object.label));
    const rows = found.map((object) => [
      make("a", { href: `#objects/${encodeURIComponent(object.name)}` }, object.name),
      object.label,
      object.custom ? "custom" : "standard",
      object.fields,
      object.records,
    ]);
    list.replaceChildren(table("Objects", ["Name", "Label", "Kind", "Fields", "Records"], rows));
    if (text) say(`${found.length} of ${objects.length} objects`);
  };
  show("");
  body.replaceChildren(search("find-object", "Find an object", show), list);
}

async function showObject(body, name) {
  const object = await ask(`objects/${encodeURIComponent(name)}`);
  const { fields, columns, count, records } = object;
  const rows = fields.map((one) => [one.name, one.label, one.dataType, yes(one.required), yes(one.unique), one.refersTo, one.picklist]);
  const shown = count > records.length ? `Records: the first ${records.length} of ${count}` : `Records: ${count}`;
  body.replaceChildren(
    make("p", {}, make("a", { href: "#objects" }, "All objects")),
    make("p", {}, `Label: ${object.label}`),
    ...(object.description ? [make("p", {}, object.description)] : []),
    table("Fields", ["Name", "Label", "Data type", "Required", "Unique", "Refers to", "Picklist"], rows),
    table(shown, columns, records),
  );
  return object.name;
}
