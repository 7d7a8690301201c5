import type { PreviousCase } from '../../../domain/case/endings.ts';
import type { Claim } from '../../../domain/case/reception.ts';
import type { DeclinedCase } from '../../../domain/case.ts';
import { groundNames, otherGroundNames } from '../../../domain/course.ts';
import type { StaffRecord } from '../../../store/staff.ts';
import { district } from '../../district.ts';
import type { CaseView } from '../shapes.ts';
import { named } from './beside.ts';

export function officeOf(code: string): CaseView['office'] {
  const { name, address, hours, phone } = district.offices.find((office) => office.code === code) ?? noOffice(code);
  return { code, name, address, hours, phone };
}

/** An office that the settings no longer name still has its old cases. */
const noOffice = (code: string) => ({ name: code, address: '', hours: '', phone: '' });

export const claimView = ({ agent: id, at, assigned }: Claim, record: StaffRecord | undefined) => ({
  agent: { id, name: record?.name ?? id },
  at,
  assigned,
});

export const declinationOf = ({ explanation, guidedTo, place }: DeclinedCase) => ({
  explanation,
  guidedTo,
  ...(place && { place }),
});

export const previousView = ({ ground, kind, ...previous }: PreviousCase) => ({
  ...previous,
  ground: named(ground, groundNames),
  ...(kind && { kind: named(kind, otherGroundNames) }),
});
