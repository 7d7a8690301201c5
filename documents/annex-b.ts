/** The blanks of Table B.1. */
export type FormBlank = 'matters' | 'year' | 'month' | 'day' | 'reason';

/** Termination form (服务终止单), Table B.1 of DB32/T 5046—2025, word for word. */
export const annexB: {
  readonly title: string;
  readonly body: readonly (string | { readonly blank: FormBlank })[];
  readonly agent: string;
  readonly sign: string;
  readonly date: string;
} = {
  title: '服务终止单',
  body: [
    '兹有委托事项',
    { blank: 'matters' },
    '已于',
    { blank: 'year' },
    '年',
    { blank: 'month' },
    '月',
    { blank: 'day' },
    '日终止代办服务工作，终止原因为',
    { blank: 'reason' },
    '。全部资料已向委托服务对象移交完毕。',
  ],
  agent: '代办人员：',
  sign: '（签名）',
  date: '日期：',
};
