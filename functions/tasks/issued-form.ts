import { chineseDate } from '../../documents/dates.ts';
import type { IssuedFormData } from '../../documents/issued-form.ts';
import type { IssuedForm } from '../../domain/case/record.ts';
import type { Case } from '../../domain/case.ts';
import type { Form, FormField } from '../../domain/profile/shape.ts';
import { district, profile } from '../district.ts';
import { itemName } from '../views/names.ts';
import { officeName } from './words.ts';

/** Names that the history does not hold: the principal's, in clear or masked as the reader may see it, and the agent's. */
export interface FormNames {
  readonly principal: string;
  readonly agent: string;
}

/** A form as it was issued, with its blanks filled; undefined for one that the profile no longer has. */
export function issuedFormData(now: Case, issued: IssuedForm, names: FormNames): IssuedFormData | undefined {
  const form = profile.forms.find(({ id }) => id === issued.form);
  if (!form) return undefined;
  const filled = new Map(form.fields.map((field) => [field.id, filling(field, now, issued, names)]));
  return {
    caseNumber: now.id,
    issuedAt: issued.at,
    title: form.title,
    source: form.source,
    rows: form.fields.map(({ id, label }) => ({ label, value: filled.get(id) ?? '' })),
    text: form.sentences.map((piece) =>
      typeof piece === 'string' ? { text: piece } : { filled: filled.get(piece.blank) ?? '' },
    ),
    digest: issued.digest,
    signatures: form.signatures.map((signature) => signatureOf(signature, names)),
  };
}

const signatureOf = ({ party, label }: Form['signatures'][number], { principal, agent }: FormNames) => ({
  label,
  name: party === 'agent' ? agent : principal,
  method: party === 'agent' ? '代办人员登录后在线签署' : '纸质签署（扫描件）',
});

function filling({ id, from }: FormField, now: Case, { values, at }: IssuedForm, names: FormNames): string {
  switch (from) {
    case 'asked':
      return values[id] ?? '';
    case 'number':
      return now.id;
    case 'principal':
      return names.principal;
    case 'agent':
      return names.agent;
    case 'office':
      return officeName(now.office);
    case 'mandatary':
      return district.mandatary.name;
    case 'matters':
      return ('matters' in now ? now.matters.map(({ title }) => title) : now.items.map(itemName)).join('、');
    case 'need':
      return now.need;
    case 'issued':
      return chineseDate(at);
  }
}
