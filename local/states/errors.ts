/** Text that AWS gives when a payload passes 262,144 bytes. */
const TOO_LARGE = 'returned a result with a size exceeding the maximum number of bytes service limit.';

/** The largest payload of a task, a state or an execution, bytes of UTF-8. */
export const PAYLOAD_LIMIT = 262_144;

/** An error as the Amazon States Language knows it: what Retry and Catch match, and what ends an execution. */
export class StateError extends Error {
  readonly error: string | undefined;
  readonly reason: string | undefined;
  /** Another name under which ErrorEquals finds it. */
  readonly alias: string | undefined;
  /** The history event that reports it, beside the state's own. */
  readonly event: { readonly type: string; readonly details: object } | undefined;

  constructor(error: string | undefined, reason?: string, more: { alias?: string; event?: StateError['event'] } = {}) {
    super(`${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
    this.alias = more.alias;
    this.event = more.event;
  }

  /** `{ Error, Cause }` as `$states.errorOutput` shows it. */
  get output(): { Error?: string; Cause?: string } {
    return {
      ...(this.error !== undefined && { Error: this.error }),
      ...(this.reason !== undefined && { Cause: this.reason }),
    };
  }
}

/** The state or task `what` gave more than the payload limit. */
export const tooLarge = (what: string) =>
  new StateError('States.DataLimitExceeded', `The state/task '${what}' ${TOO_LARGE}`);

/** These end the execution: `States.ALL` does not match them. */
const FATAL = new Set(['States.Runtime', 'States.DataLimitExceeded']);

/**
 * Whether ErrorEquals names the error. `States.TaskFailed` stands for every error but timeouts, `States.ALL` for every
 * error that is not fatal (AWS: concepts-error-handling).
 */
export function matches(names: readonly string[], { error = '', alias }: StateError): boolean {
  return names.some((name) => {
    if (name === error || name === alias) return true;
    if (FATAL.has(error)) return false;
    return name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');
  });
}
