import { described, Frame, type FieldBasics } from './field-frame.js';

export interface FileFieldProps extends FieldBasics {
  readonly kind: 'file';
  /** Extensions and types offered by the browser's dialogue; the server decides by content. */
  readonly accept?: string;
  readonly multiple?: boolean;
}

/** The browser's own control, which with JavaScript speaks the page's language. */
export function FileField(props: FileFieldProps) {
  const { view } = props;
  return (
    <Frame {...props}>
      <minha-file class="file-input" choose={view.t('ui.file.choose')} none={view.t('ui.file.none')}>
        <input
          {...described(props)}
          type="file"
          accept={props.accept}
          multiple={props.multiple === true}
          class="input"
        />
      </minha-file>
    </Frame>
  );
}
