/** Words by which owners say what they need; the class with the most of them is offered first. */
const words: Readonly<Record<string, readonly string[]>> = {
  hiring: ['招', '用工', '缺人', '人手', '招聘', '服务员', '学徒', '小工', '工资', '兼职'],
  finance: ['贷款', '贴息', '补贴', '减免', '税', '政策', '融资', '扶持', '资金', '银行'],
  permits: ['执照', '证', '许可', '备案', '年检', '登记', '注销', '变更'],
  streetscape: ['招牌', '灯箱', '门头', '占道', '油烟', '垃圾', '卫生', '路灯', '井盖', '污水', '摊'],
  legal: ['合同', '纠纷', '律师', '欠款', '赔', '起诉', '法律', '押金', '房东'],
  livelihood: ['停水', '停电', '水', '电', '燃气', '停车', '孩子', '上学', '社保', '医保', '暖气'],
};

/** The class this message is most likely about, among those the group has; empty when nothing speaks for one. */
export const guessClass = (
  said: string,
  classes: readonly { readonly key: string; readonly label: string }[],
): string => {
  const scored = classes.map(({ key, label }) => ({
    key,
    score: [label, ...(words[key] ?? [])].filter((word) => said.includes(word)).length,
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { key: '', score: 0 });
  return best.key;
};
