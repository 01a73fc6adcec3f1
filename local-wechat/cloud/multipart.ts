import { refuse } from './fault';

/** Reads multipart/form-data as the SDK's form-data writes it: text fields as strings, `requestData` as bytes. */
export const formFields = (contentType: string, body: Buffer): Record<string, unknown> => {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!boundary) return refuse('INVALID_PARAM', 'the multipart request names no boundary');
  const mark = Buffer.from(`--${boundary}`);
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (let at = body.indexOf(mark); at >= 0;) {
    const start = at + mark.length + 2;
    const end = body.indexOf(mark, start);
    if (end < 0) break;
    const part = body.subarray(start, end - 2);
    const split = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(split, 0)).toString('utf8'))?.[1];
    const value = part.subarray(split + 4);
    if (split >= 0 && name) fields[name] = name === 'requestData' ? value : value.toString('utf8');
    at = end;
  }
  return fields;
};
