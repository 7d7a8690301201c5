import { settleFinding as decide, SettleFinding } from '../domain/supervision/finding.ts';
import { findingCommand } from './findings.ts';

/** §8.1: whoever filed a finding accepts its answer, or disputes it once. */
export const settleFinding = findingCommand(SettleFinding, decide);
