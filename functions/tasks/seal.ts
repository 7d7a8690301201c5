import { type ArchiveFile, type ArchiveInput, held, packArchive } from '../../documents/archive.ts';
import { printCaseFile } from '../../documents/case-file.ts';
import type { CaseFileData } from '../../documents/case-file-data.ts';
import { printCertificate } from '../../documents/certificate.ts';
import { printHandOverList } from '../../documents/hand-over-list.ts';
import { printIssuedForm } from '../../documents/issued-form.ts';
import { powerOfAttorneyTitle, printPowerOfAttorney } from '../../documents/power-of-attorney.ts';
import { printTerminationForm } from '../../documents/termination-form.ts';
import { archivable, archive, waitsForPeople } from '../../domain/archive.ts';
import type { CaseDocument } from '../../domain/case/record.ts';
import { type ArchivingCase, isEntrusted } from '../../domain/case.ts';
import { levelNames } from '../../domain/course.ts';
import { stages } from '../../domain/lifecycle.ts';
import type { Person } from '../../domain/person.ts';
import type { Rating } from '../../domain/rating.ts';
import { nationalCodes } from '../../domain/rating-codes.ts';
import type { Found } from '../../store/cases.ts';
import type { PersonId } from '../../store/personal.ts';
import { putOnce, readObject } from '../bucket.ts';
import { carryOut } from '../carry-out.ts';
import { district } from '../district.ts';
import { env } from '../env.ts';
import { cases, personalData } from '../store.ts';
import { yearsAfter } from '../years-after.ts';
import { archiveNumber, caseFileData, resultWords } from './case-file.ts';
import { certificateData } from './certificate.ts';
import { handOverListData } from './hand-over-list.ts';
import { issuedFormData } from './issued-form.ts';
import { powersOfAttorneyData } from './power-of-attorney.ts';
import { printAgreement } from './print-agreement.ts';
import { system, systemContext, TaskError } from './task.ts';
import { terminationFormData } from './termination-form.ts';
import { authorityName, officeName, type StaffNames, staffOf } from './words.ts';

/**
 * §7.2.7: prints the case file and the certificate of conformance, packs everything with the event log, writes the package
 * once under Object Lock and records it. Sealing again is quiet: the same history gives the same bytes under the same key.
 * While papers are not back or the form of a termination is unsigned (附录B) the case stays in archiving, which is no fault.
 * @throws TaskError NotArchivable when the case is elsewhere
 */
export async function seal(caseId: string): Promise<{ stage: 'archived' | 'archiving' }> {
  const ready = await readyToSeal(caseId);
  if (ready === 'archived' || ready === 'archiving') return { stage: ready };
  const { found, now } = ready;
  const at = found.history.at(-1)?.at ?? now.endedAt;
  const [persons, staff] = await Promise.all([personalData().open(caseId), staffOf(found)]);
  const file = caseFileData(found, now, persons, staff, at);
  const written = await writtenFiles(found, now, persons, file, staff, at);
  const pack = await packArchive(archiveInput(found, now, persons, file, written, at));
  const retainUntil = yearsAfter(at, district.retention.archiveYears);
  const key = `${district.division}/${at.slice(0, 4)}/${caseId}-${pack.head.slice(0, 12)}.zip`;
  const put = await putOnce(env('ARCHIVE_BUCKET'), key, 'application/zip', pack.bytes, {
    mode: district.archiveLock,
    until: retainUntil,
  });
  await record(found, { ...put, sm3: pack.sm3, chainHead: pack.head, retainUntil });
  return { stage: 'archived' };
}

async function readyToSeal(caseId: string): Promise<'archived' | 'archiving' | { found: Found; now: ArchivingCase }> {
  let found = await cases().find(caseId);
  if (!found || !isEntrusted(found.now)) throw new TaskError('CaseIsMissing', 'no such case to seal');
  if (found.now.stage === 'archived') return 'archived';
  if (archivable(found.now)?.because === 'agreement-not-printed') {
    await printAgreement(caseId);
    found = (await cases().find(caseId)) as Found;
  }
  const refusal = archivable(found.now);
  if (waitsForPeople(found.now)) return 'archiving';
  if (refusal) throw new TaskError('NotArchivable', refusal.sentence);
  return { found, now: found.now as ArchivingCase };
}

async function record(found: Found, sealed: Parameters<typeof archive>[1]): Promise<void> {
  const { now } = systemContext('seal');
  const outcome = await carryOut({
    caseId: found.now.id,
    command: 'archive',
    actor: system('seal'),
    now,
    version: found.version,
    decide: (it, context) => archive(it, sealed, context),
  });
  if (outcome.kind !== 'done') throw new TaskError('CaseIsBusy', `recording the archive came to ${outcome.kind}`);
}

const printedFile = (title: string, { bytes }: { bytes: Uint8Array }): ArchiveFile =>
  held(bytes, { folder: '文书', title, extension: 'pdf', mediaType: 'application/pdf' });

type Persons = Partial<Record<PersonId, Person>>;

/** What is printed for the package: the case file, the certificate of conformance, the hand-over list of papers, and the forms that were issued. */
async function writtenFiles(
  found: Found,
  now: ArchivingCase,
  persons: Persons,
  file: CaseFileData,
  staff: StaffNames,
  at: string,
): Promise<ArchiveFile[]> {
  const form = terminationFormData(now, staff);
  const list = handOverListData(now, found.history, namesOf(now, persons, staff), at);
  return [
    ...(list ? [printedFile('材料移交清单', await printHandOverList(list))] : []),
    ...(form ? [printedFile(form.words.title, await printTerminationForm(form))] : []),
    ...(await issuedFiles(now, persons.principal?.name ?? '', staff)),
    ...(await powerFiles(now, persons.principal?.name ?? '', staff)),
    printedFile('代办案卷', await printCaseFile(file)),
    printedFile('标准符合性证明', await printCertificate(certificateData(found, at))),
  ];
}

