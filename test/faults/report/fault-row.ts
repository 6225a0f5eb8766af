export interface FaultRow {
  readonly fault: string;
  readonly backend: 'postgres' | 'redis' | 'none';
  readonly injected: number;
  readonly lost: number;
  readonly doubled: number;
  readonly early: number;
  readonly note?: string;
}
