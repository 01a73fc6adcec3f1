/** A refusal with the code production would give; the wire carries `{ code, message }`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

export const refuse = (code: string, message: string): never => {
  throw new CloudError(code, message);
};

/** Anything thrown on the way becomes an answer; a bug keeps its message for the log. */
export const asCloudError = (error: unknown, otherwise = 'SYS_ERR'): CloudError =>
  error instanceof CloudError
    ? error
    : new CloudError(otherwise, error instanceof Error ? error.message : String(error));
