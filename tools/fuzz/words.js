/**
 * The words of a tenant as a part of schemathesis.toml: in most requests they stand in place of what only fits the document. They are
 * those of tenant.js.
 */
function wordsToml({ path, body, calls }) {
  const everywhere = { ...placed("path", path), ...placed("body", body) };
  return [
    dictionaries("all", everywhere),
    ...Object.entries(calls).map(([call, words]) => dictionaries(call, words)),
    `[parameters]\n${bindings("all", everywhere)}`,
    ...Object.entries(calls).map(
      ([call, words]) => `[[operations]]\ninclude-operation-id = "${call}"\n[operations.parameters]\n${bindings(call, words)}`,
    ),
  ].join("\n\n");
}

function placed(place, words) {
  return Object.fromEntries(Object.entries(words).map(([name, values]) => [`${place}.${name}`, values]));
}

function dictionaries(group, words) {
  return lines(words, (name, values) => `[dictionaries."${group} ${name}"]\nvalues = ${JSON.stringify(values)}`);
}

function bindings(group, words) {
  return lines(words, (name) => `"${name}" = { dictionary = "${group} ${name}", probability = 0.8 }`);
}

function lines(words, line) {
  return Object.entries(words)
    .map(([name, values]) => line(name, values))
    .join("\n");
}

module.exports = { wordsToml };
