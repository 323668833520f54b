/** What was found outside the API reference. */
export interface Fact {
  readonly fact: string;
  readonly source: string;
  /** `read`: in full, in the vendor's text or in code. `cut`: in a part of a page, or in the code of a client. `concluded`: from other facts. */
  readonly sure: "read" | "cut" | "concluded";
}

/** Facts of November 2026, by numbers that do not change. Nothing of them was tried against a live tenant. */
export const facts = {
  N1: {
    fact:
      "A package cannot be installed where the target has a thing of the same name and another id, or the reverse; scripts, flows and BPMs " +
      "are excepted. The vendor asks not to delete a thing and make another one of its name.",
    source: "FAQ, page 0228",
    sure: "read",
  },
  N2: {
    fact: "Nothing can be rolled back, and developers of one account are kept apart by locks on what they edit.",
    source: "best practices, page 5055",
    sure: "read",
  },
  N3: {
    fact: "Development, sandbox and runtime are environments of their own; users of one do not exist in the others.",
    source: "developer guide",
    sure: "read",
  },
  N4: {
    fact: "Sandbox and runtime take only asset packages, whose parts are read-only. Every example of the API reference uses the development environment.",
    source: "user manual, pages 0236 and 9015; API reference, page 0002",
    sure: "read",
  },
  N5: {
    fact: "Only the profiles System Administrator and Developer, or one with the right to develop applications, may add an object or a flow.",
    source: "developer guide",
    sure: "read",
  },
  N6: {
    fact: "Objects have indexes, ordinary or unique ones of at most two fields, by default one for each object; they can be changed and deleted in the designer.",
    source: "user manual, parts of pages",
    sure: "cut",
  },
  N7: {
    fact: "View objects only take queries: no record of theirs can be added, changed or deleted.",
    source: "user manual, page 9025",
    sure: "read",
  },
  N8: {
    fact:
      "There are objects with names of three parts, `{namespace}__{prefix}__{Name}__CST`, whose fields have the ordinary ones. That the prefix " +
      "is that of a business object or a package is concluded.",
    source: "public code for one tenant, more than 15 objects",
    sure: "read",
  },
  N9: {
    fact: "Checkboxes of records reach a client as the numbers 1 and 0, numbers as numbers, texts, picklists and dates as texts.",
    source: "public clients of one tenant, behind custom APIs",
    sure: "cut",
  },
  N10: {
    fact:
      "Scripts, flows and other system objects are cached in each process of the platform, by id; a query by condition reads the database. " +
      "So reads may be new, old and new again.",
    source: "declarations of the script library",
    sure: "concluded",
  },
  N11: {
    fact: "A query answers 5,000 records by default; by one text 5,000 is the maximum, by another 10,000.",
    source: "rules of the script checker; declarations of the script library",
    sure: "cut",
  },
  N12: {
    fact: "The designer takes at most 64 characters for the name of a flow, with the namespace.",
    source: "developer guide",
    sure: "read",
  },
  N13: {
    fact: "A part of an upload answers an object with `ETag` and `partNumber`.",
    source: "copy of page 0090 in a guide",
    sure: "read",
  },
  N21: { fact: "`resMsg` can be `success`, in lower case.", source: "test suite of a live tenant", sure: "read" },
  N22: {
    fact: "Ids of records and tenants have the form of all other ids: 20 letters and digits, the fifth of them 0.",
    source: "public code for several tenants",
    sure: "read",
  },
  N26: {
    fact: "The designer takes labels of fields of 1 to 63 characters, the API of 1 to 80.",
    source: "user manual; API reference, page 0035",
    sure: "read",
  },
  N27: {
    fact: "Quotas of the account limit the numbers of applications, flows, BPMs and more; a create beyond them is refused.",
    source: "user manual, parts of a page",
    sure: "cut",
  },
  N28: {
    fact:
      "Four public clients upload through connectors of the type `objectstorageproxy`: the bytes alone as the body, `acl` in the query. Two " +
      "of them read `result.object`; one names JSON as the content type.",
    source: "public clients of live tenants",
    sure: "read",
  },
  N29: {
    fact: "A shared file is read with `shareToken` and `StorageProxy` in the query.",
    source: "public client of a live tenant",
    sure: "read",
  },
} as const satisfies Record<string, Fact>;
