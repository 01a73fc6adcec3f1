/** One trip to the database, as the inspector and the budgets see it. */
export type Trip = {
  action: string;
  collection?: string;
  /** Documents parsed and tested, whether they matched or not. */
  documentsExamined: number;
  documentsReturned: number;
  /** Documents it changed for everybody to see; those of a transaction are counted when it commits. */
  documentsWritten: number;
  index?: string;
};
