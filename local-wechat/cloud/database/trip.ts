/** One trip to the database, as the inspector and the budgets see it. */
export type Trip = {
  action: string;
  collection?: string;
  /** Documents parsed and tested, whether they matched or not. */
  documentsExamined: number;
  documentsReturned: number;
  index?: string;
};
