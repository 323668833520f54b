import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";

// Connectors are made in the designer. This one holds files in object storage.
const connector = { connectorType: "obs", connectorName: "files" } as const;

// A folder with all that is in it: what is added to it is uploaded, what is removed from it is deleted.
const site = new astrozero.Directory("site", { ...connector, path: "site", source: "site", ignore: ["*.draft.html"] });

// A large file goes in parts of 6 MB, four at a time. make-recording.mjs makes it.
const recording = new astrozero.File("recording", {
  ...connector,
  path: "videos/recording.bin",
  source: "videos/recording.bin",
  contentType: "video/mp4",
  multipartThreshold: 10_000_000,
  partSize: 6_000_000,
});

// A text of the program.
const readme = new astrozero.File("readme", { ...connector, path: "site-readme.txt", content: "What is in `site` comes from a program." });

// Whoever has the token can read the recording for an hour.
const { shareToken } = astrozero.getShareTokenOutput({ ...connector, path: recording.path, timeoutInMinutes: 60 });

// As somebody who has nothing but the token would read it: into a file of this machine.
const shared = astrozero.getFileOutput({ ...connector, path: recording.path, shareToken, saveAs: "videos/shared.bin" });

export const pages = site.files.apply((files) => Object.keys(files));
export const readmeUrl = readme.url;
// What was read with a secret is a secret, too, until the program says otherwise.
export const isShared = pulumi
  .all([pulumi.unsecret(shared), recording.contentHash])
  .apply(([{ contentHash }, hash]) => contentHash === hash);
export const token = shareToken;
