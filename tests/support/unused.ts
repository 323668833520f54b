// Stands in for a module that a dependency loads and no fast test uses; jest.config.js says for which. It may be loaded, called to make
// a compiler, and kept: whoever takes something out of it fails.
const handler: ProxyHandler<() => unknown> = {
  get(_target, name) {
    if (name === "__esModule") return true;
    throw new Error(`the fast tests do without this module, so there is no ${String(name)}: take it off the list in jest.config.js`);
  },
  apply: () => unused,
};

const unused: unknown = new Proxy(() => undefined, handler);

module.exports = unused;
