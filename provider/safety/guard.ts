import type { Client } from "../client/client";
import { settleAll } from "../client/settleAll";
import { listed, plural } from "../lifecycle/messages";
import { count, countWhere, isFieldGone } from "./count";
import type { Counted, Destruction, Question } from "./destruction";
import { type PicklistUse, picklistUse } from "./picklistUse";

/** A destructive change that would destroy something. */
export interface Refusal {
  property: string;
  reason: string;
}

/** Asks the platform what the destructions would destroy and refuses those that find something. */
export async function refusals(client: Client, destructions: readonly Destruction[]): Promise<Refusal[]> {
  const answers = await settleAll(destructions.map((destruction) => refuse(client, destruction)));
  return answers.filter((refusal) => refusal !== undefined);
}

/** The same of what was counted already. */
export function refusalUnlessAllowed({ records, ...destruction }: Counted, allowDataLoss: boolean | undefined): Refusal[] {
  if (allowDataLoss || records === 0) return [];
  return [refusal(destruction, `destroys ${plural(records, "record")}`)];
}

async function refuse(client: Client, destruction: Destruction): Promise<Refusal | undefined> {
  const finding = await find(client, destruction.question);
  if (finding !== undefined) return refusal(destruction, finding);
  return destruction.otherwise && refuse(client, destruction.otherwise);
}

/** How a refused change is allowed. */
export const allowing = "Set allowDataLoss: true on the resource to proceed anyway.";

/** Between a change that loses nothing and what must not be while it is made. */
export const refusedWhile = "is refused while";

const newId = "gives it a new id: what refers to the old one breaks, and packages of the app no longer install where the old one is";

/** Refuses what destroys what was found. */
export function refusal({ code, property, action }: Omit<Destruction, "question">, finding: string): Refusal {
  return { property, reason: `${code}: ${action} ${finding}. ${allowing}` };
}

/** Refuses what others depend on; `found` are those that do. */
export function refusalOf(destruction: Omit<Destruction, "question">, found: readonly string[]): Refusal {
  return refusal(destruction, `leaves behind what names it: ${listed(found)}. Change that in a run before`);
}

/** Why the change is refused; undefined when there is nothing to lose. */
async function find(client: Client, question: Question): Promise<string | undefined> {
  switch (question.kind) {
    case "id":
      // What an update that failed half-way has deleted has no id to lose.
      return question.of && (await isFieldGone(client, question.of.object, question.of.field)) ? undefined : newId;
    case "records":
      return found(
        Math.max(0, (await count(client, question.object)) - (question.leaving ?? 0)),
        question.without ? refusedWhileEmpty : (records) => `destroys ${plural(records, "record")}`,
      );
    case "values": {
      const { records, isSure } = await countWhere(client, question.object, { field: question.field, operator: "isnotnull" });
      return found(records, () => `destroys ${isSure ? plural(records, "value") : `what ${plural(records, "record")} may hold in it`}`);
    }
    case "empty": {
      const { records, isSure } = await countWhere(client, question.object, { field: question.field, operator: "isnull" });
      return found(records, isSure ? refusedWhileEmpty : () => `${refusedWhile} ${plural(records, "record")} may hold no value`);
    }
    case "references":
      return heldValues(await picklistUse(client, question.picklist, question.values));
  }
}

function heldValues(uses: readonly PicklistUse[] | undefined): string | undefined {
  if (!uses) return `${refusedWhile} fields use the picklist: records may hold it`;
  const holding = uses.filter(({ records }) => records > 0);
  const amounts = holding.map(({ object, field, records, isSure }) => {
    const amount = isSure ? plural(records, "value") : `what ${plural(records, "record")} may hold`;
    return `${amount} in field ${field} of object ${object}`;
  });
  return amounts.length > 0 ? `destroys ${listed(amounts)}` : undefined;
}

function refusedWhileEmpty(records: number): string {
  return `${refusedWhile} ${plural(records, "record")} ${records === 1 ? "holds" : "hold"} no value`;
}

function found<T>(amount: T | undefined, say: (amount: T) => string): string | undefined {
  return amount ? say(amount) : undefined;
}
