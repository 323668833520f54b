import type { Dialect } from "../dialect";

/**
 * Why the platform says no. The real codes are unknown (nine digits, listed only inside the product): these are made
 * up, and no client may read them.
 */
const codes = {
  invalid: "990000400",
  unauthorized: "990000401",
  forbidden: "990000403",
  missing: "990000404",
  absent: "990000405",
  duplicate: "990000409",
  referenced: "990000410",
  protected: "990000411",
  limit: "990000412",
  locked: "990000423",
  throttled: "990000429",
  failed: "990000500",
} as const;

export type Reason = keyof typeof codes;

/** A no of the platform: HTTP status, made-up code, message. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly resCode: string,
    readonly resMsg: string,
    readonly reason: Reason,
  ) {
    super(resMsg);
    this.name = "Refusal";
  }
}

const statuses = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  missing: 404,
  absent: 404,
  duplicate: 400,
  referenced: 400,
  protected: 403,
  limit: 400,
  locked: 423,
  throttled: 429,
  failed: 500,
} as const satisfies Record<Reason, number>;

export function refusal(reason: Reason, message: string, status: number = statuses[reason], resCode: string = codes[reason]): Refusal {
  return new Refusal(status, resCode, message, reason);
}

/** Refuses a call that the platform of a dialect does not have. */
export function refuseCallWhen(isAbsent: boolean): void {
  if (isAbsent) throw refusal("absent", "there is no such call");
}

/** What a thing must be before some platforms take a change of it. */
interface Switched {
  name: string;
  active: boolean;
}

/** Refuses a change of what is enabled and stays so, where the dialect does. */
export function refuseWhileActive(noun: string, { name, active }: Switched, { changeActive }: Dialect): void {
  if (active && changeActive === "refused") throw refusal("invalid", `${noun} ${name} is enabled and cannot be changed`);
}
