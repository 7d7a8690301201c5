import type { Refusal } from '../domain/decision.ts';
import { monthAfter } from '../domain/measure/contributions.ts';
import type { Month } from '../domain/measure/row.ts';
import { officesBelow } from '../domain/offices.ts';
import { type Population, tooMany } from '../domain/survey/draw.ts';
import { endedService } from '../domain/survey/population.ts';
import type { SurveyPlan } from '../domain/survey/survey.ts';
import { countedIn } from '../store/mark.ts';
import { district } from './district.ts';
import { cases, counts } from './store.ts';

/** So many that counted in the period are looked at while somebody waits. */
const most = 60_000;
const perPage = 1000;
/** Looked at the same time. */
const atOnce = 50;

/**
 * Whose services ended in the period, by keys from what is counted for each office and month.
 * @returns a refusal when there are too many to be looked at
 */
export async function populationOf(plan: SurveyPlan): Promise<Population | Refusal> {
  const { reading } = await counts().generations();
  const months = monthsOf(plan);
  const offices = new Map<string, string[]>();
  let [noContact, looked] = [0, 0];
  for (const office of officesBelow(district.offices, plan.office)) {
    const partitions = new Set<string>();
    for (const month of months)
      for (let [more, after] = [true, undefined as string | undefined]; more; ) {
        const page = await counts().subjects(reading, { month, office }, perPage, after);
        for (const item of page.items) if (item.startsWith('CASE#')) partitions.add(item);
        [more, after] = [page.more, page.items.at(-1)];
        if (looked + partitions.size > most) return tooMany;
      }
    looked += partitions.size;
    const ended = await each([...partitions], async (partition) => {
      const mark = await counts().mark(partition);
      const found = mark && endedService(countedIn(mark), office, new Set(months));
      return found && (plan.service === undefined || found.service === plan.service) ? [{ partition, ...found }] : [];
    });
    const services = ended.flat();
    noContact += services.filter((service) => service.noContact).length;
    const caseIds = services.flatMap((service) => (service.noContact ? [] : [service.partition.slice('CASE#'.length)]));
    if (caseIds.length > 0) offices.set(office, caseIds);
  }
  return { offices, noContact };
}

/** Of these cases, those whose principals took back a consent: as we read 个人信息保护法 §15, they are not asked. */
export async function tookBack(caseIds: readonly string[]): Promise<string[]> {
  const found = await each(caseIds, async (caseId) => {
    const loaded = await cases().find(caseId);
    return !loaded || loaded.now.consents.some(({ withdrawn }) => withdrawn) ? [caseId] : [];
  });
  return found.flat();
}

function monthsOf({ from, to }: SurveyPlan): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) months.push(month);
  return months;
}

/** Some at a time; the answers are in the order of what was asked. */
async function each<Of, Found>(all: readonly Of[], look: (of: Of) => Promise<Found>): Promise<Found[]> {
  const found: Found[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) found[index] = await look(all[index]!);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found;
}
