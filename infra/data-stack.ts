import type { Construct } from 'constructs';
import type { District } from '../domain/settings.ts';
import { Archives } from './archives.ts';
import { DataKey } from './data-key.ts';
import { Documents } from './documents.ts';
import { Exports } from './exports.ts';
import { Notices } from './notices.ts';
import { Records } from './records.ts';
import { type Place, SystemStack } from './system-stack.ts';

/** What the district keeps. It stays when every other stack is removed. */
export class DataStack extends SystemStack {
  readonly records: Records;
  readonly documents: Documents;
  readonly archives: Archives;
  /** Of a district that exports its counts. */
  readonly exports: Exports | undefined;
  readonly dataKey: DataKey;
  readonly notices: Notices;

  constructor(scope: Construct, place: Place, district: District) {
    super(scope, 'data', place, 'What is kept: cases, documents, archives, the key of personal data, notices');

    this.records = new Records(this);
    this.documents = new Documents(this, district.origins);
    this.archives = new Archives(this, district);
    this.exports = district.export ? new Exports(this) : undefined;
    this.dataKey = new DataKey(this);
    this.notices = new Notices(this);
  }
}
