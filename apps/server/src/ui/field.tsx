import { Checkbox, Checkboxes, Radios, SelectField } from './field-choice.js';
import type { CheckboxesProps, CheckboxProps, RadiosProps, SelectProps } from './field-choice.js';
import { DateField, type DateFieldProps } from './field-date.js';
import { FileField, type FileFieldProps } from './field-file.js';
import { MoneyField, TextArea, TextField } from './field-text.js';
import type { MoneyFieldProps, TextAreaProps, TextFieldProps } from './field-text.js';

export type FieldProps =
  | TextFieldProps
  | TextAreaProps
  | MoneyFieldProps
  | SelectProps
  | RadiosProps
  | CheckboxesProps
  | CheckboxProps
  | DateFieldProps
  | FileFieldProps;

/** One question of a form. What was typed stays, also when it was wrong. */
export function Field(props: FieldProps) {
  switch (props.kind) {
    case 'textarea':
      return <TextArea {...props} />;
    case 'money':
      return <MoneyField {...props} />;
    case 'select':
      return <SelectField {...props} />;
    case 'radios':
      return <Radios {...props} />;
    case 'checkboxes':
      return <Checkboxes {...props} />;
    case 'checkbox':
      return <Checkbox {...props} />;
    case 'date':
      return <DateField {...props} />;
    case 'file':
      return <FileField {...props} />;
    default:
      return <TextField {...props} />;
  }
}
