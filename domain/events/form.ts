/** §7.2.2, §7.2.5: a form (文书) that the standard followed prescribes is issued. */
export interface FormEvent {
  readonly type: 'FormIssued';
  /** Of `domain/profile/`. */
  readonly form: string;
  /** What was asked for, by field; what the case says is not repeated. */
  readonly values: Readonly<Record<string, string>>;
  /** Staff id of the agent who signed. */
  readonly by: string;
  /** SHA-256 of the words of the form, its values and the case. */
  readonly digest: string;
  /** The scan with the principal's signature, where the form asks for one. */
  readonly documentId?: string;
}
