import { writeFileSync } from "node:fs";
import { documents } from "./documents";

// Started in the root of the repository, by `npm run docs`.
for (const [file, text] of Object.entries(documents("."))) writeFileSync(file, text);
