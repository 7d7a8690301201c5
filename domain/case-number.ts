import { type Family, kinds, type Service, services } from './kinds.ts';

/**
 * The number of a case: kind (DB agency 代办, BB assistance 帮办), division (6), day (8), seven random digits and a check digit,
 * e.g. `DB9901002026112300412347`: the kind it was opened as, which it keeps when 帮办 becomes 代办. It says nothing about the person and may stand in a URL. The check digit (ISO 7064
 * MOD 11-2 without X: numbers whose check would be X are passed over) catches a digit typed wrongly.
 */
export function caseNumber(division: string, day: string, random: () => number, service: Service = 'agency'): string {
  for (;;) {
    const serial = String(Math.floor(random() * 10_000_000)).padStart(7, '0');
    const body = `${division}${day.replaceAll('-', '')}${serial}`;
    const check = checkDigit(body);
    if (check !== 'X') return `${kinds[service].prefix}${body}${check}`;
  }
}

const wellFormed = new RegExp(`^(${services.map((service) => kinds[service].prefix).join('|')})\\d{22}$`);

/** Whether the number is well formed and its check digit right. */
export const isCaseNumber = (value: string): boolean =>
  wellFormed.test(value) && checkDigit(value.slice(2, 23)) === value[23];

/** In which lists the case of this number stands; what 帮办 became stays in the same. */
export const familyOf = (number: string): Family =>
  kinds[services.find((service) => number.startsWith(kinds[service].prefix)) ?? 'agency'].lists;

function checkDigit(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return check === 10 ? 'X' : String(check);
}
