import type { Aggregate, Stored } from '../kernel/document';

/** What the content check says about a text or a picture; `refused` is final unless a person says otherwise. */
export type CheckState = 'pass' | 'review' | 'pending' | 'refused';

export type Picture = {
  readonly fileId: string;
  readonly state: CheckState;
  /** What WeChat calls this question; empty until it was asked. */
  readonly traceId: string;
  /** When it came in, if later than the document. */
  readonly at?: string;
  /** Read by the clock, and nothing but the picture left of it. Missing in what earlier versions kept: see `isRead`. */
  readonly cleaned?: boolean;
};

/** A document with photos no verdict is asked about: they lose where they were taken all the same. */
export type Photographed = Stored & {
  /** Those the clock has not been through yet. */
  readonly rawPhotos?: readonly string[];
  /** When the clock should look at what is not checked yet; empty when there is nothing. */
  readonly checksDueAt?: string;
};

/** A document whose words and pictures are checked before anybody outside it sees them. */
export type Checked = Aggregate &
  Photographed & {
    /** What the content check said of the words; 'pending' when it could not be asked. */
    readonly textCheck: CheckState;
    readonly pictures: readonly Picture[];
    /** The questions WeChat answers later, to find the document by; and when the clock should look at them. */
    readonly traceIds: readonly string[];
    readonly checksDueAt: string;
    /** When the words and pictures came in: an answer is missing so long after. */
    readonly submittedAt: string;
  };
