import { AwsError, type Json } from '../service.ts';
import { invalidParameter, unsupported } from './errors.ts';
import type { Description, IndexDefinition } from './tables.ts';

export const definitionOf = ({ IndexName, KeySchema, Projection }: Json): IndexDefinition => ({
  IndexName,
  KeySchema,
  Projection,
});

/** Every defined attribute must be a key of the table or of an index. */
export function checkDefinitions({ KeySchema, GlobalSecondaryIndexes = [], AttributeDefinitions }: Json): void {
  const schemas = [{ KeySchema }, ...GlobalSecondaryIndexes].flatMap(({ KeySchema }) => KeySchema);
  const used = new Set(schemas.map(({ AttributeName }) => AttributeName));
  if (used.size !== AttributeDefinitions.length)
    throw invalidParameter(
      'Some AttributeDefinitions are not used. ' +
        `AttributeDefinitions: [${names(AttributeDefinitions)}], keys used: [${[...used].join(', ')}]`,
    );
}

/** The description after one of UpdateTable's index updates. */
export function changeIndex(
  description: Description,
  { Create, Delete, ...other }: Json,
  definitions?: Json,
): Description {
  const indexes = description.GlobalSecondaryIndexes ?? [];
  if (Delete) {
    if (!indexes.some(({ IndexName }) => IndexName === Delete.IndexName)) throw indexNotFound(Delete.IndexName);
    return {
      ...description,
      GlobalSecondaryIndexes: indexes.filter(({ IndexName }) => IndexName !== Delete.IndexName),
    };
  }
  if (!Create) throw unsupported(`${Object.keys(other).join()} of GlobalSecondaryIndexUpdates`);
  if (indexes.some(({ IndexName }) => IndexName === Create.IndexName))
    throw invalidParameter(`Attempting to create an index which already exists: ${Create.IndexName}`);
  return withIndex(description, definitionOf(Create), definitions ?? []);
}

/** The description with one more index, whose keys may be defined along with it. */
export function withIndex(description: Description, index: IndexDefinition, definitions: readonly Json[]): Description {
  const known = description.AttributeDefinitions;
  const added = definitions.filter(
    ({ AttributeName: name }) => !known.some(({ AttributeName }) => AttributeName === name),
  );
  const AttributeDefinitions = [...known, ...added];
  const undefinedKey = index.KeySchema.find(({ AttributeName: name }) => !names(AttributeDefinitions).includes(name));
  if (undefinedKey)
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${names(index.KeySchema).join(', ')}], ` +
        `AttributeDefinitions: [${names(AttributeDefinitions).join(', ')}]`,
    );
  const GlobalSecondaryIndexes = [...(description.GlobalSecondaryIndexes ?? []), index];
  if (GlobalSecondaryIndexes.length > 20)
    throw invalidParameter('GlobalSecondaryIndex count exceeds the per-table limit of 20');
  return { ...description, AttributeDefinitions, GlobalSecondaryIndexes };
}

const names = (all: readonly { AttributeName: string }[]) => all.map(({ AttributeName }) => AttributeName);

const indexNotFound = (name: string) =>
  new AwsError('ResourceNotFoundException', `Requested resource not found: Index: ${name} not found`);
