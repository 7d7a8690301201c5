import type { Actor, Staff } from '../domain/context.ts';
import {
  type Contact,
  creditCheck,
  type Guardian,
  identityCheck,
  type Principal,
  type Representative,
} from '../domain/person.ts';

/** Invented people of the invented division 990100, with numbers whose check characters are right. */

const identity = (first17: string) => `${first17}${identityCheck(first17)}`;
const credit = (first17: string) => `${first17}${creditCheck(first17)}`;

export const resident: Extract<Principal, { kind: 'person' }> = {
  kind: 'person',
  name: '𬱖㛃䶮',
  identityNumber: identity('99010019580307002'),
  phone: '13000000001',
  address: '示范区和平镇杏花村一组15号',
};

export const enterprise: Extract<Principal, { kind: 'organisation' }> = {
  kind: 'organisation',
  name: '示范区试开张餐饮有限公司',
  creditCode: credit('91990100MA0000001'),
  phone: '0513-00000099',
  address: '示范区安乐镇大街9号',
};

export const contact: Contact = { kind: 'contact', name: '甄联系', phone: '13000000002' };

/** Who signs for the enterprise, and the guardian of a child. */
export const representative: Representative = { kind: 'representative', name: '甄代表', phone: '13000000006' };
export const guardian: Guardian = {
  kind: 'guardian',
  name: '甄监护',
  identityNumber: identity('99010019860307001'),
  phone: '13000000007',
};

/** Seven, and fifteen, on the day of the tests. */
export const child: Extract<Principal, { kind: 'person' }> = {
  ...resident,
  name: '甄小',
  identityNumber: identity('99010020180307001'),
};
export const youth: Extract<Principal, { kind: 'person' }> = {
  ...resident,
  name: '甄少',
  identityNumber: identity('99010020100307001'),
};

const staff = (id: string, office: string, ...roles: Staff['roles']): Staff => ({
  kind: 'staff',
  id,
  office,
  roles,
  authorities: [],
});

/** The principal of the cases in the tests, signed in. */
export const principal: Actor = { kind: 'principal', account: 'resident-1' };
/** The agent in charge, at the office of the township. */
export const agent = staff('agent-1', 'heping', 'agent');
export const colleague = staff('agent-2', 'heping', 'agent');
export const helper = staff('helper-1', 'heping', 'helper');
/** The manager of the centre, above every office. */
export const manager: Staff = {
  ...staff('manager-1', 'centre', 'manager'),
  represents: { basis: '任命文件〔2026〕1号', seal: '示范区政务服务代办中心（公章）' },
};
/** The manager of the township itself. */
export const headOfTown = staff('manager-2', 'heping', 'manager');
/** The other township: same rank, another office. */
export const stranger = staff('agent-9', 'anle', 'agent', 'manager', 'helper');
/** An agent at the station of the village below the township. */
export const villager = staff('agent-4', 'xinghua', 'agent');
export const system: Actor = { kind: 'system', task: 'worker' };
