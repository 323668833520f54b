import { type Assumption, reading } from "./assumption";

export const environments: readonly Assumption[] = [
  {
    id: "metadata-writes",
    question: "Do sandbox and runtime environments take changes of metadata over REST?",
    pages: ["0002", "0030"],
    switch: "environment",
    readings: [reading("development", "as a development environment does"), reading("runtime", "they refuse them with HTTP 403")],
    because: "only development environments are documented; the others take only packages, by the manual",
    evidence: ["N3", "N4"],
    provider:
      "Fails with an error that asks whether this is a sandbox or runtime environment, repeats nothing and changes nothing in state. Reads, refresh " +
      "and data sources work in every environment.",
    afterwards: "The second sentence of `mayNotDevelop`, where all environments take them.",
    code: ["mayNotDevelop"],
  },
  {
    id: "package-ids",
    question: "Does a thing that was deleted and created again under its name stop later packages from being installed?",
    pages: [],
    noSwitch: "It shows when a package is installed, and no call of the provider does that.",
    because: "the FAQ says so of all but scripts, flows and BPMs",
    evidence: ["N1"],
    provider:
      "Refuses to create a field, a layout or a trigger again under its name (AZ107), unless that is allowed. A program that is applied to two " +
      "environments makes the same names with different ids.",
    afterwards: "`recreating` in safety/destruction.ts, if packages go by names.",
    code: ["recreating"],
  },
  {
    id: "developer-right",
    question: "Which right do the calls for metadata need?",
    pages: ["0030"],
    noSwitch: "The emulator has one user. What a missing right answers, `environment` and `undocumented` show.",
    because: "the guide names profiles for the designer; which call checks which right is open",
    evidence: ["N5"],
    provider: "Names the right to develop applications after HTTP 403 for a change of metadata, as the first thing to check.",
    afterwards: "`mayNotDevelop` names the right of each call.",
    code: ["mayNotDevelop"],
  },
  {
    id: "protected-things",
    question: "Does the platform itself refuse changes of what came with a protected package?",
    pages: ["0033", "00106"],
    noSwitch: "The provider asks no platform to change such things.",
    readings: [reading("refused", "yes"), reading("allowed", "no")],
    because: "the manual calls the parts of asset packages read-only",
    evidence: ["N4"],
    provider: "Neither adopts nor finishes anything that has a `protectMode` or an `installedPackage`.",
    afterwards: "`packageProtection`, where the platform refuses all of it and says why.",
    code: ["packageProtection"],
  },
  {
    id: "quotas",
    question: "How many objects, flows and BPMs may a tenant have?",
    pages: [],
    switch: "quota",
    readings: [reading("none", "as many as it likes"), reading(20, "so many of each kind; every number goes")],
    because: "the numbers depend on what the account has bought",
    evidence: ["N27"],
    provider: "Shows the refusal and does not repeat. A version of a BPM that finds no room leaves the one before it as it is.",
  },
];
