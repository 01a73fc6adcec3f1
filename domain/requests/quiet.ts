/**
 * What makes a dangerous word harmless: it is denied, feared, practised, long past, over, or the name of a thing. The
 * fewer the better: whoever is wrongly taken for calm has nobody to call.
 */
export type Hush = 'event' | 'body' | 'person';

export type Heard = {
  readonly hush: Hush;
  readonly text: string;
  readonly before: string;
  readonly word: string;
  readonly after: string;
};

type Test = (heard: Heard) => boolean;

const someone =
  '(?:有|人员?|任何|谁|老人|孩子|小孩|居民|行人|群众|大家|业主|再|又|出现|发生|发现|闻到|闻着|看到|看见|听说|造成|导致|引发|引起|什么|过|被|把|到)';

/** 没有人受伤, 不是着火, 严禁明火: nothing happened. 是不是着火了 asks, and may well be. */
const denied = new RegExp(
  `(?:没有?|无|未|(?:^|[^是])不是|并非|不像|不会|不曾|从不|(?:^|[^特分区级类])别(?!人)|勿|(?:^|[^消设边国])防|谨防|严禁|禁止|不准|不得|杜绝)${someone}*$`,
);

/** Warnings: it may happen one day. */
const feared = new RegExp(
  [
    '(?:以免|免得|省得|避免|防止|预防|以防|容易|极易|差一?点|险些|万一|一旦|(?:^|[^不])小心|当心|(?:^|[^没不])注意|提防|迟早|早晚|严禁|禁止|请勿|不要|切勿)[^快救]*$',
    `(?:^|[^社开协议工机聚])会${someone}*$`,
  ].join('|'),
);
/** Fears and wishes, unless the same breath is in a hurry: 希望快来人三楼着火了. */
const wished = /希望|建议|担心|害怕|生怕|就怕|[^恐]怕(?!是)|^怕(?!是)|如果|要是|假如|假设/;
const hurried = /快来|快点|来人|来个人|赶紧|赶快|马上|正在|救救|救命|现在|已经|刚刚|刚才/;

const past = /去年|前年|往年|以前|从前|曾经|当年|那年|上次|上回|早年|小时候|年前|上个?月|几个月前|历史上|20\d\d年/;
const again = /又|现在|正在|今天|今早|今晚|刚才|刚刚|还在|仍在|至今/;

const practised =
  /演练|演习|彩排|讲座|培训|宣传|科普|知识|预案|展板|课程|公开课|手册|电影|电视剧|小说|游戏|剧本|排练|体验馆|模拟/;
const inEarnest = /不是演|真的?[着起冒失晕受]|真有|救命|快来/;

const thanked = /感谢|谢谢.{0,12}[救帮赶来]|表扬|点赞|锦旗|多亏|致谢|好人好事|见义勇为/;
const still = /快来|救命|现在|正在|还在|又/;
const over = /扑灭|灭火了|火[已经都]*灭|救出|救下|救上来|找到了|找着了|找回|已经?回家|平安|虚惊|解除|处理好了|没事了/;
const notOver = /没[有能]*(?:扑灭|灭|救出|救下|救上|找到|找着)|未扑灭|扑灭不|复燃|又|还在|正在|还有|现在/;

/** 着火点, 火灾隐患, 触电警示牌, 漏电保护器: the name of a thing. */
const named =
  /^(?:点(?!燃|着)|过(?!去|来)|源|的[树花草]|志愿|的?隐患|演练|演习|知识|培训|讲座|预案|保护|报警|警报|探测|自动报警|应急预案|应急处|警示|提示|的?标[识志牌语]|的?.{0,2}牌|的?海报|原因|险种|保险|病房|医院|科(?!室)|鉴定|价|大?甩卖|机|式|一样|似的|后遗症|后行动|术后|康复|多年|好多年|好几年|史$)/;
const lesson = /^(?:了|时|后|的时候)?(?:(?:应该|该)?怎么(?:预防|防|逃|自救|急救)|如何)/;
const chance = /^的?(?:危险|风险|可能)/;
const kin = /孩|娃|老人|爷|奶|爸|妈|姥|学生|儿子|女儿|老伴|人(?!家)/;

