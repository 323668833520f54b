import { readFileSync } from "node:fs";
import type { z } from "zod";
import * as contract from "../../../provider/contract/bulk";
import type { FileType } from "../../../provider/contract/recordFiles";
import type { Condition } from "../../../provider/contract/records";
import type { Audit } from "../../core/clock";
import { Nothing } from "../../core/outcomes";
import type { Received } from "../../core/received";
import { Refusal, refusal } from "../../core/refusal";
import type { Serve } from "../../core/serve";
import { own, Table } from "../../core/things";
import { ObjectTable, type StoredObject } from "../objects/table";
import { bulkObject, checkExportCondition, type ExportedFile, exportObject, exportRecords } from "./exports";
import { importObject, importRecords } from "./imports";
import { type Interval, nextAfter, scheduled, taskMilliseconds } from "./schedule";
import { type RecordFile, readRecords, unzipped } from "./tables";

/** What a task does. */
export type Work =
  | { call: "ExportData"; objects: string[]; condition?: Condition; fileType: FileType }
  | { call: "ExportMetadata"; objects: string[] }
  | { call: "ImportData"; withIds: boolean; files: RecordFile[]; damage?: string }
  | { call: "ImportMetadata"; files: { file: string; document: unknown }[]; damage?: string }
  | { call: "ImportByTemplate"; template: string; filename: string; size: number };

/** A timed task: what a bulk call makes. The API of the platform shows none of it. */
export interface StoredTask extends Audit {
  id: string;
  work: Work;
  state: "Waiting" | "Done" | "Failed";
  /** Milliseconds since 1970; absent when no run is to come. */
  nextRun?: number;
  interval?: Interval;
  runs: number;
  /** What the last export made. */
  files: ExportedFile[];
  /** What went wrong in the last run: rows that were left out, and why. Then it has failed, and the rest is done. */
  messages: string[];
}

/** What a run made, and what failed. */
interface Outcome {
  files?: ExportedFile[];
  messages?: string[];
}

type DataExport = z.output<typeof contract.exportData.body>;
type MetadataExport = z.output<typeof contract.exportMetadata.body>;

/** Imports and exports. Each runs a moment after its call, by the emulator's clock, before the next request is answered and before a test looks. */
export class Tasks extends Table<StoredTask> {
  static readonly kind = { key: "tasks", noun: "task", idPrefix: "002S" } as const;

  static routes(serve: Serve<Tasks>): void {
    serve(contract.exportData, ({ query, body }, tasks) => tasks.#answer(tasks.exportData(body, query.file_type)));

    serve(contract.exportMetadata, ({ body }, tasks) => tasks.#answer(tasks.exportMetadata(body)));

    serve(contract.importData, ({ query, body }, tasks) =>
      tasks.#answer(tasks.importData(bytesOf(body, tasks), query.flag === "hasid", query.comment === "true")),
    );

    serve(contract.importMetadata, ({ body }, tasks) => tasks.#answer(tasks.importMetadata(bytesOf(body, tasks))));

    serve(contract.importByTemplate, ({ query, body }, tasks) =>
      tasks.#answer(tasks.#begin({ call: "ImportByTemplate", ...query, size: body.piece.size })),
    );
  }

  get(id: string): StoredTask {
    return this.existing(own(this.stored, id), id);
  }

  exportData(body: DataExport, fileType: FileType): StoredTask {
    this.#checkEncoding(body);
    const { objects = [], cond } = body;
    for (const name of objects) {
      const object = bulkObject(name, this.tenant);
      if (cond) checkExportCondition(object, cond, this.tenant);
    }
    return this.#begin({ call: "ExportData", objects, ...(cond && { condition: cond }), fileType }, scheduled(body, this.tenant));
  }

  exportMetadata(body: MetadataExport): StoredTask {
    this.#checkEncoding(body);
    const { objects = [] } = body;
    for (const name of objects) this.#objectOf(name);
    return this.#begin({ call: "ExportMetadata", objects }, body.taskStatus === "Suspend" ? {} : scheduled(body, this.tenant));
  }

  /** Imports the records of a zip; `isChecked`: a damaged one is refused, and makes no task that fails. */
  importData(zip: Uint8Array, withIds: boolean, isChecked = true): StoredTask {
    const read = contentOf(zip, readRecords);
    if (isChecked && read.damage !== undefined) throw refusal("invalid", read.damage);
    for (const { object } of read.files) bulkObject(object, this.tenant);
    return this.#begin({ call: "ImportData", withIds, ...read });
  }

  importMetadata(zip: Uint8Array): StoredTask {
    return this.#begin({ call: "ImportMetadata", ...contentOf(zip, readDocument) });
  }

  /** @internal Runs what is due. */
  override catchUp(): void {
    const now = this.tenant.now();
    for (const task of Object.values(this.stored)) if (task.nextRun !== undefined && task.nextRun <= now) this.#run(task, now);
  }

  #begin(work: Work, when: Pick<StoredTask, "nextRun" | "interval"> = { nextRun: this.tenant.now() + taskMilliseconds }): StoredTask {
    return this.keep({ id: this.newId(), work, state: "Waiting", ...when, runs: 0, files: [], messages: [], ...this.tenant.stamp() });
  }

  #run(task: StoredTask, now: number): void {
    const { nextRun = now, interval } = task;
    delete task.nextRun;
    if (interval) task.nextRun = nextAfter(nextRun, interval, now);
    task.runs += 1;
    const { files = [], messages = [] } = this.#done(task.work);
    Object.assign(task, { state: messages.length > 0 ? "Failed" : "Done", files, messages });
    this.tenant.touch(task);
  }

  #done(work: Work): Outcome {
    try {
      return this.#work(work);
    } catch (error) {
      if (error instanceof Refusal) return { messages: [error.resMsg] };
      throw error;
    }
  }

