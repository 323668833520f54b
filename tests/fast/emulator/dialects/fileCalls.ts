import type { World } from "../../../../emulator";
import type { Call } from "./open";

const boundary = "here";
const form = `multipart/form-data; boundary=${boundary}`;
const formBody = `--${boundary}\r\nContent-Disposition: form-data; name="object"; filename="a"\r\n\r\ncontent\r\n--${boundary}--\r\n`;
const octets = "application/octet-stream";

/** The calls for files, on a connector that this adds: those that only read, and those that go one after the other. */
export function fileCalls({ connectors, files, uploads }: World): { reads: Call[]; life: Call[] } {
  const connector = connectors.add({ type: "obs", name: "demo__Files" });
  for (const path of ["a/1", "a/2", "b/1"]) files.put(connector.id, path, "content");
  const root = "/u-route/baas/sys/v1.1/connectors/obs/demo__Files";
  const shareToken = files.share(connector, { shareType: 0, key: "a/1", timeoutInMinutes: 1 });
  const [completed, aborted] = ["c/1", "c/2"].map((path) => uploads.begin(connector, path).id);
  return {
    reads: [
      ["DownloadFile", "get", `${root}/viewobject?object=a/1`],
      ["DownloadFile (missing)", "get", `${root}/viewobject?object=x`],
      ["ListFile", "get", `${root}/listdir?dir=`],
      ["ListFile (missing)", "get", `${root}/listdir?dir=x`],
      ["ObtainEndpoint", "get", `${root}/getendpoint`],
      ["ShareToken", "post", `${root}/sharetoken`, { shareType: 1, key: "a/", timeoutInMinutes: 1 }],
      ["ViewShareObject", "get", `/u-route/baas/sys/v1.1/objectstorage/viewshareobject?object=a/1&shareToken=${shareToken}`],
    ],
    life: [
      ["UploadFile", "post", `${root}/putobject?object=d/1`, formBody, form],
      ["UploadFile (the bytes alone)", "post", `${root}/putobject?object=d/2`, "content", octets],
      ["UploadMultipart", "post", `${root}/createmultipartupload?object=d/3`, "", octets],
      ["UploadPart", "post", `${root}/uploadpart?object=c/1&uploadId=${completed}&partNumber=1`, formBody, form],
      ["CompleteUpload", "post", `${root}/completeupload?object=c/1&uploadId=${completed}`, (part) => [listed(part)]],
      ["AbortUpload", "post", `${root}/abortupload?object=c/2&uploadId=${aborted}`],
      ["DeleteFile", "del", `${root}/delobject?object=a/1`],
      ["DeleteFile (missing)", "del", `${root}/delobject?object=a/1`],
      ["DeleteDirectory", "del", `${root}/deldir?dir=b`],
      ["DeleteDirectory (missing)", "del", `${root}/deldir?dir=b`],
      ["DeleteDirectory (root)", "del", `${root}/deldir?dir=/`],
    ],
  };
}

/** A part as it is listed when its upload is completed, by what its upload answered. */
function listed(part: unknown): object {
  const { ETag, eTag, partNumber } = Object(part);
  return { ETag: ETag ?? eTag, partNumber: String(partNumber) };
}
