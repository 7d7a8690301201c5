import { describe, expect, test } from 'vitest';
import { type CertificateData, printCertificate } from '../../documents/certificate.ts';
import { generalClauses } from '../../domain/conformance/general.ts';
import { conformanceOf, countStatuses, statusNames } from '../../domain/conformance.ts';
import { acts } from '../../domain/course.ts';
import { citation, clauses } from '../../domain/standard.ts';
import { caseAfter, caseId } from '../a-case.ts';
import { clause } from '../clause.ts';
import { recorded } from '../domain/recorded.ts';
import { contextOf, sha256 } from '../given.ts';
import { agent } from '../people.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';
import { rare } from './samples.ts';

/** A real case, judged when it was ready to be sealed. */
function certificateOf(last: 'print' | 'deliver', details: Partial<CertificateData> = {}): CertificateData {
  const { history, at } = caseAfter(last);
  const found = conformanceOf(recorded(history), at, contextOf(agent));
  const counts = countStatuses(found);
  return {
    caseNumber: caseId,
    profile: 'DB32/T 5046—2025',
    office: '和平镇便民服务中心',
    printedAt: at,
    counts: (Object.keys(counts) as (keyof typeof counts)[]).map((code) => ({
      name: statusNames[code],
      count: counts[code],
    })),
    clauses: found.map((each) => ({
      citation: citation(each.clause),
      words: clauses[each.clause].words,
      status: statusNames[each.status],
      why: each.why,
      ...('deadline' in each && each.deadline && { deadline: each.deadline.at }),
      proof: each.proof.map(({ seq, type, at: time }) => ({
        commit: seq,
        act: acts[type].act,
        at: time,
        actor: '和平镇便民服务中心',
      })),
    })),
    chain: { ok: true, commits: history.length, head: sha256('head') },
    ...details,
  };
}

const data = certificateOf('print', { office: `${rare}便民服务中心` });
const printed = await printCertificate(data);
const document = await readPdf(printed.bytes);
const text = bodyOf(document);

describe('the certificate of conformance', () => {
  test('says which case, by which standard, up to when, and counts', () => {
    for (const words of [
      '标准符合性证明',
      `案件编号${caseId}`,
      'DB32/T5046—2025《政务服务帮办代办工作规范》',
      `${rare}便民服务中心`,
      '计算时间2026年3月4日09:16',
      '12条，哈希链核对无误',
    ])
      expect(text).toContain(words);
    expect(text).toContain(`条，待履行1条，不符合0条，非单案${Object.keys(generalClauses).length}条`);
  });

  test('has a row for every clause, in the order of the standard', () => {
    const cells = document.items.filter(({ x }) => x < 150).map((item) => item.text.replace(/\s/g, ''));
    const known = new Set(data.clauses.map((each) => each.citation.replace(/\s/g, '')));
    expect(cells.filter((cell) => known.has(cell))).toEqual([...known]);
    expect(known.size).toBe(68);
  });

  test('names the events that show a clause, with time and actor', () => {
    expect(text).toContain('各委托事项的结果均在期限内通知或送达。');
    expect(text).toContain('第10条：通知或送达办理结果（2026年3月4日09:14，和平镇便民服务中心）');
    expect(text).toContain('没有不予或部分准予的审批结果，未发生此种争议。');
  });

  test('says until when something is awaited', async () => {
    const { bytes } = await printCertificate(certificateOf('deliver'));
    expect(bodyOf(await readPdf(bytes))).toContain('待服务对象评价。期限：2026年4月3日23:59');
  });

  test('says how to verify it, and that the chain does not hold when it does not', async () => {
    expect(text).toContain('二、如何核对');
    expect(text).toContain(`链首值：${data.chain.head}`);
    const { bytes } = await printCertificate({ ...data, chain: { ...data.chain, ok: false } });
    expect(bodyOf(await readPdf(bytes))).toContain('12条，哈希链核对不符');
  });

  test('carries the head of the chain on every page, without overlaps or missing characters, the same each time', async () => {
    for (let page = 1; page <= printed.pages; page++) expect(footOf(document, page)).toContain(data.chain.head);
    expect(overlaps(document)).toEqual([]);
    expect(printed.missing).toEqual([]);
    expect(Buffer.from((await printCertificate(data)).bytes).equals(printed.bytes)).toBe(true);
  });
});

clause('A.4.3', () => {
  test('the certificate holds nobody’s name or number', () => {
    for (const secret of ['resident-1', 'agent-1', 'manager-1']) expect(text).not.toContain(secret);
  });
});
