import { fieldId } from './field-error.js';
import { GroupFrame, type FieldBasics } from './field-frame.js';

/** A date as it was typed, right or wrong. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export interface DateFieldProps extends FieldBasics {
  readonly kind: 'date';
  readonly value?: DateParts | undefined;
}

const PARTS = ['day', 'month', 'year'] as const;

/** Three small fields: a date that is known is typed faster than it is found in a calendar. */
export function DateField(props: DateFieldProps) {
  const { view, name, value, error } = props;
  return (
    <GroupFrame {...props}>
      <div class="date-parts">
        {PARTS.map((part, index) => {
          const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${part}`;
          return (
            <div key={part}>
              <label for={id}>{view.t(`ui.date.${part}`)}</label>
              <input
                id={id}
                name={`${name}.${part}`}
                class={`input nums input-${part}`}
                type="text"
                inputmode="numeric"
                dir="ltr"
                autocomplete="off"
                value={value?.[part] ?? ''}
                aria-invalid={error ? 'true' : undefined}
              />
            </div>
          );
        })}
      </div>
    </GroupFrame>
  );
}

/** The three parts of a date out of a posted form. */
export function datePartsIn(form: Readonly<Record<string, unknown>>, name: string): DateParts {
  const part = (of: string) => {
    const typed = form[`${name}.${of}`];
    return typeof typed === 'string' ? typed.trim() : '';
  };
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** The parts of `2026-02-19`, to fill the field with what is stored. */
export function datePartsOf(isoDate: string): DateParts {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** `2026-02-19`, or null where the parts are no date of the calendar. */
export function isoDateOf({ day, month, year }: DateParts): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}
