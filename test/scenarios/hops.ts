import type { Json } from './client.ts';
import { good, type Scenes, type Tell, wish } from './scenes.ts';

/** Who acts in each office of the demonstration. */
export const agents = { xinghua: 'agent-4', heping: 'agent-1', centre: 'agent-5', anle: 'agent-3' } as const;
export type OfficeCode = keyof typeof agents;

const wording = '2026-1';

/** Scenes of a case that is passed from office to office (§7.2.1.2), over HTTP. */
export class Hops {
  readonly #scenes: Scenes;
  readonly #tell: Tell;

  constructor(scenes: Scenes, tell: Tell = (_act, _clause, _by, reply) => good(reply)) {
    this.#scenes = scenes;
    this.#tell = tell;
  }

  /** @returns the number of a case that was registered at this office */
  async register(office: OfficeCode): Promise<string> {
    const reply = await this.#resident('/v1/my/cases', { ...wish, office });
    return this.#tell('线上登记申请', '7.2.1.1', '服务对象', reply).id;
  }

  /** Told that it is out of scope; the principal reads the wording in force and agrees. @returns the consent's id */
  async agree(caseId: string, from: OfficeCode, to: OfficeCode): Promise<string> {
    await this.propose(caseId, from, to);
    const reply = await this.#resident(`/v1/my/cases/${caseId}/consents`, { purpose: 'transfer', to, wording });
    return this.#tell('阅读同意书并同意转办', '7.2.1.2', '服务对象', reply).consents.at(-1).id;
  }

  /** The same, with the principal at the window, who signs on paper. @returns the consent's id */
  async agreeOnPaper(caseId: string, from: OfficeCode, to: OfficeCode, documentId: string): Promise<string> {
    await this.propose(caseId, from, to);
    const evidence = { channel: 'paper', documentId };
    const body = { consent: { purpose: 'transfer', to, wording }, evidence };
    const reply = await this.#staff(from, `/v1/cases/${caseId}/consents`, body);
    return this.#tell('登记纸质的转办同意书', '7.2.1.2', '代办人员', reply).consents.at(-1).id;
  }

  async propose(caseId: string, from: OfficeCode, to: OfficeCode): Promise<Json> {
    const body = { to, explanation: '该事项不由本部门办理。' };
    const reply = await this.#staff(from, `/v1/cases/${caseId}/transfer-proposal`, body);
    return this.#tell('告知不属于服务范围，征求转办同意', '7.2.1.2', '代办人员', reply);
  }

  async start(caseId: string, from: OfficeCode, consent: string): Promise<Json> {
    const body = { consent, reason: '不属于本部门服务范围。' };
    return this.#tell('发起转办', '7.2.1.2', '代办人员', await this.#staff(from, `/v1/cases/${caseId}/transfer`, body));
  }

  async accept(caseId: string, at: OfficeCode): Promise<Json> {
    const reply = await this.#staff(at, `/v1/cases/${caseId}/transfer/acceptance`, {});
    return this.#tell('接收转办', '7.2.1.2', '代办人员', reply);
  }

  async refuse(caseId: string, at: OfficeCode): Promise<Json> {
    const body = { reason: '缺少所需的说明，请补充后再转。' };
    const reply = await this.#staff(at, `/v1/cases/${caseId}/transfer/refusal`, body);
    return this.#tell('退回转办', '7.2.1.2', '代办人员', reply);
  }

  /** The numbers of the open cases of an office. */
  async open(office: OfficeCode): Promise<string[]> {
    const { items } = good(await this.#scenes.as(agents[office]).get('/v1/cases?list=open&limit=100'));
    return items.map(({ id }: Json) => id);
  }

  /** The numbers of the cases of the principal that an office finds by phone. */
  async found(office: OfficeCode): Promise<string[]> {
    const body = { by: 'phone', value: wish.principal.phone, limit: 100 };
    const reply = await this.#scenes.as(agents[office]).post('/v1/case-searches', body);
    return good(reply).items.map(({ id }: Json) => id);
  }

  #resident = (path: string, body: unknown) => this.#scenes.as('resident-1').post(path, body);
  #staff = (office: OfficeCode, path: string, body: unknown) => this.#scenes.as(agents[office]).post(path, body);
}
