import { entrustOrally as entrust } from '../domain/entrust-orally.ts';
import { EntrustOrally } from '../domain/oral.ts';
import { command } from './http/command.ts';
import { fingerprintsOf } from './http/fingerprints.ts';
import { personalData, staffDirectory } from './store.ts';

/** §6.3.2: entrusted by word of mouth; the witness's data are sealed in the same transaction, a contact drawn up before goes. */
export const entrustOrally = command({
  body: EntrustOrally,
  decide:
    ({ body }) =>
    async (now, context) => {
      const [fingerprints, colleague] = await Promise.all([
        fingerprintsOf(now.id, { witness: witnessOf(body) }),
        isColleague(body),
      ]);
      return entrust(now, body, { fingerprints, colleague }, context);
    },
  further:
    ({ body, now: at }) =>
    ({ id, office }) =>
      personalData().replace(id, office, { witness: witnessOf(body), contact: undefined }, at),
});

const witnessOf = ({ evidence }: EntrustOrally) => (evidence.by === 'witness' ? evidence.witness : undefined);

async function isColleague({ evidence }: EntrustOrally): Promise<boolean> {
  if (evidence.by !== 'colleague') return false;
  return (await staffDirectory().find(evidence.staff))?.active === true;
}
