import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Report, verifyPackage } from './verify.ts';

const usage = '用法：npm run verify -- <归档包.zip> [--json] [--sha256 <登记的包摘要>] [--head <登记的链首值>]';

/** Exit codes: 0 all checks passed, 1 one failed, 2 the file cannot be read or the call is wrong. */
function run(args: readonly string[]): number {
  const asked = askedFor(args);
  if (typeof asked === 'string') return refuse(`${asked}\n${usage}`);
  const bytes = bytesOf(asked.file);
  if (!bytes) return refuse(`读不到文件：${asked.file}`);
  const report = verifyPackage(bytes, asked.known);
  console.log(asked.json ? JSON.stringify(report, undefined, 2) : told(basename(asked.file), report));
  return report.ok ? 0 : 1;
}

function refuse(because: string): number {
  console.error(because);
  return 2;
}

function askedFor(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean' }, sha256: { type: 'string' }, head: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return '请指定一个归档包';
    return { file, json: values.json ?? false, known: { ...values } };
  } catch (error) {
    return (error as Error).message;
  }
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function told(name: string, report: Report): string {
  const lines = [
    `归档包：${name}`,
    `案件编号：${report.caseNumber ?? '无法读取'}　档号：${report.archiveNumber ?? '无法读取'}`,
    `包摘要 SHA-256：${report.sha256}`,
    `包摘要 SM3：${report.sm3}`,
    `链首值：${report.head ?? '无法读取'}`,
  ];
  for (const nature of ['真实性', '完整性', '可用性', '安全性'] as const) {
    lines.push('', nature);
    const findings = report.findings.filter((finding) => finding.nature === nature);
    if (findings.length === 0) lines.push('  （包无法打开，未能检测）');
    lines.push(...findings.map(({ check, name, ok, detail }) => `  ${ok ? '✓' : '✗'} ${check} ${name}：${detail}`));
  }
  const failed = report.findings.filter(({ ok }) => !ok).length;
  return [...lines, '', failed === 0 ? '结论：通过' : `结论：不通过（${failed} 项不符）`].join('\n');
}

process.exitCode = run(process.argv.slice(2));
