/** The parts of dynalite 4.0.0 that are used as a library: what requests must look like, and how expressions parse. */
declare module 'dynalite/validations/index.js' {
  interface Validations {
    /** Copies `data` as far as `types` describes it; throws a SerializationException for a value of another JSON type. */
    checkTypes(data: object, types: import('./validate.ts').Types): Record<string, unknown>;
    /** Throws a ValidationException for the first broken constraint, with AWS's wording. */
    checkValidations(data: object, types: import('./validate.ts').Types, custom: unknown, store: unknown): void;
  }
  const validations: Validations;
  export default validations;
}

declare module 'dynalite/validations/*.js' {
  const validation: { readonly types: import('./validate.ts').Types; readonly custom?: unknown };
  export default validation;
}

declare module 'dynalite/db/index.js' {
  type Item = import('./values.ts').Item;
  type Description = import('./tables.ts').Description;
  type Path = import('./expressions.ts').Path;
  /** An error whose `body` is AWS's answer, or nothing when all is well. */
  type Complaint = Error | null | undefined;
  interface Db {
    validateKey(key: Item, table: Description): Complaint;
    validateItem(item: Item, table: Description): Complaint;
    validateUpdates(legacy: undefined, updates: import('./expressions.ts').Updates, table: Description): Complaint;
    validateKeyPaths(nestedPaths: Record<string, true> | undefined, table: Description): Complaint;
    /** A string that sorts as the number does. */
    toLexiStr(value: string, type: 'N'): string;
    mapPaths(paths: readonly Path[], item: Item): Item;
  }
  const db: Db;
  export default db;
}
