// Makes the large file of this example: 32 MB that differ from block to block.
import { mkdirSync, writeFileSync } from "node:fs";

const block = (number) => Buffer.alloc(1_000_000, `block ${number} `);
mkdirSync("videos", { recursive: true });
writeFileSync("videos/recording.bin", Buffer.concat(Array.from({ length: 32 }, (_, number) => block(number))));
