import type { EmergencyNumber } from './intakeContract';

/** Words that mean somebody should be called at once. The report goes its way all the same. */
const table: readonly (EmergencyNumber & { readonly words: readonly string[] })[] = [
  {
    number: '119',
    name: '火警',
    advice: '着火或冒浓烟，先打 119，再往安全的地方走',
    words: ['着火', '起火', '火灾', '冒浓烟', '爆炸', '燃气泄漏', '煤气泄漏', '漏气', '煤气味', '被困', '困在电梯'],
  },
  {
    number: '120',
    name: '急救',
    advice: '有人受伤或发病，先打 120，说清楼号和单元',
    words: ['晕倒', '昏迷', '受伤', '流血', '中毒', '触电', '溺水', '心脏病', '没有呼吸', '摔伤', '骨折'],
  },
  {
    number: '110',
    name: '报警',
    advice: '有人身危险，先打 110，先保护好自己',
    words: ['打架', '抢劫', '持刀', '入室', '小偷', '跳楼', '轻生', '家暴', '失踪', '走失', '绑架'],
  },
];

/** Who to call before anything else; empty when the words do not say so. */
export const emergencyOf = (text: string): EmergencyNumber[] =>
  table
    .filter(({ words }) => words.some((word) => text.includes(word)))
    .map(({ number, name, advice }) => ({ number, name, advice }));
