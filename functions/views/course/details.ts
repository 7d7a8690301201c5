import type { Notice } from '../../../domain/case/telling.ts';
import { meansNames, receiptNames } from '../../../domain/course.ts';
import type { EventOf, EventType } from '../../../domain/events.ts';

/** What is worth telling of events of these types besides their names, in Chinese. */
export type Details<Type extends EventType> = { readonly [Each in Type]?: (event: EventOf<Each>) => string[] };

/** How the one-time notice was given, and from which catalogue. */
export const noticeDetails = ({ means, catalogue }: Notice): string[] => [
  `告知方式：${meansNames[means]}`,
  `服务事项清单版本：${catalogue}`,
];

/** Words that may be absent. */
export const optional = (words: string | undefined): string[] => (words ? [words] : []);

/** What shows that it reached the principal. */
export const proof = ({ receipt }: { receipt: { kind: keyof typeof receiptNames } }): string =>
  `凭证：${receiptNames[receipt.kind]}`;
