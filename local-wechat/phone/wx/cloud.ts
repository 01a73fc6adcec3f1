import { ears } from '../ears';
import type { Phone } from '../phone';
import type { Options } from './call';
import { Refusal, tell, text, texts } from './call';
import type { Files } from './files';
import type { Gateway } from './gateway';
import { send } from './http';

type Progress = { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number };

/** Marks an id inside call data which the cloud replaces by the open data behind it. */
class CloudID {
  constructor(readonly cloudID: string) {}
  toJSON(): { $cloudID: string } {
    return { $cloudID: this.cloudID };
  }
}

type Work = (options: Options) => Promise<unknown>;

type Api = (name: string, work: Work) => (options: Options) => Promise<Record<string, unknown>> | undefined;

const apiOnce =
  (isAwake: () => boolean): Api =>
  (name, work) =>
  (options) =>
    tell(
      `cloud.${name}`,
      options,
      Promise.resolve()
        .then(() => {
          if (!isAwake())
            throw new Refusal("Cloud API isn't enabled, please call wx.cloud.init first", { errCode: -601002 });
          return work(options);
        })
        .catch((reason: unknown) => {
          throw reason instanceof Refusal ? reason : new Refusal(String((reason as Error).message), { errCode: -1 });
        }),
    );

/** A file going up: a promise that also tells its progress and can be called off, for Taro hands both styles on. */
const uploading =
  (gateway: Gateway, files: Files, cloudApi: Api) =>
  (options: Options): unknown => {
    const progress = ears<Progress>();
    const stop = new AbortController();
    const work: Work = async () => {
      const path = `uploadFile?cloudPath=${encodeURIComponent(text(options, 'cloudPath'))}`;
      const file = await files.read(text(options, 'filePath'));
      const total = file.size;
      const reached = (sent: number): void =>
        progress.tell({
          progress: total ? Math.round((100 * sent) / total) : 100,
          totalBytesSent: sent,
          totalBytesExpectedToSend: total,
        });
      const onProgress = (sent: number): void => reached(Math.min(sent, total));
      const stored = await gateway.upload(path, file, { onProgress, signal: stop.signal });
      reached(total);
      return { ...stored, statusCode: 204 };
    };
    const promise = cloudApi('uploadFile', work)(options);
    const task = {
      onProgressUpdate: progress.on,
      offProgressUpdate: progress.off,
      abort: () => stop.abort(),
    };
    return promise ? Object.assign(promise, task) : task;
  };

const listOf = (options: Options): unknown[] => {
  const list = options['fileList'];
  if (!Array.isArray(list)) throw new Refusal('parameter error: fileList should be Array', { errCode: -1 });
  return list.map((file: unknown) => (typeof file === 'string' ? file : (file as { fileID?: unknown }).fileID));
};

/** wx.cloud over the local cloud's client gateway. Taro keeps this very object, so it is made once and never replaced. */
export const cloud = (phone: Phone, files: Files, gateway: Gateway): Record<string, unknown> => {
  const { device } = phone;
  const linkTo = async (fileID: string): Promise<string> => {
    const { fileList } = (await gateway.post('getTempFileURL', { fileList: [fileID] })) as {
      fileList: { tempFileURL?: string; errMsg?: string }[];
    };
    const link = fileList[0]?.tempFileURL;
    if (!link) throw new Refusal(fileList[0]?.errMsg || 'file not found', { errCode: -503003 });
    return link;
  };
  const inPackage = phone.resolveUrl.current;
  phone.resolveUrl.current = (path) => {
    if (path.startsWith('cloud://')) return linkTo(path);
    return files.owns(path) ? files.url(path) : inPackage(path);
  };

  let awake = false;
  /** Every call needs an environment: the newer of WeChat's two pages on it says so, and the stricter one holds here. */
  const init = (options: Options | undefined): void => {
    const env: unknown = options?.['env'];
    const named = typeof env === 'string' ? [env] : Object.values((env ?? {}) as object);
    if (named.length === 0 || named.some((one) => typeof one !== 'string' || one === ''))
      throw new Error('cloud.init:fail parameter error: env should be the id of a cloud environment');
    awake = true;
  };
  const cloudApi = apiOnce(() => awake);

  return {
    cloud: {
      init,
      callFunction: cloudApi('callFunction', async (options) => {
        const { result, requestID } = await gateway.post('callFunction', {
          name: text(options, 'name'),
          data: options['data'] ?? {},
        });
        return { result, requestID };
      }),
      uploadFile: uploading(gateway, files, cloudApi),
      downloadFile: cloudApi('downloadFile', async (options) => {
        const link = await linkTo(text(options, 'fileID'));
        const { status, body } = await send(device, { url: link, responseType: 'blob' });
        return { statusCode: status, tempFilePath: files.add(body as Blob) };
      }),
      getTempFileURL: cloudApi('getTempFileURL', (options) =>
        gateway.post('getTempFileURL', { fileList: texts(listOf(options), []) }),
      ),
      CloudID: (id: string) => new CloudID(id),
    },
  };
};
