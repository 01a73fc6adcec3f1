/** What an app passes to a wx function: its own fields and perhaps three callbacks. */
export type Options = Record<string, unknown> & {
  success?: (result: Record<string, unknown>) => void;
  fail?: (reason: Failure) => void;
  complete?: (outcome: Record<string, unknown>) => void;
};

export type Failure = { errMsg: string; errCode?: number; errno?: number };

/** A no as WeChat says it, without the `name:fail ` before it. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly codes: { errCode?: number; errno?: number; requestID?: string } = {},
  ) {
    super(message);
  }
}

export const failure = (name: string, reason: unknown): Failure => {
  const said = reason instanceof Error ? reason.message : String(reason);
  const errMsg = said.startsWith(`${name}:fail`) ? said : `${name}:fail ${said}`;
  return { ...(reason instanceof Refusal ? reason.codes : {}), errMsg };
};

/** Tells callbacks or, when the caller gave none, answers a promise: the two ways of every asynchronous wx function. */
export const tell = (
  name: string,
  options: Options,
  work: Promise<unknown>,
): Promise<Record<string, unknown>> | undefined => {
  const { success, fail, complete } = options;
  const outcome = work.then(
    (result) => ({ ok: true as const, value: { ...(result as object | undefined), errMsg: `${name}:ok` } }),
    (reason: unknown) => ({ ok: false as const, value: failure(name, reason) }),
  );
  if (success || fail || complete) {
    void outcome.then(({ ok, value }) => {
      if (ok) success?.(value);
      else fail?.(value);
      complete?.(value);
    });
    return undefined;
  }
  return outcome.then(({ ok, value }) => {
    if (!ok) throw Object.assign(new Error(value.errMsg), value);
    return value;
  });
};

type Api = (options?: Options) => Promise<Record<string, unknown>> | undefined;

/** wx functions in both styles. The work begins at once, so that its effect is seen by the next line of the app. */
export const apis = (works: Record<string, (options: Options) => unknown>): Record<string, Api> =>
  Object.fromEntries(
    Object.entries(works).map(([name, work]): [string, Api] => [
      name,
      (options = {}) => tell(name, options, new Promise((resolve) => resolve(work(options)))),
    ]),
  );

/** A field the app must give as text. */
export const text = (options: Options, field: string): string => {
  const value = options[field];
  if (typeof value !== 'string' || value === '') {
    throw new Refusal(
      `parameter error: parameter.${field} should be String instead of ${value === null ? 'Null' : typeof value};`,
    );
  }
  return value;
};

/** A field the app may give as text. */
export const maybeText = (options: Options, field: string): string | undefined => {
  const value = options[field];
  return typeof value === 'string' ? value : undefined;
};

export const maybeNumber = (options: Options, field: string): number | undefined => {
  const value = options[field];
  return typeof value === 'number' ? value : undefined;
};

export const texts = (value: unknown, otherwise: string[]): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : otherwise;
