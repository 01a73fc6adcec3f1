import { asSaid } from '../kernel/letters';
import { quietBy, type Hush } from './quiet';

/** Whom to call first, before anything is sent. */
export type EmergencyNumber = { number: string; name: string; advice: string };

type Danger = EmergencyNumber & {
  /** How people say it. A match inside one breath of the text counts unless something there makes it quiet. */
  readonly said: readonly RegExp[];
  readonly hush: Hush;
};

const kin =
  '(?:孩子|小孩|娃|宝宝|儿子|女儿|孙子|孙女|小朋友|学生|老人|老太太|老头|大爷|大妈|大娘|奶奶|爷爷|姥姥|姥爷|老伴|父亲|母亲|爸爸?|妈妈?|媳妇|老婆|老公)';
const people = `(?:${kin}|人|我|他|她)`;
const burning =
  '(?:楼|房子?|屋|家里?|厨房|阳台|车|车棚|棚子?|电线|线路|插座|电表箱?|配电箱|油锅|锅|被子|垃圾桶|柜子?|空调外机)';
const gas = '(?:煤气|燃气|天然气|液化气|瓦斯|管道气)(?!公司|费|卡|票|改造|营业)';

/** Whom to call, in the order in which they are shown. The report goes its way all the same. */
const dangers: readonly Danger[] = [
  {
    number: '119',
    name: '火警',
    advice: '着火、漏气或有人被困：先到安全的地方，再打 119。闻到煤气味别碰开关，到屋外再打',
    hush: 'event',
    said: [
      /[着著]了?大?火(?![车锅腿热辣龙化])|起了?大?火(?![车锅化])|失火|火灾|火情|火势|火苗|火光|[见有]明火|冒火|打火花|火花四/,
      /冒.{0,3}[烟煙]|烟.{0,6}冒出|烟.{0,4}呛|有(?:很大的?|好大的?|好多)?烟$|火越|火[很好]大|引燃|浓烟|黑烟|烟雾(?!报警|探测|感应)|着起来|烧起来|烧起火|烧着了|燃起来|燃烧|自燃|爆燃|爆炸|炸了/,
      new RegExp(`${burning}[都也]?(?:着了|烧了|在烧|正烧|烧着)`),
      new RegExp(`${gas}.{0,7}(?:泄|漏(?!水)|味|爆|破了|挖断|挖破|裂|臭|跑了|冒)`),
      new RegExp(`(?:漏(?!水)|泄漏|泄露|冒|闻到|有股|一股|刺鼻|满是|全是|跑)的?${gas}`),
      new RegExp(`(?:闻到|有股|一股|有点|很大|刺鼻).{0,6}${gas}`),
      /漏气|跑气|一氧化碳|臭鸡蛋味|漏电|电死|(?:高压线|电线).{0,3}(?:断|掉)|硫酸泄|氨气|毒气/,
      /困人|被困(?!扰|难)|困在|困住|[关卡夹]在电梯|[锁关]在(?:屋|家|车|里)|反锁在|[头手脚腿]卡在|[关困卡]着.{0,3}人|手被.{0,5}夹/,
      /电梯.{0,8}(?:困|坠|掉下来|出不来|夹[住到了]|关[住着].{0,3}人)/,
      new RegExp(`${people}.{0,6}(?:出不来|被埋)`),
      /溺水|落水|跳[河湖江桥]|淹死|淹着人|掉[进到下入]?.{0,4}(?:河|水|湖|池|井|塘|窟窿|下水道|化粪)/,
      /坍塌|倒塌|垮塌|[房楼墙顶架]塌|塌房|埋[住了着].{0,3}人|压[住在着到].{0,3}人/,
    ],
  },
  {
    number: '120',
    name: '急救',
    advice: '有人受伤或发病，先打 120，说清楼号和单元',
    hush: 'body',
    said: [
      /晕(?:倒|过去|厥|死|了)|昏(?:迷|倒|过去|厥|死)|不省人事|[叫喊]不醒|没有?了?(?:呼吸|心跳|意识(?!到)|知觉|脉搏)|不喘气/,
      new RegExp(`[叫喊拍推]${people}?.{0,3}没有?反应|${kin}.{0,2}没气了|${people}.{0,4}快?不行了|快不行了快`),
      new RegExp(`${people}.{0,3}[倒躺]在(?:地|路|楼|雪|血|家)`),
      /休克|抽搐|抽过去|癫痫|口吐白沫|窒息|噎[住着]|喘不[上过]|呼吸困难|呼吸不|翻白眼/,
      /心脏(?:病|骤停|停|疼|痛|不舒服|不好|难受|犯|发作|受不了|突)|心梗|心肌|心绞|脑梗|脑溢血|中风|胸口?[疼痛闷]/,
      /流.{0,4}血|出血|吐血|满[身脸头地]是?血|一地[的都]?是?血|受.{0,2}伤|重伤|伤得|伤[到着了].{0,2}人|骨折|[摔跌烫烧割砸刺扎咬撞][伤]|摔断/,
      /[摔跌]倒|[摔跌](?:了|下|得|在)|滑倒|坠楼|掉下楼|跳下[楼来去]|从.{0,6}[楼窗梯台架].{0,4}[摔跌坠]/,
      new RegExp(`${people}.{0,4}从.{0,6}[楼窗梯台架].{0,4}掉|${people}.{0,4}被.{0,6}[撞砸碾轧]`),
      /中毒|触了?电|被电(?![动梯视线缆瓶])|被.{0,4}电了|电[到着倒]了?[人他她我]|中暑|车祸|撞[了到着倒].{0,3}人|砸[到着中了].{0,3}人|咬[了到伤]?.{0,3}人|被.{0,3}[狗蛇蜂].{0,2}[咬蜇]/,
      /喝了?农药|喝药[自了寻]|服毒|吞了?.{0,3}[药钉]|安眠药|割腕|上吊|溺水|落水|跳楼|淹死|要生了|羊水破|难产|[叫要].{0,2}救护车|打120|有人死|死人了|死了人|病危/,
    ],
  },
  {
    number: '110',
    name: '报警',
    advice: '有人身危险，先打 110，先保护好自己',
    hush: 'person',
    said: [
      /打架|打起来|打群架|打[死伤残]|打[了着]?(?:人|我|他|她)(?!电话|的电话|工|招呼)|被.{0,5}打(?![扰湿开包印断扫乱通回动翻电])|挨打|殴|动手打|火拼/,
      /[持拿带拎抄举提挥]着?.{0,2}(?:刀(?!具|片|闸|削)|斧|枪|棍)|动刀|[砍捅杀]人|[砍捅刺][死伤]|[砍捅]了?(?:我|他|她|一刀|几刀)|行凶|杀[了死害](?:人|我|他|她|你|全家)|要杀|弄死|同归于尽|人质|出人命/,
      /抢劫|抢[走了]?.{0,2}(?:包|手机|项链|首饰)|被.{0,3}[捅砍刺]|被抢(?!了?车位|占|购|光|空|先|修)|劫持|绑架|入室|小偷|有贼|进贼|撬.{0,4}[门锁窗]|翻窗进|砸门|踹门/,
      /自杀|自残|轻生|跳楼|跳[河桥江湖]|坠楼|想不开|不想活|[我他她]不活了|活不下去|寻短见|寻死|割腕|上吊|烧炭自|喝了?农药|喝药自|了结自己|往下跳|要跳[下了]/,
      /[站坐爬趴骑][在上到].{0,4}(?:楼顶|天台|窗台|窗外|塔吊|阳台外|栏杆外|桥栏)/,
      /(?:楼顶|天台|窗台|窗外|阳台外|栏杆外|桥栏).{0,3}[站坐爬趴骑][着了]/,
      new RegExp(`${kin}.{0,6}在窗台|${kin}.{0,8}(?:没人应|没应声|没动静)|天没出门`),
      /家暴|打(?:老婆|媳妇|老公|小?孩|娃|老人|爹|妈)|虐待|囚禁|非法拘禁/,
      /强奸|性侵|猥亵|耍流氓|尾随|人贩子|拐[卖骗走跑]|被.{0,4}拐|抱走.{0,5}[孩娃]|抢[孩娃]/,
      new RegExp(
        `${kin}(?:也|又|都|就|还|突然|今天|昨天|昨晚|早上|下午|放学|出门|一个人|从.{1,6})*(?:丢了(?!.{0,2}[包机钥证钱卡])|不见了|找不[到着](?:了|人|家|$)|联系不上|迷路)`,
      ),
      new RegExp(`${kin}.{0,6}没有?回[家来]`),
      /走失|走丢|失踪|失联|救命|快?报警|快来警察/,
    ],
  },
];

