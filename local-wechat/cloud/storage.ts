import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { CloudError, refuse } from './fault';
import { ENV_ID } from './functions/host';
import { Answer, type Asked } from './server';

const PATH_LONGEST = 500;
const LINK_SECONDS = 86_400;
const TICKET_SECONDS = 900;
export const FILE_BYTES = 50 * 1024 * 1024;

type StoredFile = { path: string; owner?: string; content: Buffer };
type Shelf = {
  has(path: string): boolean;
  read(path: string): StoredFile | undefined;
  write(file: StoredFile): void;
  remove(path: string): void;
  clear(): void;
};

export type Link = { code: string; fileID: string; tempFileURL: string; maxAge?: number };
export type Storage = {
  uploadTicket(path: string): Record<string, string>;
  /** Answers a PUT on a ticket's address. */
  receive(asked: Asked): Answer;
  /** Answers a GET on a temporary address. */
  serve(asked: Asked): Answer;
  save(path: string, content: Buffer, owner?: string): string;
  links(list: unknown): Link[];
  /** The cloud path behind a temporary address of ours; any other address as it is. */
  pathOfLink(link: string): string;
  removeAll(list: unknown): { code: string; fileID: string }[];
  clear(): void;
};

const mediaTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const shelfInMemory = (): Shelf => {
  const files = new Map<string, StoredFile>();
  return {
    has: (path) => files.has(path),
    read: (path) => files.get(path),
    write: (file) => void files.set(file.path, file),
    remove: (path) => void files.delete(path),
    clear: () => files.clear(),
  };
};

/** Each file is one file named by the hash of its path: a line of JSON about it, then its bytes. */
const shelfInFolder = (folder: string): Shelf => {
  const place = (path: string): string => join(folder, createHash('sha256').update(path).digest('hex'));
  mkdirSync(folder, { recursive: true });
  const has = (path: string): boolean => existsSync(place(path));
  return {
    has,
    read: (path) => {
      if (!has(path)) return undefined;
      const bytes = readFileSync(place(path));
      const split = bytes.indexOf('\n');
      const about = JSON.parse(bytes.subarray(0, split).toString('utf8')) as Omit<StoredFile, 'content'>;
      return { ...about, content: bytes.subarray(split + 1) };
    },
    write: ({ content, ...about }) => {
      const unfinished = `${place(about.path)}.part`;
      writeFileSync(unfinished, Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), content]));
      renameSync(unfinished, place(about.path));
    },
    remove: (path) => rmSync(place(path), { force: true }),
    clear: () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    },
  };
};

/** `cloud://env.bucket/path` -> path. */
const pathOf = (fileID: unknown): string | undefined =>
  typeof fileID === 'string' ? /^cloud:\/\/[^/]+\/(.+)$/.exec(fileID)?.[1] : undefined;

/** `/files/<coded path>.<extension>` -> path. */
const codedPath = (pathname: string): string =>
  Buffer.from((pathname.split('/')[2] ?? '').replace(/\..*$/, ''), 'base64url').toString('utf8');

export const fileIdOf = (path: string): string => `cloud://${ENV_ID}.local/${path}`;

const checkedPath = (path: string): string =>
  path.length > 0 && path.length <= PATH_LONGEST && !/^\/|\/\/|\p{Cc}|(^|\/)\.\.?(\/|$)/u.test(path)
    ? path
    : refuse('INVALID_PARAM', `cloudPath must be 1 to ${PATH_LONGEST} characters, without a leading "/", "//" or ".."`);

const listOf = (list: unknown): unknown[] =>
  Array.isArray(list) && list.length <= 50 ? list : refuse('INVALID_PARAM', 'the file list must hold at most 50 files');

/** A file id alone, as phones send it `{fileID, maxAge}`, or as the SDK does `{fileid, max_age}`. */
const linkAskedFor = (item: unknown): { fileID: string; maxAge: number } => {
  const asked = (typeof item === 'object' && item !== null ? item : { fileID: item }) as Record<string, unknown>;
  const seconds = Number(asked.maxAge ?? asked.max_age);
  return {
    fileID: String(asked.fileID ?? asked.fileid),
    maxAge: seconds >= 1 ? Math.min(Math.floor(seconds), LINK_SECONDS) : LINK_SECONDS,
  };
};

