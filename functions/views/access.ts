import { type Reason, reasons } from '../../domain/reasons.ts';
import type { Access } from '../../store/access-log.ts';
import { officeName } from '../tasks/words.ts';
import { operationNames } from './operation-names.ts';
import type { AccessEntry } from './shapes/course.ts';

/** A line of the access log. */
export function accessView({ at, actor, act, because, ...further }: Access): AccessEntry {
  return {
    at,
    actor: actor.kind === 'staff' ? officeName(actor.office) : actor.kind === 'principal' ? '服务对象' : '系统',
    ...(actor.kind === 'staff' ? { actorId: actor.id } : {}),
    operation: act,
    act: operationNames[act] ?? act,
    ...(because ? { because, sentence: reasons[because as Reason] ?? because } : {}),
    ...further,
  };
}
