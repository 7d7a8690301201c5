/** 四性 of 档案法 §39: authenticity, integrity, usability, security. */
type Nature = '真实性' | '完整性' | '可用性' | '安全性';

/** One check of the four natures by the numbers used in archive acceptance: 1-x, 2-x, 3-x, 4-x. */
export interface Finding {
  readonly check: string;
  readonly nature: Nature;
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const natures: readonly Nature[] = ['真实性', '完整性', '可用性', '安全性'];

/** A finding from what was found wrong: none, and the detail says what was looked at. */
export function finding(check: string, name: string, wrongs: readonly string[], fine: string): Finding {
  const shown = wrongs.slice(0, 5).join('；');
  const rest = wrongs.length > 5 ? `；等 ${wrongs.length} 处` : '';
  const nature = natures[Number(check[0]) - 1]!;
  return { check, nature, name, ok: wrongs.length === 0, detail: wrongs.length === 0 ? fine : shown + rest };
}