  #work(work: Work): Outcome {
    const { tenant } = this;
    switch (work.call) {
      case "ExportData":
        return { files: work.objects.map((name) => exportRecords(bulkObject(name, tenant), work.condition, work.fileType, tenant)) };
      case "ExportMetadata":
        return { files: work.objects.map((name) => exportObject(this.#objectOf(name), tenant)) };
      case "ImportData":
        if (work.damage !== undefined) return { messages: [work.damage] };
        return { messages: work.files.flatMap((file) => importRecords(file, work.withIds, tenant)) };
      case "ImportMetadata":
        if (work.damage !== undefined) return { messages: [work.damage] };
        return { messages: work.files.flatMap((file) => importObject(file, tenant)) };
      case "ImportByTemplate":
        return {};
    }
  }

  #answer({ id }: StoredTask): string | Nothing {
    return this.tenant.dialect.bulkAnswer === "id" ? id : new Nothing();
  }

  #objectOf(name: string): StoredObject {
    const object = this.tenant.of(ObjectTable).find(name);
    if (object?.name !== name) throw refusal("missing", `object ${name} does not exist`);
    return object;
  }

  #checkEncoding(body: DataExport | MetadataExport): void {
    const { encodeMember, unknownAttributes } = this.tenant.dialect;
    const other = encodeMember === "encodeType" ? "encode-type" : "encodeType";
    if (body[other] !== undefined && unknownAttributes === "refused") throw refusal("invalid", `body: unknown attribute "${other}"`);
    if (body[encodeMember] === undefined) throw refusal("invalid", `${encodeMember}: is missing`);
  }
}

/** The file of a request. */
function bytesOf({ piece }: Received, { tenant }: Tasks): Uint8Array {
  return readFileSync(tenant.storage.path(piece.id));
}

/** What the files of a zip hold, or what is wrong with them. */
function contentOf<Content>(zip: Uint8Array, read: (file: string, bytes: Uint8Array) => Content): { files: Content[]; damage?: string } {
  try {
    return { files: [...unzipped(zip)].map(([file, bytes]) => read(file, bytes)) };
  } catch (error) {
    if (error instanceof Refusal) return { files: [], damage: error.resMsg };
    throw error;
  }
}

function readDocument(file: string, bytes: Uint8Array): { file: string; document: unknown } {
  try {
    return { file, document: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    throw refusal("invalid", `${file}: is not JSON`);
  }
}
