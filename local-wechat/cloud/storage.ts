import { createHmac, randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import { openSqlite } from './database/sqlite';
import { CloudError, refuse } from './fault';
import { ENV_ID } from './functions/host';
import { Answer, type Asked } from './server';

const PATH_LONGEST = 500;
const LINK_SECONDS = 86_400;
const TICKET_SECONDS = 900;
export const FILE_BYTES = 50 * 1024 * 1024;

export type Link = { code: string; fileID: string; tempFileURL: string; maxAge?: number };

const mediaTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Every file is a row: its path, whoever uploaded it from a phone, its bytes. */
const openShelf = (file: string) => {
  const { sql, define, close } = openSqlite(file);
  define('CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, owner TEXT, content BLOB NOT NULL)');
  return {
    close,
    has: (path: string) => sql('SELECT 1 FROM files WHERE path = ?').get(path) !== undefined,
    ownerOf: (path: string) =>
      (sql('SELECT owner FROM files WHERE path = ?').get(path) as { owner: string | null } | undefined)?.owner,
    read: (path: string) =>
      (sql('SELECT content FROM files WHERE path = ?').all(path) as { content: Buffer }[])[0]?.content,
    write: (path: string, owner: string | undefined, content: Buffer) =>
      void sql('REPLACE INTO files VALUES (?, ?, ?)').run(path, owner ?? null, content),
    remove: (path: string) => void sql('DELETE FROM files WHERE path = ?').run(path),
    clear: () => void sql('DELETE FROM files').run(),
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

/** `file` is where the files are kept, or ':memory:'. */
export const openStorage = (file: string, url: () => string) => {
  const shelf = openShelf(file);
  const { address, admitted } = openAddresses(url);

  const save = (path: string, content: Buffer, owner?: string): string => {
    // As WeChat's default rule has it: everybody reads, only its creator overwrites. Functions may do both.
    if (owner && shelf.has(checkedPath(path)) && shelf.ownerOf(path) !== owner)
      return refuse('STORAGE_EXCEED_AUTHORITY', 'this file belongs to somebody else');
    shelf.write(checkedPath(path), owner, content);
    return fileIdOf(path);
  };
  /** The path of a file that is there. */
  const known = (fileID: unknown): string | undefined => {
    const path = pathOf(fileID);
    return path && shelf.has(path) ? path : undefined;
  };

  return {
    save,
    clear: shelf.clear,
    close: shelf.close,
    uploadTicket: (path: string) => {
      const fileId = fileIdOf(checkedPath(path));
      const ticket = address('upload', path, TICKET_SECONDS);
      return { url: ticket, token: 'local', authorization: 'local', fileId, cosFileId: 'local' };
    },
    /** Answers a PUT on a ticket's address. */
    receive: (asked: Asked): Answer => {
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
    /** Answers a GET on a temporary address. */
    serve: (asked: Asked): Answer => {
      const path = admitted('files', asked);
      const content = shelf.read(path);
      if (!content) return new Answer('no such file', { 'content-type': 'text/plain' }, 404);
      return new Answer(content, {
        'content-type': mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
        // Whatever was uploaded is shown, never run.
        'content-security-policy': "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        'cache-control': 'private, max-age=3600',
      });
    },
    links: (list: unknown): Link[] =>
      listOf(list).map((item) => {
        const { fileID, maxAge } = linkAskedFor(item);
        const path = known(fileID);
        if (!path) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' };
        return { code: 'SUCCESS', fileID, tempFileURL: address('files', path, maxAge), maxAge };
      }),
    /** The cloud path behind a temporary address of ours; any other address as it is. */
    pathOfLink: (link: string) => (link.startsWith(`${url()}/files/`) ? codedPath(new URL(link).pathname) : link),
    removeAll: (list: unknown): { code: string; fileID: string }[] =>
      listOf(list).map((fileID) => {
        const path = known(fileID);
        if (path) shelf.remove(path);
        return { code: path ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: String(fileID) };
      }),
  };
};