/** A breath: what stands between two marks, or two turns of the sentence. */
const breathsOf = (text: string): string[] =>
  asSaid(text)
    .replace(/[^\S\n]/g, '')
    .split(/[，。！？；、：…~～,.!?;:\n]+|但是|但|可是|不过|而且|结果|突然/)
    .filter((breath) => breath !== '');

/** Whether a pattern is found somewhere in a breath where nothing makes it quiet. */
const isLoud = (pattern: RegExp, breath: string, { hush, text }: { hush: Hush; text: string }): boolean => {
  for (let at = 0; at < breath.length;) {
    const found = pattern.exec(breath.slice(at));
    if (!found) return false;
    const [from, word] = [at + found.index, found[0]];
    at = from + word.length;
    if (!quietBy({ hush, text, before: breath.slice(0, from), word, after: breath.slice(at) })) return true;
  }
  return false;
};

const isSaid = ({ said, hush }: Danger, text: string): boolean =>
  breathsOf(text).some((breath) => said.some((pattern) => isLoud(pattern, breath, { hush, text })));

/** Who to call before anything else; empty when the words do not say so. It errs to the loud side: a call too many. */
export const emergencyOf = (text: string): EmergencyNumber[] =>
  dangers.filter((danger) => isSaid(danger, text)).map(({ number, name, advice }) => ({ number, name, advice }));

/** Somebody may be in danger: it goes on the fast lane whatever the switch says. */
export const isEmergency = (text: string): boolean => emergencyOf(text).length > 0;
