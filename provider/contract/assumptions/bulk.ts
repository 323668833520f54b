import { type Assumption, reading } from "./assumption";

const noResourceYet = "Nothing yet: no resource imports or exports.";

export const bulk: readonly Assumption[] = [
  {
    id: "bulk-answer",
    question: "What does an accepted import or export answer?",
    pages: ["0075", "0076", "0079"],
    switch: "bulkAnswer",
    readings: [reading("id", "an envelope with the id of its task"), reading("empty", "no body")],
    because: "the example of 0076 prints one; the text beside it and page 0079 say that there is none",
    provider: "The client takes both.",
    afterwards: "`envelopeOrNothing` in the client, and `accepted` in the contract.",
    code: ["accepted", "interpret"],
  },
  {
    id: "encode-member",
    question: "What do exports call the encoding?",
    pages: ["0075", "0077"],
    switch: "encodeMember",
    readings: [reading("encodeType", "`encodeType`"), reading("encode-type", "`encode-type`, as an older copy of the page has it")],
    because: "the newer page says so",
    provider: "The contract knows both words.",
    afterwards: "One of the two members in `schedule`.",
    code: ["schedule"],
  },
  {
    id: "bulk-switch",
    question: "Are imports and exports of an object refused while `allowBulkApiAccess` is false?",
    pages: ["0075", "0076"],
    switch: "bulkSwitch",
    readings: [reading("refused", "yes"), reading("accepted", "no")],
    because: "the manual names the switch as a condition",
    provider: noResourceYet,
  },
  {
    id: "bulk-format",
    question: "How are values parted, quoted and left empty in the files of an import, and in which encoding?",
    pages: ["0076"],
    noSwitch: "No page says it; the emulator takes commas in csv files, tabs in txt files, quotes as RFC 4180 has them, and UTF-8.",
    provider: noResourceYet,
  },
  {
    id: "import-bad-rows",
    question: "What becomes of the good rows of an import when one is bad?",
    pages: ["0076"],
    noSwitch: "Nothing of it shows over REST; the emulator leaves bad rows out and lists them with the task.",
    readings: [reading("written", "they are written"), reading("dropped", "nothing is written")],
    because: "the console lists rows that failed beside those that did not",
    provider: noResourceYet,
  },
];
