import type { Cloud } from '../../local/start.ts';
import { contact, resident } from '../people.ts';
import { type Json, type Outside, Person, type Reply } from './client.ts';
import { shanghaiDay } from './story.ts';

/** The principal's wish that the scenes begin with: two matters, neither urgent. */
export const wish = {
  principal: resident,
  need: '想申领高龄津贴，社保卡也要补办。',
  items: ['AGE-ALLOW', 'SS-CARD'],
  office: 'heping',
};

const receipt = { kind: 'electronic', channel: '短信' };

/** What a scene may differ in. */
export interface Terms {
  /** Codes of the items entrusted. */
  readonly items?: readonly string[];
  /** Days that the mandate lasts, from today. */
  readonly days?: number;
  /** Originals of each paper that is taken into custody. */
  readonly originals?: number;
}

const required: Readonly<Record<string, readonly string[]>> = {
  'AGE-ALLOW': ['idcard', 'household', 'bank'],
  'SS-CARD': ['idcard', 'photo'],
};

/** Scenes of a case's life over HTTP, each of which must go well; whoever needs a case in some state plays them in turn. */
export class Scenes {
  readonly #outside: Outside;
  readonly #now: () => number;

  /** @param outside where requests go; the cloud itself unless told */
  constructor(cloud: Cloud, outside: Outside = cloud) {
    this.#outside = outside;
    this.#now = () => cloud.clock.now();
  }

  /** Somebody at work. Tokens end within the hour, and the clock moves: so a person is asked for anew. */
  as = (sub: string): Person => new Person(this.#outside, sub);

  /** The day, so many days after today. */
  day = (after: number): string => shanghaiDay(this.#now() + after * 86_400_000);

  async view(caseId: string, sub = 'agent-1'): Promise<Json> {
    return good(await this.as(sub).get(`/v1/cases/${caseId}`));
  }

  /** The course of events as staff see it: act, details and time of each. */
  async course(caseId: string): Promise<Json[]> {
    return good(await this.as('agent-1').get(`/v1/cases/${caseId}/events`)).items;
  }

  async register(): Promise<string> {
    return good(await this.as('resident-1').post('/v1/my/cases', wish)).id;
  }

  receive = (caseId: string) => this.#staff(caseId, 'reception', { told: '已说明办理流程，代办不收取任何费用。' });

  async draft(caseId: string, { items = wish.items, days = 180 }: Terms = {}): Promise<Json> {
    const body = draftOf(items, this.day(0), this.day(days));
    return good(await this.as('agent-1').put(`/v1/cases/${caseId}/agreement`, body, { 'if-match': '*' }));
  }

  async sign(caseId: string): Promise<void> {
    const { agreement } = await this.view(caseId);
    const signature = { digest: agreement.digest };
    good(await this.as('resident-1').post(`/v1/my/cases/${caseId}/agreement/signature`, signature));
    good(await this.as('manager-1').post(`/v1/manage/cases/${caseId}/agreement/signature`, signature));
  }

  notify = (caseId: string) => this.#staff(caseId, 'notice', { means: 'in-person' });

  /** All papers of all matters are taken into custody; nothing is filed yet. */
  async take(caseId: string, { originals = 0 }: Terms = {}): Promise<Json> {
    const { matters } = await this.view(caseId);
    const materials = matters.flatMap(({ id: matter, item }: Json) =>
      required[item]?.map((material) => ({ matter, material, originals, copies: 1, place: '一号柜' })),
    );
    return this.#staff(caseId, 'materials', { materials, receipt });
  }

  submit = (caseId: string, matter: string) => this.#staff(caseId, `matters/${matter}/submission`, { materials: [] });

  report = (caseId: string, matter: string) =>
    this.#staff(caseId, `matters/${matter}/progress`, { text: '审批部门已受理。', means: 'electronic' });

  result = (caseId: string, matter: string) =>
    this.#staff(caseId, `matters/${matter}/result`, { outcome: 'granted', explanation: '符合条件，准予办理。' });

  deliver = (caseId: string, matter: string) => this.#staff(caseId, `matters/${matter}/delivery`, { receipt });

  async handBack(caseId: string): Promise<Json> {
    const { materials } = await this.view(caseId);
    return this.#staff(caseId, 'material-returns', { materials: materials.map(({ id }: Json) => id), receipt });
  }

  async evaluate(caseId: string): Promise<Json> {
    return good(await this.as('resident-1').post(`/v1/my/cases/${caseId}/evaluation`, { level: 'satisfied' }));
  }

  /** A case whose agreement is in force. */
  async entrusted(terms: Terms = {}): Promise<string> {
    const caseId = await this.register();
    await this.receive(caseId);
    await this.draft(caseId, terms);
    await this.sign(caseId);
    return caseId;
  }

  /** A case that has been filed with every authority. */
  async submitted(terms: Terms = {}): Promise<string> {
    const caseId = await this.entrusted(terms);
    await this.notify(caseId);
    const { matters } = await this.take(caseId, terms);
    for (const { id } of matters) await this.submit(caseId, id);
    return caseId;
  }

  /** Every matter decided and its result delivered: the service ends by itself (§7.2.5.1). */
  async complete(caseId: string): Promise<Json> {
    const { matters } = await this.view(caseId);
    for (const { id } of matters) await this.result(caseId, id);
    for (const { id } of matters) await this.deliver(caseId, id);
    return this.view(caseId);
  }

  #staff = async (caseId: string, act: string, body: unknown): Promise<Json> =>
    good(await this.as('agent-1').post(`/v1/cases/${caseId}/${act}`, body));
}

/** What the agent fills in for these items. */
export const draftOf = (items: readonly string[], from: string, until: string) => ({
  items,
  powers: ['file', 'collect'],
  term: { from, until },
  contact: { ...contact },
  dispute: { way: 'court', court: '示范区人民法院' },
  plan: items.map((item) => ({ item, milestone: '向审批部门递交申请', by: from })),
  subDelegation: false,
});

/** The body of a success. @throws Error with the answer when it is none */
export function good({ status, body }: Reply): Json {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