/** Powers of attorney as the principal signed them (A.1.2). */
const powerFiles = (now: ArchivingCase, principal: string, staff: StaffNames): Promise<ArchiveFile[]> =>
  Promise.all(
    powersOfAttorneyData(now, principal, staff).map((data) =>
      printPowerOfAttorney(data).then((printed) => printedFile(powerOfAttorneyTitle, printed)),
    ),
  );

const namesOf = ({ office, agent }: ArchivingCase, { principal }: Persons, staff: StaffNames) => ({
  office: officeName(office),
  agent: staff.get(agent)?.name ?? agent,
  principal: principal?.name ?? '',
});

/** The forms that the standard followed prescribes, as they were issued. */
const issuedFiles = (now: ArchivingCase, principal: string, staff: StaffNames): Promise<ArchiveFile[]> =>
  Promise.all(
    (now.forms ?? []).flatMap((issued) => {
      const data = issuedFormData(now, issued, { principal, agent: staff.get(issued.by)?.name ?? issued.by });
      return data ? [printIssuedForm(data).then((printed) => printedFile(data.title, printed))] : [];
    }),
  );

function archiveInput(
  found: Found,
  now: ArchivingCase,
  persons: Persons,
  file: CaseFileData,
  written: readonly ArchiveFile[],
  at: string,
): ArchiveInput {
  const { mandatary, division, retention } = district;
  return {
    caseId: now.id,
    caseNumber: now.id,
    archiveNumber: archiveNumber(now.id),
    retention: { class: '定期', years: retention.archiveYears, basis: retention.basis },
    archivedAt: at,
    organisation: { name: mandatary.name, code: division, address: mandatary.address, phone: mandatary.phone },
    offices: [officeName(now.office)],
    basics: basicsOf(now, persons),
    matters: file.matters.map((matter, index) => archivedMatter(matter, now, index)),
    steps: file.course.map(({ act, actor, at: time }) => ({ stage: act, actor, at: time })),
    commits: found.history,
    files: [...now.documents.map(fileOf), ...written],
    evaluation: now.evaluation ? archivedRating(now.evaluation) : { evaluated: false },
  };
}

/** With the number that GB/T 39046 A.8 gives its level (满意度代码). */
const archivedRating = (rating: Rating) => ({
  ...rating,
  name: levelNames[rating.level],
  code: nationalCodes[rating.level],
});

function archivedMatter(
  { name, code, authority, state, submittedAt, completedAt }: CaseFileData['matters'][number],
  now: ArchivingCase,
  index: number,
) {
  const matter = now.matters[index];
  return {
    name,
    code: code ?? '',
    authority,
    state,
    ...(submittedAt && { acceptedAt: submittedAt }),
    ...(completedAt && { completedAt }),
    ...(matter && { result: resultWords(matter, now) }),
  };
}

function basicsOf(now: ArchivingCase, { principal }: Persons): ArchiveInput['basics'] {
  const [first] = now.matters;
  const of = principal?.kind === 'person' || principal?.kind === 'organisation' ? principal : undefined;
  return {
    itemType: '政务服务代办',
    leadDepartment: first ? authorityName(first.authority) : '',
    applicant: of?.name ?? '',
    phone: of?.phone ?? '',
    address: of?.address ?? '',
    certificate: of?.kind === 'person' ? of.identityNumber : (of?.creditCode ?? ''),
    legalRepresentative: '',
    caseTitle: now.matters
      .map(({ title }) => title)
      .join('、')
      .slice(0, 500),
    acceptingDepartment: officeName(now.office),
    acceptedAt: now.mandate.since,
    completedAt: now.endedAt,
    serviceType: '代办',
    caseType: stages.archived,
    result: now.matters.map((matter) => resultWords(matter, now)).join('、'),
    resultNumber: now.matters
      .map(({ authorityNumber }) => authorityNumber ?? '')
      .filter(Boolean)
      .join('、'),
    itemCode: now.matters.map(({ item }) => item).join('、'),
    itemVersion: now.mandate.catalogue,
  };
}

const titles: Record<CaseDocument['purpose'], string> = {
  material: '申报材料',
  'signed-agreement': '签字的代办服务委托协议（扫描件）',
  'power-of-attorney': '签字的授权委托书（扫描件）',
  result: '审批决定文件',
  receipt: '签收凭证',
  consent: '同意书',
  proof: '身份、权限或关系证明',
  'cause-gone': '终止原因已消除的证明',
  recording: '口头委托录音录像',
  confirmation: '签字的口头委托确认书（扫描件）',
  other: '其他材料',
  agreement: '代办服务委托协议',
  'case-file': '代办案卷',
};

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
};

/** A document of the case, read when its turn comes. */
const fileOf = ({ purpose, type, bytes, sha256, key, objectVersion }: CaseDocument): ArchiveFile => ({
  folder: purpose === 'material' || purpose === 'other' ? '材料' : '文书',
  title: titles[purpose],
  extension: extensions[type] ?? 'bin',
  mediaType: type,
  size: bytes,
  sha256,
  read: () => readObject(env('DOCUMENT_BUCKET'), key, objectVersion),
});
