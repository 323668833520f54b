import { documents } from "../../../tools/docs/documents";
import { read, repository } from "./markdown";

test.each(Object.entries(documents(repository)))(
  "%s is what `npm run docs` writes now: run it after a change of the contract",
  (file, text) => {
    expect(read(file)).toBe(text);
  },
);
