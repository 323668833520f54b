/** What is said of a code, in `astrozero explain` and in the documents. */
export interface Explanation {
  /** The change that is refused, in a few words. */
  readonly refused: string;
  /** The change. */
  readonly change: string;
  /** What it is refused for. */
  readonly refusedWhile: string;
  /** What to do in place of allowing it. */
  readonly advice: string;
}

/** What a destructive change destroys. The codes are printed, documented and stable. */
export type DestructionCode =
  | "AZ101"
  | "AZ102"
  | "AZ103"
  | "AZ104"
  | "AZ105"
  | "AZ106"
  | "AZ107"
  | "AZ108"
  | "AZ109"
  | "AZ110"
  | "AZ111"
  | "AZ112";

/** Each code. */
export const codes: Readonly<Record<DestructionCode, Explanation>> = {
  AZ101: {
    refused: "deleting an object that has records",
    change: "deleting an object, or replacing it under another name",
    refusedWhile: "the object has records",
    advice:
      "Keep the object in the program, or give it `retainOnDelete: true` so that it stays on the platform. An object keeps nothing under another name: set " +
      "`name` to the old one. To delete it with its records set `allowDataLoss: true`, run `pulumi up`, and take it out of the program in the next run.",
  },
  AZ102: {
    refused: "dropping a field that holds values",
    change: "dropping a field",
    refusedWhile: "records hold a value in it",
    advice:
      "Keep the field. If it only gets another name, say what it was with `renamedFrom`: its values are copied before the old field is dropped.",
  },
  AZ103: {
    refused: "changing the type or the relation (target, `relationshipName`, `relationshipLabel`) of a field that holds values",
    change:
      "changing the type of a field, or of a relation what it points to, `relationshipName` or `relationshipLabel`: the field is dropped and created again",
    refusedWhile: "records hold a value in it",
    advice: "Set back what changed. Or declare a new field beside it, move the values, and drop the old field when it is empty.",
  },
  AZ104: {
    refused: "shortening a field that holds values",
    change: "shortening a field (`length` or `scale`): the field is dropped and created again",
    refusedWhile: "records hold a value in it",
    advice:
      "Set `length` and `scale` back. Or declare a new, shorter field beside it, move the values, and drop the old field when it is empty.",
  },
  AZ105: {
    refused: "removing or relabelling a picklist value that records hold",
    change: "removing a value of a picklist, or changing its label or another attribute: the value is deleted and added again",
    refusedWhile: "records hold the value in a field that uses the picklist",
    advice: "Set the value back, or give those records another value first.",
  },
  AZ106: {
    refused: "requiring a field that some records leave empty, also a new one",
    change: "requiring a field that was optional, or adding a required one without a default value",
    refusedWhile: "records hold no value in it",
    advice: "Leave the field optional, fill it in all records, and require it then. A new field may have a `defaultValue`.",
  },
  AZ107: {
    refused: "creating a field, a layout or a trigger again under its name: it gets a new id",
    change: "creating a field, a layout or a trigger again under its name, though no value is lost",
    refusedWhile:
      "always: it gets a new id. What refers to the old one breaks, and the platform's packages of the app no longer install where the old one is",
    advice: "Set back what changed, or declare the thing under a new name.",
  },
  AZ108: {
    refused: "dropping a field that validators, triggers, formulas, scripts or flows name",
    change: "dropping a field",
    refusedWhile: "validators, triggers or formulas of the object, or scripts or flows of the tenant name it",
    advice: "Change or remove what names the field in a run before.",
  },
  AZ109: {
    refused: "deleting files of others from a directory that is exclusive",
    change: "making or keeping a directory `exclusive`, or deleting one that is",
    refusedWhile: "it has files that the program did not upload",
    advice: "Leave out `exclusive`, or bring those files into the folder of the program, or delete them yourself.",
  },
  AZ110: {
    refused: "deleting records that an `exclusive` set does not have",
    change: "creating or changing a `RecordSet` with `exclusive: true`",
    refusedWhile: "the object has records that the set does not have",
    advice: "Leave out `exclusive`, or declare those records in the set, or delete them yourself.",
  },
  AZ111: {
    refused: "deleting records while other records depend on them",
    change: "taking rows out of a `RecordSet`; deleting a set or a `Record`",
    refusedWhile: "records depend on those rows by a master-detail relation: the platform deletes them, too",
    advice: "Keep the rows, or delete the records that depend on them, or give them another master, first.",
  },
  AZ112: {
    refused: "deleting all rows of a set because its file has none any more",
    change: "giving a `RecordSet` a file that has a header and no row",
    refusedWhile: "the set has rows",
    advice: "Look whether the file was written completely. To empty the set on purpose, allow it.",
  },
};

/** How a refused change is allowed. */
export const permission = "Or allow the loss: `allowDataLoss: true` on the resource, until it is taken out again.";
