import "../../support/seed";
import fc from "fast-check";
import { schemaName } from "../../../provider/contract/values";
import { definitionApiName, fieldApiName, fieldKey, schemaApiName, shortName } from "../../../provider/fieldModel/names";

// Names of the reference, section 7.1: DOC um-9026, um-classic, 0013, 0014, 0035.
test.each<[string, string, string]>([
  ["an object", schemaApiName("CNAME", "visitorInfo"), "CNAME__visitorInfo__CST"],
  ["an object with an underscore", schemaApiName("CNAME", "visitor_info"), "CNAME__visitor_info__CST"],
  ["an object written in full", schemaApiName("other", "SmartCampus__OperatorOrganization__CST"), "SmartCampus__OperatorOrganization__CST"],
  ["an object written with its suffix only", schemaApiName("CNAME", "VehicleType__CST"), "VehicleType__CST"],
  ["a field", fieldApiName("CNAME__device__CST", "equipmentSN"), "CNAME__equipmentSN__CST"],
  ["a field written in full", fieldApiName("CNAME__device__CST", "CNAME1__test__CST"), "CNAME1__test__CST"],
  ["a field of an object without a namespace", fieldApiName("VehicleType__CST", "VehicleNumber"), "VehicleNumber__CST"],
  ["a field of a standard object", fieldApiName("AttachFile", "remark"), "remark__CST"],
  ["a picklist", definitionApiName("CNAME", "OrderStatus"), "CNAME__OrderStatus"],
  ["a picklist written in full", definitionApiName("CNAME", "other__OrderStatus"), "other__OrderStatus"],
  ["the short name of an object", shortName("CNAME__visitorInfo__CST"), "visitorInfo"],
  ["the short name of an object with a further prefix", shortName("ShineMo1__UOC001_C_TLD01__ItemDef__CST"), "ItemDef"],
  ["a field of an object with a further prefix", fieldApiName("ShineMo1__UOC001__ItemDef__CST", "customCode"), "ShineMo1__customCode__CST"],
  ["the short name of an object without a namespace", shortName("VehicleType__CST"), "VehicleType"],
  ["the short name of a picklist", shortName("CNAME__OrderStatus"), "OrderStatus"],
  ["the short name of a standard object", shortName("AttachFile"), "AttachFile"],
  ["the key of a field in the object's namespace", fieldKey("CNAME__device__CST", "CNAME__equipmentSN__CST"), "equipmentSN"],
  ["the key of a field in another namespace", fieldKey("CNAME__device__CST", "other__serial__CST"), "other__serial__CST"],
  ["the key of a field without a namespace", fieldKey("VehicleType__CST", "VehicleNumber__CST"), "VehicleNumber"],
  ["the key of a package's field on a standard object", fieldKey("AttachFile", "CNAME__remark__CST"), "CNAME__remark__CST"],
  ["the key of a field that only looks as if it had the object's namespace", fieldKey("CNAME__device__CST", "CNAME__CST"), "CNAME__CST"],
])("%s", (_title, made, expected) => {
  expect(made).toBe(expected);
});

/** A word of a name by pages 0032 and pd-0006: letter first; letters, digits, single underscores, none at the end. */
const word = (maxLength: number) => fc.stringMatching(/^[A-Za-z]([A-Za-z0-9]|_[A-Za-z0-9])*$/, { maxLength });
const namespace = word(15);
const name = word(39);

describe("for all names", () => {
  test("what is made of a valid name is valid", () => {
    fc.assert(
      fc.property(namespace, name, (namespace, name) => {
        expect(schemaName.safeParse(schemaApiName(namespace, name))).toMatchObject({ success: true });
      }),
    );
  });

  test("an object may have any number of prefixes", () => {
    fc.assert(
      fc.property(fc.array(word(8), { maxLength: 3 }), word(20), (prefixes, name) => {
        const full = `${[...prefixes, name].join("__")}__CST`;
        expect(schemaName.safeParse(full)).toMatchObject({ success: true });
        expect(shortName(full)).toBe(name);
      }),
    );
  });

  test("the short name of an API name is the name that was given", () => {
    fc.assert(
      fc.property(namespace, name, (namespace, name) => {
        expect(shortName(schemaApiName(namespace, name))).toBe(name);
        expect(shortName(definitionApiName(namespace, name))).toBe(name);
      }),
    );
  });

  test("a name in full stays as it is, whatever the namespace", () => {
    fc.assert(
      fc.property(namespace, namespace, name, (one, other, name) => {
        const full = schemaApiName(one, name);
        expect(schemaApiName(other, full)).toBe(full);
        expect(fieldApiName(schemaApiName(other, name), full)).toBe(full);
        const picklist = definitionApiName(one, name);
        expect(definitionApiName(other, picklist)).toBe(picklist);
      }),
    );
  });

  test("key and API name of a field lead to one another", () => {
    const object = fc
      .tuple(fc.array(namespace, { maxLength: 2 }), name)
      .map(([prefixes, name]) => `${[...prefixes, name].join("__")}__CST`);
    fc.assert(
      fc.property(object, namespace, name, (object, foreign, name) => {
        // Written short: in the namespace of the object.
        expect(fieldKey(object, fieldApiName(object, name))).toBe(name);
        // Written in full, of whatever namespace.
        const full = `${foreign}__${name}__CST`;
        expect(fieldApiName(object, fieldKey(object, full))).toBe(full);
      }),
    );
  });
});
