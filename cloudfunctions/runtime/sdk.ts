import * as cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** The part of the SDK's database that we use, with the answers it really gives. */
export type Query = {
  where(condition: unknown): Query;
  orderBy(field: string, order: 'asc' | 'desc'): Query;
  limit(rows: number): Query;
  get(): Promise<{ data: unknown[] }>;
  field(projection: object): Query;
  update(change: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
};

export type Collection = Query & {
  doc(id: string): { get(): Promise<{ data: unknown }> };
  add(row: { data: object }): Promise<unknown>;
};

/** Only doc() and add() carry the transaction; everything else the SDK offers there escapes it. */
export type Transaction = {
  collection(name: string): {
    doc(id: string): { get(): Promise<{ data: unknown }>; update(change: { data: object }): Promise<unknown> };
    add(row: { data: object }): Promise<unknown>;
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
};

type Command = Readonly<
  Record<
    'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'neq' | 'not' | 'inc' | 'addToSet' | 'push' | 'pull' | 'set',
    (value: unknown) => unknown
  >
> &
  Readonly<Record<'and' | 'or', (...conditions: unknown[]) => unknown>>;

type Database = {
  collection(name: string): Collection;
  startTransaction(): Promise<Transaction>;
  readonly command: Command;
};

export const database = cloud.database({ throwOnNotFound: false } as object) as unknown as Database;

/** The one proof of who is calling: WeChat put it there, nothing the phone sends can change it. */
export const openidOfCall = (): string => cloud.getWXContext().OPENID ?? '';

/** A phone may call any function with any words; WeChat's own pushes and timers are no phone. */
export const isCalledByPhone = (): boolean => (cloud.getWXContext().SOURCE ?? '').startsWith('wx_client');

type OpenData = {
  getOpenData(asked: { list: string[] }): Promise<{ list: { data?: Record<string, unknown>; errCode?: number }[] }>;
};

/** What WeChat sealed for this very caller; nothing when it is invented, too old or somebody else's. */
export const openSealed = async (cloudId: string): Promise<Record<string, unknown> | undefined> => {
  const { list } = await (cloud as unknown as OpenData).getOpenData({ list: [cloudId] });
  return list[0]?.data;
};

type Files = {
  getTempFileURL(asked: { fileList: string[] }): Promise<{
    fileList: { fileID: string; tempFileURL: string; status: number }[];
  }>;
  deleteFile(asked: { fileList: string[] }): Promise<unknown>;
  downloadFile(asked: { fileID: string }): Promise<{ fileContent: Buffer }>;
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
};

const files = cloud as unknown as Files;

/** Links to the files that are there. */
export const linksTo = async (fileIds: readonly string[]): Promise<Map<string, string>> => {
  const { fileList } = await files.getTempFileURL({ fileList: [...fileIds] });
  return new Map(
    fileList.filter(({ tempFileURL }) => tempFileURL !== '').map(({ fileID, tempFileURL }) => [fileID, tempFileURL]),
  );
};

/** Gone for good; that one was gone already is no matter. */
export const dropFiles = async (fileIds: readonly string[]): Promise<void> => {
  if (fileIds.length > 0) await files.deleteFile({ fileList: [...fileIds] });
};

export const keepFile = async (cloudPath: string, fileContent: Buffer): Promise<string> =>
  (await files.uploadFile({ cloudPath, fileContent })).fileID;

export const readFile = async (fileId: string): Promise<Buffer> =>
  (await files.downloadFile({ fileID: fileId })).fileContent;

/** Kept again under the name it has: `cloud://environment.bucket/the/path`. */
export const keepAgain = (fileId: string, fileContent: Buffer): Promise<string> =>
  keepFile(fileId.replace(/^cloud:\/\/[^/]+\//, ''), fileContent);

type OpenApi = {
  security: {
    mediaCheckAsync(said: {
      openid: string;
      scene: number;
      version: number;
      mediaType: number;
      mediaUrl: string;
    }): Promise<{ traceId: string }>;
    msgSecCheck(said: {
      openid: string;
      scene: number;
      version: number;
      content: string;
    }): Promise<{ result: { suggest: string } }>;
  };
  wxacode: {
    getUnlimited(said: {
      scene: string;
      page: string;
      width: number;
      checkPath: boolean;
      envVersion: string;
    }): Promise<{ buffer: Buffer }>;
  };
  subscribeMessage: {
    send(message: {
      touser: string;
      templateId: string;
      page: string;
      miniprogramState: string;
      data: Record<string, { value: string }>;
    }): Promise<unknown>;
  };
};

export const openapi = cloud.openapi as unknown as OpenApi;
