import { advise } from "./advice";
import { oneLine } from "./display";
import { CallError } from "./errors";
import type { Redactor } from "./redact";
import type { Prepared } from "./request";
import { isAmbiguous } from "./retry";
import type { Setback } from "./setback";

/** The error for a call that ended in a setback, fit for users' eyes. */
export function toError(redactor: Redactor, { operation, path }: Prepared, setback: Setback, advice?: string): CallError {
  const { happening, failure, httpStatus, resCode, resMsg, detail, isRepeat } = setback;
  const show = (text: string | undefined) => (text === undefined ? undefined : oneLine(redactor.redact(text)));
  const ambiguous = isAmbiguous(operation, happening);
  return new CallError({
    failure,
    operation,
    path: redactor.redact(path),
    httpStatus,
    resCode: show(resCode),
    resMsg: show(resMsg),
    detail: show(detail),
    ambiguous,
    isRepeat,
    advice: advice ?? advise(operation, setback, ambiguous),
  });
}
