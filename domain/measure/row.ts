import type { Day, Instant } from '../values.ts';
import { isNumber, type Measure, measures } from './measures.ts';

/** A month in Asia/Shanghai, `2026-03`. */
export type Month = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** 服务形式 (§6.3); `none` for what is neither, such as a complaint or a training. */
export const rowServices = ['assistance', 'agency', 'none'] as const;
export type RowService = (typeof rowServices)[number];

export const channels = ['online', 'window', 'none'] as const;
export type Channel = (typeof channels)[number];

/** Whom a case serves, besides everybody: 老年人、残疾人、企业、项目. A case may be of several, or of none. */
export const groups = ['elderly', 'disabled', 'enterprise', 'project'] as const;
export type Group = (typeof groups)[number];

/** Where there is no item, or nobody in charge. */
export const none = '-';

/** One thing that a case (or a survey, a training …) counts for. Plain data, without anything personal. */
export interface Row {
  /** The day it counts to, in Asia/Shanghai, by the rule of its measure. */
  readonly day: Day;
  /** Code of the office that it counts for. */
  readonly office: string;
  /** Item of the catalogue (of several of a case the first), or `none`. */
  readonly item: string;
  readonly service: RowService;
  readonly channel: Channel;
  /** In the order of `groups`. */
  readonly groups: readonly Group[];
  /** Staff id, or `none`. */
  readonly staff: string;
  readonly measure: Measure;
  /** One word of the measure's set, `pending:<instant>`, or a whole number, by the measure. */
  readonly value: string | number;
}

/** Not known before then. */
export const pendingUntil = (at: Instant): string => `${pendingMark}${at}`;
const pendingMark = 'pending:';

/** The instant until which a value waits, if it does. */
export const awaited = (value: string): Instant | undefined =>
  value.startsWith(pendingMark) ? value.slice(pendingMark.length) : undefined;

/** The leaf that a row's count is kept in: its office, day and item, and the cut by which it came to be known. */
export interface Leaf {
  readonly office: string;
  readonly day: Day;
  readonly item: string;
  /** The month in whose report it first appears: that of the day, or a later one for a revision. */
  readonly cut: Month;
}

export const leafKey = ({ office, day, item, cut }: Leaf): string => `${office}#${day}#${item}#${cut}`;

/** @throws Error for what is no leaf key */
export function parseLeafKey(key: string): Leaf {
  const [office, day, item, cut] = key.split('#');
  if (!office || !day || !item || !cut) throw new Error(`No leaf: ${key}`);
  return { office, day, item, cut };
}

const serviceCodes = { assistance: 'h', agency: 'a', none: 'n' } as const satisfies Record<RowService, string>;
const channelCodes = { online: 'o', window: 'w', none: 'n' } as const satisfies Record<Channel, string>;
const groupCodes = { elderly: 'e', disabled: 'd', enterprise: 'c', project: 'p' } as const satisfies Record<
  Group,
  string
>;

/** Between what a row says and about whom. */
export const rowSeparator = '~';

/**
 * A row inside its leaf as text: `measure=value=service~channel=groups=staff`, such as `response=on-time=a~o=ed=agent-1`.
 * What it says stands before whom it is about; staff ids, in which any sign may stand, come last. The form is stable: stored
 * counts carry it.
 */
export const rowKey = ({
  measure,
  value,
  service,
  channel,
  groups: of,
  staff,
}: Omit<Row, 'day' | 'office' | 'item'>): string =>
  `${measure}=${value}=${serviceCodes[service]}${rowSeparator}${channelCodes[channel]}=${of.map((group) => groupCodes[group]).join('')}=${staff}`;

/** What a row says: the part of its key before the separator. @throws Error for another text */
export function parseWhat(what: string): Pick<Row, 'measure' | 'value' | 'service'> {
  const [measure = '', text = '', code = ''] = what.split('=');
  const service = rowServices.find((each) => serviceCodes[each] === code);
  if (!isMeasure(measure) || text === '' || !service) throw new Error(`No row: ${what}`);
  return { measure, value: isNumber(measure) ? Number(text) : text, service };
}

/** About whom a row is: the part of its key after the separator. @throws Error for another text */
export function parseWho(who: string): Pick<Row, 'channel' | 'groups' | 'staff'> {
  const [code, letters = '', ...rest] = who.split('=');
  const channel = channels.find((each) => channelCodes[each] === code);
  const staff = rest.join('=');
  if (!channel || staff === '') throw new Error(`No row: ${who}`);
  return { channel, groups: groups.filter((group) => letters.includes(groupCodes[group])), staff };
}

/** @throws Error for what is no row key */
export function parseRowKey(key: string): Omit<Row, 'day' | 'office' | 'item'> {
  const at = key.indexOf(rowSeparator);
  return { ...parseWhat(key.slice(0, at)), ...parseWho(key.slice(at + 1)) };
}

const isMeasure = (text: string): text is Measure => Object.hasOwn(measures, text);
