import * as picklists from "../../../provider/contract/picklists";

test.each([
  [true, true],
  [false, false],
  ["true", true],
  ["false", false],
  [undefined, true],
  [null, true],
  ["", true],
])("a value of a picklist whose isActive is %p is understood", (isActive, understood) => {
  const answer = [
    { id: "1", name: "demo__Status", picklistValues: [{ id: "2", value: "New", isActive, isDefault: "true", sequenceNo: "3" }] },
  ];
  expect(picklists.get.result.parse(answer).picklistValues).toMatchObject([{ isActive: understood, isDefault: true, sequenceNo: 3 }]);
});
