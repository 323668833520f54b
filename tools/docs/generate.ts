import { writeFileSync } from "node:fs";
import { callsOf } from "./calls";
import { documents } from "./documents";
import { writeReference } from "./reference";

// Started in the root of the repository, by `npm run docs`.
for (const [file, text] of Object.entries(documents("."))) writeFileSync(file, text);
writeReference(".", "docs/reference", callsOf("."));
