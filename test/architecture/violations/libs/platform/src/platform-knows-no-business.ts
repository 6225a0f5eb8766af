import { workflow } from '#libs/workflow';

export const business = workflow;
