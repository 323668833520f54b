// For tests in a browser: functions that run in the page. Its text is one expression, an object of them.
({
  /** What a screen reader could not name: controls without a label, tables without a caption, pictures without a text; and ids that are there twice. */
  unnamed() {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const nameless = [
      ...all("input, select").filter((one) => one.labels.length === 0 && !one.ariaLabel),
      ...all("button").filter((one) => !one.ariaLabel && one.textContent === ""),
      ...all("table").filter(({ caption }) => !caption?.textContent),
      ...all("img:not([alt]), img[alt='']"),
    ];
    const ids = all("[id]").map(({ id }) => id);
    return [...nameless.map(({ outerHTML }) => outerHTML), ...ids.filter((id, index) => ids.indexOf(id) !== index)];
  },

  /** Texts with less contrast than WCAG 2.2 AA asks for (4.5 to 1). */
  pale() {
    const luminance = (color) => {
      const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === "rgba(0, 0, 0, 0)" ? behind(element.parentElement) : backgroundColor;
    };
    const hasText = ({ childNodes }) => [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    const texts = [...document.querySelectorAll("body :not(script, noscript, option)")].filter(hasText);
    const isPale = (element) => {
      const [light, dark] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05) < 4.5;
    };
    return texts.filter(isPale).map(({ textContent }) => textContent);
  },

  /** Texts of a drawing by Graphviz that are wider than the box of their object. */
  overflowing() {
    const edgesOf = (element) => element.getBoundingClientRect();
    return [...document.querySelectorAll("g.node")].flatMap((node) => {
      const right = Math.max(...[...node.querySelectorAll("polygon")].map((box) => edgesOf(box).right));
      return [...node.querySelectorAll("text")].filter((text) => edgesOf(text).right > right).map(({ textContent }) => textContent);
    });
  },
});
