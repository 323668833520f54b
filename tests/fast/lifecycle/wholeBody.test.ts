import { wholeBody } from "../../../provider/resources/definitions/wholeBody";

const texts = ["label", "description"];

test("what is declared wins over what is there, and what is there stays", () => {
  const live = {
    id: "001L",
    createdBy: "10gd",
    label: "Old",
    description: "By hand",
    status: "Pass",
    slas: [{ name: "quick" }],
    config: { a: 1 },
  };
  expect(wholeBody({ wanted: { label: "New" }, until: {}, live, texts })).toEqual({
    label: "New",
    description: "By hand",
    slas: [{ name: "quick" }],
    config: { a: 1 },
  });
});

test("what left the program is sent empty", () => {
  const until = { description: "Old", slas: [{ name: "quick" }], config: { a: 1 }, label: "Old" };
  const live = { ...until };
  expect(wholeBody({ wanted: { label: "New", slas: undefined }, until, live, texts })).toEqual({
    label: "New",
    description: "",
    slas: [],
    config: {},
  });
});

test("what the platform has empty is not sent", () => {
  expect(wholeBody({ wanted: {}, until: {}, live: { description: "", slas: [], config: {} }, texts })).toEqual({});
});