/** Addresses that expire and cannot be guessed. */
const openAddresses = (url: () => string) => {
  const key = randomBytes(32);
  const signatureOf = (verb: string, path: string, until: number): string =>
    createHmac('sha256', key).update(`${verb} ${until} ${path}`).digest('hex').slice(0, 32);

  /** Addresses are ASCII only: the SDK runs them through encodeURI once more. */
  const address = (verb: 'files' | 'upload', path: string, seconds: number): string => {
    // Whole hours, so that a picture keeps its address, and its place in a browser's cache, for a while.
    const grain = Math.min(seconds, 3_600);
    const until = Math.ceil((Date.now() / 1000 + seconds) / grain) * grain;
    const coded = Buffer.from(path).toString('base64url');
    return `${url()}/${verb}/${coded}${/^\.\w{1,8}$/.exec(extname(path)) ?? ''}?sign=${signatureOf(verb, path, until)}&t=${until}`;
  };
  const admitted = (verb: 'files' | 'upload', { path, query }: Asked): string => {
    const named = codedPath(path);
    const until = Number(query.get('t'));
    if (query.get('sign') !== signatureOf(verb, named, until) || until < Date.now() / 1000)
      throw new CloudError('STORAGE_SIGN_PARAM_INVALID', 'the address is wrong or has expired');
    return named;
  };
  return { address, admitted };
};

export const openStorage = (folder: string | undefined, url: () => string): Storage => {
  const shelf = folder ? shelfInFolder(folder) : shelfInMemory();
  const { address, admitted } = openAddresses(url);

  const save: Storage['save'] = (path, content, owner) => {
    const before = shelf.read(checkedPath(path));
    // As WeChat's default rule has it: everybody reads, only its creator overwrites. Functions may do both.
    if (owner && before && before.owner !== owner)
      return refuse('STORAGE_EXCEED_AUTHORITY', 'this file belongs to somebody else');
    shelf.write({ path, content, ...(owner ? { owner } : {}) });
    return fileIdOf(path);
  };

  return {
    save,
    clear: () => shelf.clear(),
    uploadTicket: (path) => {
      const fileId = fileIdOf(checkedPath(path));
      const ticket = address('upload', path, TICKET_SECONDS);
      return { url: ticket, token: 'local', authorization: 'local', fileId, cosFileId: 'local' };
    },
    receive: (asked) => {
      try {
        save(admitted('upload', asked), asked.body);
        return new Answer('', {});
      } catch (error) {
        const { code, message } = error as CloudError;
        const detail = '<RequestId>local</RequestId><TraceId>local</TraceId>';
        const xml = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>${detail}</Error>`;
        return new Answer(xml, { 'content-type': 'application/xml' }, 403);
      }
    },
    serve: (asked) => {
      const file = shelf.read(admitted('files', asked));
      if (!file) return new Answer('no such file', { 'content-type': 'text/plain' }, 404);
      return new Answer(file.content, {
        'content-type': mediaTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
        // Whatever was uploaded is shown, never run.
        'content-security-policy': "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        'cache-control': 'private, max-age=3600',
      });
    },
    links: (list) =>
      listOf(list).map((item) => {
        const { fileID, maxAge } = linkAskedFor(item);
        const path = pathOf(fileID);
        if (!path || !shelf.has(path)) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' };
        return { code: 'SUCCESS', fileID, tempFileURL: address('files', path, maxAge), maxAge };
      }),
    pathOfLink: (link) => (link.startsWith(`${url()}/files/`) ? codedPath(new URL(link).pathname) : link),
    removeAll: (list) =>
      listOf(list).map((fileID) => {
        const path = pathOf(fileID);
        if (!path || !shelf.has(path)) return { code: 'STORAGE_FILE_NONEXIST', fileID: String(fileID) };
        shelf.remove(path);
        return { code: 'SUCCESS', fileID: String(fileID) };
      }),
  };
};
