import { randomBytes } from 'node:crypto';
import { flagsOf, portOf, stop } from './flags';
import { hidden } from './deploy/hidden';
import { apply, databaseAt, thereIn, type Target } from './onboard/cloud';
import { filesIn } from './onboard/files';
import { previewOf, sentenceOf, summaryOf, type Preview } from './onboard/plan';

const USAGE = 'npm run onboard -- (--env ID | --local PORT) --folder DIR [--admin 称呼] [--apply]';

const { flags } = flagsOf(
  {
    env: { type: 'string' },
    local: { type: 'string' },
    folder: { type: 'string' },
    admin: { type: 'string', default: '' },
    apply: { type: 'boolean', default: false },
  },
  USAGE,
);

const needed = (name: string): string => process.env[name] || stop(`没有设置 ${name}，见 docs/deploy.zh-CN.md。`, 2);

const targetOf = ({ env, local }: { env?: string | undefined; local?: string | undefined }): Target => {
  if (env !== undefined && local === undefined)
    return {
      kind: 'env',
      envId: env,
      secretId: needed('TENCENTCLOUD_SECRETID'),
      secretKey: needed('TENCENTCLOUD_SECRETKEY'),
    };
  if (local !== undefined && env === undefined)
    return { kind: 'local', url: `http://127.0.0.1:${portOf(local, '--local')}` };
  return stop(`--env 和 --local 选一个。\n${USAGE}`, 2);
};

/** None that is taken for another when read out. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Nobody comes upon the next one by counting on. 32 letters fit a byte evenly: none is likelier. */
const randomWord = (length: number): string => {
  let word = '';
  for (const byte of randomBytes(length)) word += LETTERS[byte % LETTERS.length];
  return word;
};

const DOOR_LETTERS = 10;
const INVITATION_LETTERS = 24;
const MEMBER_CODE_LETTERS = 10;
const ADMIN_NAME_MOST = 20;

const invite = (invitation: string): void =>
  console.log(
    `第一位区管理员的入口（只给他本人，用一次就失效）：packages/people/take/index?scene=${invitation}\n` +
      '在 mp.weixin.qq.com「工具 - 生成小程序码」里做成码给他扫；他先登记，再接任。',
  );

const handOut = (shopCodes: Preview['shopCodes']): void => {
  if (shopCodes.length > 0)
    console.log('新商铺的店主码（只给店主本人，90 天里用一次；在「我的商铺 - 接受邀请」里填）：');
  for (const { shop, code } of shopCodes) console.log(`  ${shop}：${code}`);
};

const onboard = async (): Promise<void> => {
  const folder = flags.folder ?? stop(`--folder 是放表格的文件夹。\n${USAGE}`, 2);
  const admin = flags.admin.trim();
  if (admin.length > ADMIN_NAME_MOST) stop(`--admin 最多 ${ADMIN_NAME_MOST} 个字。`, 2);
  const database = await databaseAt(targetOf(flags));
  const files = filesIn(folder);
  for (const { file, rows, encoding } of files.read) console.log(`${file}：${rows} 行（${encoding}）`);
  const { problems, changes, invitation, shopCodes } = previewOf(files, await thereIn(database), {
    now: new Date(),
    newDoor: () => `d${randomWord(DOOR_LETTERS)}`,
    newInvitation: () => randomWord(INVITATION_LETTERS),
    newMemberCode: () => randomWord(MEMBER_CODE_LETTERS),
    admin,
  });
  if (problems.length > 0)
    stop([`有 ${problems.length} 处要改，什么都没有写入：`, ...problems.map(sentenceOf)].join('\n'));
  if (changes.length === 0) console.log('和现在一样，没有要做的。');
  for (const line of summaryOf(changes)) console.log(line);
  if (changes.length > 0 && !flags.apply)
    return console.log('这是预览，什么都没有写入。加上 --apply 再运行一次就会写入。');
  await apply(database, changes, (written) => {
    if (written % 500 === 0) console.log(`已写入 ${written} / ${changes.length}`);
  });
  if (changes.length > 0) console.log(`已写入 ${changes.length} 条。`);
  if (invitation !== '') invite(invitation);
  handOut(shopCodes);
};

onboard()
  .then(() => process.exit(0))
  .catch((error: Error) => stop(hidden(error.message, process.env)));