/** Words that mean something else beside certain others. */
const otherwise: readonly (readonly [word: RegExp, isOther: (heard: Heard) => boolean])[] = [
  [/[着著]火/, ({ before }) => /[打点发]不$|打$/.test(before)],
  [/烟/, ({ before, word }) => /油烟/.test(word) || /(?:烟囱|烟道|排烟管|排气管|嗓子).{0,3}$/.test(before)],
  [/漏气|跑气/, ({ before }) => /(?:胎|暖气片?|空调|气球|门|窗户?|密封.?|气垫|马桶).{0,2}$/.test(before)],
  [/炸了/, ({ before }) => /群里?$/.test(before)],
  [/掉/, ({ before }) => /(?:盖|手机|钥匙|东西|球|垃圾|手表|快递|牌子?|石头?|叶子?).{0,2}$/.test(before)],
  [/[锁关]在/, ({ before }) => /(?:钥匙|猫|狗|车).{0,3}$/.test(before)],
  [/晕了/, ({ before }) => /[转绕看搞弄吵]$/.test(before)],
  [/中毒/, ({ before }) => /电脑|手机|网站/.test(before)],
  [/心脏/, ({ before }) => /中$/.test(before)],
  [
    /心脏病|脑梗|中风|心梗|癫痫/,
    ({ before, after }) => /(?:有|患|得过|做过|治)$/.test(before) && !/犯|发|倒|疼|痛|难受/.test(after),
  ],
  [/燃烧/, ({ before }) => /露天|垃圾|秸秆|落叶|不完全/.test(before)],
  [
    /失|丢|不见|找不|回家|回来|联系不上/,
    ({ before, word }) => /猫|狗|宠物|鹦鹉|兔|乌龟|鸽|鸟/.test(before + word) && !kin.test(before + word),
  ],
  [/失联|失踪/, ({ before }) => /物业|开发商|房东|商家|公司|老板|快递/.test(before)],
  [/出人命/, ({ before }) => /[要会早晚]$/.test(before)],
  [/起火|火/, ({ before }) => /(?:生意|红|一把|人气|卖得)$/.test(before)],
  [/[刀枪棍]/, ({ word }) => /剪|水枪|电枪|喷枪|油枪|胶枪|菜刀架/.test(word)],
  [/[摔跌](?:了|下|得|在)/, ({ before, after }) => /手机|东西|瓶|碗|快递|箱/.test(before + after)],
  [/报警/, ({ before, after }) => /[火烟气]|感$|自动$/.test(before) || /^器|^电话|^按|^系统|^装置|^灯/.test(after)],
];

const isPractised: Test = ({ hush, text, before, word, after }) => {
  if (inEarnest.test(text)) return false;
  if (hush !== 'body') return practised.test(text);
  // Somebody may well faint at a drill; only words that are about practising are not about them.
  return practised.test(before + word + after) && !/^了/.test(after);
};

const tests: readonly Test[] = [
  ({ after }) => named.test(after) || lesson.test(after),
  ({ before, after }) => /(?:有|存在)$/.test(before) && chance.test(after),
  ({ before }) => denied.test(before),
  ({ hush, before }) => feared.test(before) && !(hush === 'person' && /万一|一旦|早晚|迟早/.test(before)),
  // Whoever fears for a life, or threatens their own, is heard.
  ({ hush, before, word, after }) => hush !== 'person' && wished.test(before) && !hurried.test(before + word + after),
  // Whoever got lost last month may still be lost.
  ({ before, word, after }) =>
    !/失|丢|不见/.test(word) && past.test(before + after) && !again.test(before + word + after),
  isPractised,
  ({ text }) => thanked.test(text) && !still.test(text),
  ({ hush, text }) => hush !== 'body' && over.test(text) && !notOver.test(text),
  (heard) => otherwise.some(([word, isOther]) => word.test(heard.word) && isOther(heard)),
];

/** Whether something around a dangerous word says that nobody is in danger. */
export const quietBy = (heard: Heard): boolean => tests.some((test) => test(heard));
