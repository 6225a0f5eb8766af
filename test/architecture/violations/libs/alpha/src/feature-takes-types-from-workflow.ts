import { workflow } from '#libs/workflow';

export const decided = workflow;
