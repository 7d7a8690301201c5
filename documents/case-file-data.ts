/** What a case file (案卷) shows, in the words to be printed. Times are ISO 8601; they are printed in Asia/Shanghai. */
export interface CaseFileData {
  readonly kind: '代办' | '帮办';
  readonly caseNumber: string;
  /** 档号 */
  readonly archiveNumber?: string;
  readonly printedAt: string;
  readonly office: string;
  readonly openedAt: string;
  readonly closedAt?: string;
  /** 办结、终止（原因）… */
  readonly ending?: string;
  /** 保管期限, with its basis. */
  readonly retention?: string;
  /** Whether names, numbers and phones below are given masked. */
  readonly masked: boolean;
  readonly parties: readonly CaseFileParty[];
  readonly term?: { readonly from: string; readonly until: string };
  readonly matters: readonly CaseFileMatter[];
  /** Everything that happened, oldest first; `clause` as a number: 7.2.3.2. */
  readonly course: readonly {
    readonly at: string;
    readonly act: string;
    readonly actor: string;
    readonly clause?: string;
  }[];
  readonly materials: readonly CaseFileMaterial[];
  readonly notices: readonly {
    readonly at: string;
    readonly title: string;
    readonly way: string;
    readonly catalogueVersion?: string;
  }[];
  readonly consents?: readonly CaseFileConsent[];
  readonly results: readonly CaseFileResult[];
  readonly evaluations: readonly CaseFileEvaluation[];
  /** The event log: number of commits and hash of the last. */
  readonly chain: { readonly commits: number; readonly head: string };
}

export interface CaseFileParty {
  /** 委托方（甲方）、受托方（乙方）、甲方经办人、代办人员… */
  readonly role: string;
  readonly name: string;
  readonly certificate?: string;
  readonly phone?: string;
}

export interface CaseFileMatter {
  readonly name: string;
  readonly code?: string;
  readonly authority: string;
  readonly state: string;
  readonly submittedAt?: string;
  readonly completedAt?: string;
}

/** Counts of pieces. `balance` is what the office still holds; the remark says what was deposited, lost, or handed to somebody else. */
export interface CaseFileMaterial {
  readonly name: string;
  readonly received: number;
  readonly submitted: number;
  readonly returned: number;
  readonly balance: number;
  readonly remark?: string;
}

/** What the principal agreed to, to which wording, and whether it was taken back. */
export interface CaseFileConsent {
  readonly at: string;
  readonly scope: string;
  readonly wordingVersion: string;
  readonly way: string;
  readonly withdrawnAt?: string;
}

export interface CaseFileResult {
  readonly matter: string;
  readonly result: string;
  readonly number?: string;
  readonly deliveredAt?: string;
  readonly way?: string;
  readonly receiver?: string;
}

export interface CaseFileEvaluation {
  readonly at: string;
  readonly rating: string;
  readonly channel: string;
  readonly remarks?: string;
}
