import type { ConsentScope } from '../../domain/consent.ts';
import { publishableNames, sensitiveKindNames } from '../../domain/course.ts';
import type { Found } from '../../store/cases.ts';
import type { StaffRecord } from '../../store/staff.ts';
import { district } from '../district.ts';
import { staffDirectory } from '../store.ts';

/** Names for what the history holds as codes: offices, authorities, items, staff. */
export const officeName = (code: string): string =>
  district.offices.find((office) => office.code === code)?.name ?? code;

export const authorityName = (code: string): string =>
  district.authorities.find((authority) => authority.code === code)?.name ?? code;

export type StaffNames = ReadonlyMap<string, StaffRecord>;

/** The staff records of everybody who acted on the case, or was to. */
export async function staffOf({ now, history }: Found): Promise<StaffNames> {
  const ids = new Set(history.flatMap(({ actor }) => (actor.kind === 'staff' ? [actor.id] : [])));
  if ('agent' in now) ids.add(now.agent);
  for (const { events } of history) for (const event of events) if (event.type === 'CaseAssigned') ids.add(event.agent);
  const records = await Promise.all([...ids].map((id) => staffDirectory().find(id)));
  return new Map(records.filter((record) => record !== undefined).map((record) => [record.id, record]));
}

/** The name under which somebody acted; the principal and the system go by their part. */
export function actorName(actor: Found['history'][number]['actor'], staff: StaffNames): string {
  if (actor.kind === 'principal') return '服务对象';
  if (actor.kind === 'system') return '系统';
  return staff.get(actor.id)?.name ?? actor.id;
}

/** What a consent covers, in words. */
export const scopeWords = (scope: ConsentScope): string => {
  switch (scope.purpose) {
    case 'transfer':
      return `同意转办：${officeName(scope.from)}→${officeName(scope.to)}`;
    case 'sensitive-data':
      return `同意处理敏感个人信息：${scope.kinds.map((kind) => sensitiveKindNames[kind]).join('、')}`;
    case 'publication':
      return `同意公开：${scope.contents.map((each) => publishableNames[each]).join('、')}`;
  }
};
