import { advise } from "./advice";
import type { FailedAttempt } from "./attempt";
import { oneLine } from "./display";
import { CallError } from "./errors";
import type { Redactor } from "./redact";
import type { Prepared } from "./request";
import { isAmbiguous } from "./retry";

/** The error for a call that failed, fit for users' eyes. */
export function toError(redactor: Redactor, { operation, path }: Prepared, failed: FailedAttempt, advice?: string): CallError {
  const { cause, failure, httpStatus, resCode, resMsg, detail, earlierMayBeDone } = failed;
  const show = (text: string | undefined) => (text === undefined ? undefined : oneLine(redactor.redact(text)));
  const ambiguous = isAmbiguous(operation, cause);
  return new CallError({
    failure,
    operation,
    path: redactor.redact(path),
    httpStatus,
    resCode: show(resCode),
    resMsg: show(resMsg),
    detail: show(detail),
    ambiguous,
    earlierMayBeDone,
    advice: advice ?? advise(operation, failed, ambiguous),
  });
}
