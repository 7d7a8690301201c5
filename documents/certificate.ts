import { gap, headed, type Ink, paragraph, type Setting, type Words } from './blocks.ts';
import { chineseTime } from './dates.ts';
import { type Atom, type Printed, press } from './press.ts';
import { type Column, fields, table } from './table.ts';

/** An event that shows something: `act` in words, `commit` the number of its record. Times are ISO 8601. */
export interface CertificateProof {
  readonly commit: number;
  readonly act: string;
  readonly at: string;
  readonly actor: string;
}

export interface CertificateClause {
  /** As it is cited: 7.2.5.1, 附录A 三.2. */
  readonly citation: string;
  readonly words: string;
  /** 符合、不适用、待履行、不符合、非单案. */
  readonly status: string;
  readonly why: string;
  readonly deadline?: string;
  readonly proof: readonly CertificateProof[];
}

/** What a certificate of conformance (标准符合性证明) shows, in the words to be printed. It holds no personal data. */
export interface CertificateData {
  readonly caseNumber: string;
  /** Name of the standard: DB32/T 5046—2025. */
  readonly profile: string;
  readonly office: string;
  /** The moment up to which the case was judged. */
  readonly printedAt: string;
  /** Number of clauses per status, in the order to be printed. */
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  readonly clauses: readonly CertificateClause[];
  /** The event log: whether it holds, number of commits and hash of the last. */
  readonly chain: { readonly ok: boolean; readonly commits: number; readonly head: string };
}

/** Prints the certificate: for one case, clause by clause, whether it obeyed the standard, and how to verify that. */
export function printCertificate(data: CertificateData): Promise<Printed> {
  const ink: Ink = new Set();
  const atoms = [
    ...paragraph([{ text: '标准符合性证明', face: 'title' }], { size: 22, leading: 1.6, align: 'centre' }, ink),
    gap(10),
    ...fields(factsOf(data), ink),
    gap(10),
    ...section('一、逐条结论', table(columns, data.clauses.map(rowOf), ink), ink),
    gap(10),
    ...section('二、如何核对', verification(data, ink), ink),
  ];
  return press(atoms, imprintOf(data), ink);
}

const imprintOf = ({ printedAt, caseNumber, chain }: CertificateData) => ({
  title: '标准符合性证明',
  at: printedAt,
  footer: {
    left: `案件编号：${caseNumber}`,
    below: [`过程记录链首值（SHA-256，共 ${chain.commits} 条）：${chain.head}`],
  },
});

const text: Setting = { size: 11, leading: 1.6, indent: 2 };

const section = (title: string, body: readonly Atom[], ink: Ink): Atom[] =>
  headed([{ text: title, face: 'heading' }], { size: 13, leading: 2.2, indent: 0 }, body, ink);

const factsOf = ({ caseNumber, profile, office, printedAt, counts, chain }: CertificateData) => {
  const facts: (readonly [string, Words])[] = [
    ['案件编号', caseNumber],
    ['依据标准', `${profile}《政务服务帮办代办工作规范》`],
    ['承办机构', office],
    ['计算时间', chineseTime(printedAt)],
    ['条款结论', counts.map(({ name, count }) => `${name} ${count} 条`).join('，')],
    ['过程记录', recordOf(chain)],
  ];
  return facts;
};

const recordOf = ({ ok, commits, head }: CertificateData['chain']): Words => [
  { text: `${commits} 条，哈希链核对${ok ? '无误' : '不符'}，链首值（SHA-256）：\n` },
  { text: head, size: 9 },
];

const columns: readonly Column[] = [
  { title: '条款', share: 0.12, align: 'centre' },
  { title: '要求', share: 0.31 },
  { title: '结论', share: 0.11, align: 'centre' },
  { title: '依据', share: 0.46 },
];

/** A row is small print: the words of the clause beside the events that show it. */
const rowOf = ({ citation, words, status, why, deadline, proof }: CertificateClause): Words[] => [
  [{ text: citation, size: 9 }],
  [{ text: words, size: 8.5 }],
  [{ text: status, size: 9, face: 'heading' }],
  [
    { text: why, size: 8.5 },
    ...(deadline ? [{ text: `\n期限：${chineseTime(deadline)}`, size: 8.5 }] : []),
    ...proof.map((each) => ({ text: `\n${proofWords(each)}`, size: 8 })),
  ],
];

const proofWords = ({ commit, act, at, actor }: CertificateProof) =>
  `第 ${commit} 条：${act}（${chineseTime(at)}，${actor}）`;

const verification = ({ chain }: CertificateData, ink: Ink): Atom[] =>
  [
    '“依据”栏的“第 n 条”是本案过程记录（归档包 data/events.jsonl）的序号。每条的 hash 是其 v、caseId、seq、at、actor、command、events、prev 八项按 RFC 8785 写成规范 JSON（UTF-8）后的 SHA-256；prev 等于上一条的 hash，第一条的 prev 为 64 个 0。改动、删除或调换任何一条，其后的值都会不符。',
    '不用本系统也能核对：自第一条起逐条重算，最后一条的 hash 应与下列链首值一致；归档包的各文件用 sha256sum 核对，方法见包内说明文件。',
    `链首值：${chain.head}`,
    '“不适用”为本案未发生该条所述情形；“待履行”为截至计算时间尚待办理；“非单案”为单个案件不能体现的条款，其理由见“依据”栏。结论只据过程记录得出，记录之外的事实不作判断。',
  ].flatMap((words) => paragraph(words, text, ink));
