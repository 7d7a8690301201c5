/** The Chinese words of one topic. A name or value is said in one topic alone. */
export interface Words {
  /** Of fields, by name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Of fields whose name means something else in one place, by `Owner.name`. */
  readonly places?: Readonly<Record<string, string>>;
  /** What values mean. */
  readonly values?: Readonly<Record<string, string>>;
}
