// Most fast tests take milliseconds. This is for a machine that does much beside them.
jest.setTimeout(30_000);
