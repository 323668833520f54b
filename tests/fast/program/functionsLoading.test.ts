const heavy = ["../../../provider/client/client", "../../../provider/contract/objects", "zod", "node-fetch"];

// A program pays for what it loads in every preview.
test("a program without data sources loads neither the client nor the contract", () => {
  jest.isolateModules(() => {
    for (const module of heavy) {
      jest.doMock(module, () => {
        throw new Error(`${module} was loaded`);
      });
    }
    const { getObjects } = require("../../../provider");
    expect(getObjects).toBeInstanceOf(Function);
    for (const module of heavy.slice(0, 3)) expect(() => require(module)).toThrow("was loaded");
  });
});
