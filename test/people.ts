import type { Actor, Staff } from '../domain/context.ts';
import { type Contact, creditCheck, identityCheck, type Principal } from '../domain/person.ts';

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
export const manager = staff('manager-1', 'centre', 'manager');
/** The other township: same rank, another office. */
export const stranger = staff('agent-9', 'anle', 'agent', 'manager', 'helper');
/** An agent at the station of the village below the township. */
export const villager = staff('agent-4', 'xinghua', 'agent');
export const system: Actor = { kind: 'system', task: 'worker' };
