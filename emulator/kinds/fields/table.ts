import { own } from "../../core/things";
import { Children, type StoredChild } from "../objects/children";
import type { StoredObject } from "../objects/table";

export interface Reference {
  referenceObjectId: string;
  referenceObjectName: string;
  relationshipName: string;
  relationshipLabel: string;
}

export interface StoredField extends StoredChild {
  label: string;
  /** The canonical word, as answers print it. */
  dataType: string;
  /** 4 custom; the preset fields have another one. */
  category: number;
  col: string;
  sequenceNo: number;
  isRequired: boolean;
  isUnique: boolean;
  isSearchable: boolean;
  caseSensitive: boolean;
  dataLength: number;
  scale: number;
  visibleLines: number;
  encryptType: number;
  startingNumber: number;
  defaultValue: string;
  inlineHelpText: string;
  description: string;
  maskType: string;
  maskChar: string;
  picklistId: string;
  picklistDefaultValue: string;
  pattern: string;
  formula: string;
  references: Reference[];
  /** How many numbers an auto number has given out. */
  numbersGiven: number;
  madeAt: number;
}

/** The fields of objects, for what refers to them. */
export class FieldTable extends Children<StoredField> {
  static readonly kind = { key: "fields", noun: "field", idPrefix: "cust" } as const;

  /** The relation fields that point at an object. */
  referringTo({ referredBy }: StoredObject): StoredField[] {
    return Object.entries(referredBy).flatMap(([id, objectId]) => {
      const object = this.objects.find(objectId);
      return (object && own(this.of(object), id)) ?? [];
    });
  }

  /** The fields that use a picklist. */
  using(picklistId: string): StoredField[] {
    return this.objects.all().flatMap((object) => Object.values(this.of(object)).filter((field) => field.picklistId === picklistId));
  }
}
