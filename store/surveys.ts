import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Member } from '../domain/survey/member.ts';
import type { Stratum } from '../domain/survey/sample.ts';
import { type Survey, type SurveyEntry, surveyOf } from '../domain/survey/survey.ts';
import { keys, lists } from './keys.ts';
import { type Once, rememberOnce } from './once.ts';
import { ConditionFailed, type Item, type Page, type Table, TransactionRefused, type Write } from './table.ts';

/** A survey as it was found, and its history. */
export interface FoundSurvey {
  readonly survey: Survey;
  readonly entries: readonly SurveyEntry[];
}

/** One of a sample, and how often it has been written. */
export interface FoundMember {
  readonly member: Member;
  readonly revision: number;
}

/** What lists show of a survey. */
export interface SurveySummary extends Pick<Survey, 'id' | 'stage' | 'announcedAt'> {
  readonly title: string;
  readonly office: string;
  readonly from: string;
  readonly to: string;
  readonly until: string;
}

/** Case numbers in one item: packed, ten thousand take less than half of what an item holds. */
const perItem = 10_000;
/** Items written at the same time. */
const atOnce = 25;

/** Surveys: each with its history in one item, its sample an item each, its population packed. */
export class Surveys {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: string): Promise<FoundSurvey | undefined> {
    const item = await this.#table.get<Item & { entries: SurveyEntry[] }>(keys.survey(id));
    return item && { survey: surveyOf(id, item.entries), entries: item.entries };
  }

  /** Keeps one more entry. @throws ConditionFailed when another was kept meanwhile */
  async keep(id: string, before: readonly SurveyEntry[], entry: SurveyEntry): Promise<FoundSurvey> {
    const entries = [...before, entry];
    const survey = surveyOf(id, entries);
    const { stage, announcedAt, plan } = survey;
    const { title, office, from, to, until } = plan;
    const summary: SurveySummary = { id, stage, announcedAt, title, office, from, to, until };
    const listed = { summary, gsi1pk: lists.surveys(office), gsi1sk: `${announcedAt}#${id}` };
    const put = { ...keys.survey(id), v: 1, version: entries.length, entries, ...listed };
    if (before.length === 0) await this.#table.put(put, 'attribute_not_exists(pk)');
    else await this.#table.put(put, 'version = :before', { ':before': before.length });
    return { survey, entries };
  }

  /** The surveys of an office, the latest first. */
  async of(office: string, limit: number, after?: Record<string, unknown>): Promise<Page<SurveySummary>> {
    const partition = lists.surveys(office);
    const asked = { index: 'GSI1', partition, limit, after, descending: true } as const;
    const page = await this.#table.query<Item & { summary: SurveySummary }>(asked);
    const items = page.items.map(({ summary }) => summary);
    return page.next ? { items, next: page.next } : { items };
  }

  /**
   * Keeps the population and the sample of a drawing, by the digest of the population: two who draw at once, when something was
   * counted in between, leave two samples, of which the survey names one.
   */
  async keepDrawing(id: string, population: string, strata: readonly Stratum[], sample: readonly Member[]) {
    const chunks = strata.flatMap(({ key, cases }) =>
      Array.from({ length: Math.ceil(cases.length / perItem) }, (_, part) => ({
        key,
        cases: cases.slice(part * perItem, (part + 1) * perItem),
      })),
    );
    const items: Item[] = [
      ...chunks.map((chunk, index) => ({
        ...keys.surveyPopulation(id, population, index),
        v: 1,
        packed: deflateRawSync(JSON.stringify(chunk)),
      })),
      ...sample.map((member) => memberItem(id, population, member, 1)),
    ];
    const worker = async () => {
      for (let item = items.pop(); item; item = items.pop()) await this.#table.put(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** The population as it was when the sample was drawn. */
  async population(id: string, population: string): Promise<Stratum[]> {
    const { pk: partition, sk } = keys.surveyPopulation(id, population, 0);
    const range = { partition, from: sk, to: sk.replace(/\d+$/, '~') };
    const items = await this.#table.all<Item & { packed: Uint8Array }>(range);
    const chunks = items.map(({ packed }) => JSON.parse(inflateRawSync(packed).toString('utf8')) as Stratum);
    return [...Map.groupBy(chunks, ({ key }) => key)].map(([key, parts]) => ({
      key,
      cases: parts.flatMap(({ cases }) => cases),
    }));
  }

  /** The whole sample, by case number. */
  async members({ survey }: FoundSurvey): Promise<FoundMember[]> {
    if (survey.stage === 'announced') return [];
    const { pk: partition, sk } = keys.surveyMember(survey.id, survey.drawing.population, '');
    const items = await this.#table.all<MemberItem>({ partition, from: sk, to: `${sk}~` });
    return items.map(foundIn);
  }

  async member({ survey }: FoundSurvey, caseId: string): Promise<FoundMember | undefined> {
    if (survey.stage === 'announced') return undefined;
    const item = await this.#table.get<MemberItem>(keys.surveyMember(survey.id, survey.drawing.population, caseId));
    return item && foundIn(item);
  }

  /**
   * Keeps what became of one of the sample, with further writes in one transaction.
   * @throws ConditionFailed when somebody else was first, or the request was carried out before
   */
  async keepMember(
    { survey }: FoundSurvey,
    { revision }: FoundMember,
    member: Member,
    { once, at, further = [] }: { readonly once?: Once | undefined; readonly at: string; readonly further?: Write[] },
  ): Promise<void> {
    if (survey.stage === 'announced') throw new Error('No sample was drawn');
    const put = memberItem(survey.id, survey.drawing.population, member, revision + 1);
    const same = { condition: 'revision = :before', values: { ':before': revision } };
    const noted = once ? [rememberOnce(once, { caseId: member.caseId, version: revision + 1, at })] : [];
    try {
      await this.#table.transact([{ put, ...same }, ...noted, ...further]);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      throw new ConditionFailed('somebody was first', { cause: error });
    }
  }

  /** The body of a request that was carried out before, by its digest. */
  async doneBefore({ actor, key }: Once): Promise<string | undefined> {
    const item = await this.#table.get<Item & { bodyHash: string }>(keys.idempotency(actor, key));
    return item?.bodyHash;
  }
}

type MemberItem = Item & { readonly member: Member; readonly revision: number };

const memberItem = (id: string, population: string, member: Member, revision: number): Item => ({
  ...keys.surveyMember(id, population, member.caseId),
  v: 1,
  revision,
  member,
});

const foundIn = ({ member, revision }: MemberItem): FoundMember => ({ member, revision });
