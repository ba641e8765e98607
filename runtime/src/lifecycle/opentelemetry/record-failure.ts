/** Writes errors into spans. */
import { SpanStatusCode, type Attributes, type Span } from "@opentelemetry/api";
import { DataflowError } from "../../errors/dataflow-error.js";
import { describeThrown } from "../../errors/words.js";

/** Whether an error is recorded with its message and stack, which may contain data, or only its type. */
export type ErrorDetail = "whole" | "type";

/** Gives a span the status ERROR, the type of the error, and the error itself as an exception. */
export function recordFailure(span: Span, error: unknown, detail: ErrorDetail): void {
  const type = toErrorType(error);
  span.setAttribute("error.type", type);
  if (detail === "type") {
    span.setStatus({ code: SpanStatusCode.ERROR });
    return;
  }
  span.setStatus({ code: SpanStatusCode.ERROR, message: describeThrown(error) });
  span.recordException(error instanceof Error ? toException(error, type) : describeThrown(error));
}

/** Describes an error as attributes of an event. */
export function toErrorAttributes(error: unknown, detail: ErrorDetail): Attributes {
  const type = { "exception.type": toErrorType(error) };
  return detail === "type" ? type : { ...type, "exception.message": describeThrown(error) };
}

/** Copies the error, because recording it must not fail whatever a user's error has for properties. */
function toException(
  error: Error,
  type: string,
): { readonly name: string; readonly message: string; readonly stack: string } {
  return { name: type, message: describeThrown(error), stack: readText(error, "stack") };
}

/** The code of an error of this package, the name of any other one, or the type of a value that is no error. */
function toErrorType(error: unknown): string {
  if (error instanceof DataflowError) return error.code;
  if (error instanceof Error) return readText(error, "name") || "Error";
  return error === null ? "null" : typeof error;
}

function readText(error: Error, key: "name" | "stack"): string {
  try {
    const text: unknown = error[key];
    return typeof text === "string" ? text : "";
  } catch {
    return "";
  }
}
