const mask = "[secret]";

/** Shorter texts are no secrets, and masking every "a" would only hide the message. */
const shortest = 4;

/** Takes the secrets that it knows out of texts, whoever put them there: a server may well echo what it was sent. */
export class Redactor {
  readonly #forms = new Set<string>();
  #longestFirst: readonly string[] | undefined;

  constructor(secrets: readonly string[] = []) {
    for (const secret of secrets) this.add(secret);
  }

  add(secret: string): void {
    if (secret.length < shortest) return;
    for (const form of spellings(secret)) this.#forms.add(form);
    // Thousands may come before the next text does.
    this.#longestFirst = undefined;
  }

  redact(text: string): string {
    // A secret may be part of a longer one: the longer one goes first, or its rest would stay.
    this.#longestFirst ??= [...this.#forms].sort((a, b) => b.length - a.length);
    return this.#longestFirst.reduce((rest, form) => rest.replaceAll(form, mask), text);
  }
}

/** A secret as JSON, URLs, forms and HTML pages write it. */
function spellings(secret: string): string[] {
  const url = encodeURIComponent(Buffer.from(secret).toString());
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  const html = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    ...[url, form].flatMap((text) => [text, text.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase())]),
    html,
    html.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  ];
}
