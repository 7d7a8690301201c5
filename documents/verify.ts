import { digest } from './digests.ts';
import { type Finding, finding } from './findings.ts';
import { type Bag, checkBag, openBag } from './verify-bag.ts';
import { checkContent, metadataOf } from './verify-content.ts';

/** What was found in a package. `ok` when no check failed. */
export interface Report {
  readonly ok: boolean;
  /** Of the package as it came, to be compared with the register. */
  readonly sha256: string;
  readonly sm3: string;
  /** As the package says; absent when it cannot be read that far. */
  readonly caseNumber?: string;
  readonly archiveNumber?: string;
  readonly head?: string;
  readonly findings: readonly Finding[];
}

/** What is known from elsewhere: a package rewritten as a whole is right in itself, and shows only against these. */
export interface Known {
  readonly sha256?: string;
  readonly head?: string;
}

/**
 * Checks an archive package (四性检测) from its bytes alone, trusting nothing in it. It never throws for what the bytes hold.
 * @throws Error when this Node has no SM3
 */
export function verifyPackage(bytes: Uint8Array, known: Known = {}): Report {
  const digests = { sha256: digest('sha256', bytes), sm3: digest('sm3', bytes) };
  const { bag, findings: opening } = openBag(bytes);
  const label = bag ? labelOf(bag) : {};
  const findings = [
    ...opening,
    ...(bag ? [...checkBag(bag), ...checkContent(bag)] : []),
    ...compare({ ...digests, ...label }, known),
  ];
  findings.sort((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : 0));
  return { ok: findings.every(({ ok }) => ok), ...digests, ...label, findings };
}

function labelOf(bag: Bag): Pick<Report, 'caseNumber' | 'archiveNumber' | 'head'> {
  const metadata = metadataOf(bag);
  if (typeof metadata === 'string') return {};
  return { caseNumber: metadata.caseNumber, archiveNumber: metadata.archiveNumber, head: metadata.chain.head };
}

function compare(found: { sha256: string; head?: string }, known: Known): Finding[] {
  const same = (name: string, was: string | undefined, is: string | undefined) =>
    was === undefined
      ? []
      : [finding('1-5-2', name, was.toLowerCase() === is ? [] : [`登记 ${was}，实际 ${is ?? '无'}`], '与登记一致')];
  return [...same('包摘要登记', known.sha256, found.sha256), ...same('链首值登记', known.head, found.head)];
}
