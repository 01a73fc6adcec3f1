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
