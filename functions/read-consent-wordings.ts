import { consentPurposeNames } from '../domain/course.ts';
import { wordings } from './district.ts';
import { publishJson } from './http/published.ts';

/** A.4.3: what principals agree to, in every version; in force is the latest whose day has come. */
export const readConsentWordings = publishJson(() => ({
  items: wordings.map(({ purpose, ...wording }) => ({
    purpose: { code: purpose, name: consentPurposeNames[purpose] },
    ...wording,
  })),
}));
