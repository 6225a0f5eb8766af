import { LANGS, OWN_NAME } from '#libs/platform';
import type { View } from '../ui/view.js';

export interface OnPaperProps {
  readonly view: View;
  readonly receiptCode: string;
  /** The language of the declaration: documents are in it unless another one is asked for. */
  readonly language: string;
}

const DOCUMENTS = ['application', 'receipt'] as const;

/** What was submitted and its receipt as PDF, in the language of the declaration and in the others. */
export function OnPaper({ view, receiptCode, language }: OnPaperProps) {
  return (
    <section class="no-print">
      <h2>{view.t('documents.pdf.title')}</h2>
      <ul class="link-list">
        {DOCUMENTS.map((name) => {
          const path = `/receipts/${receiptCode}/${name}.pdf`;
          return (
            <li key={name}>
              <span>{view.t(`documents.pdf.${name}`)}</span>
              <ul class="inline-links">
                {LANGS.map((lang) => (
                  <li key={lang}>
                    <a href={lang === language ? path : `${path}?in=${lang}`} hreflang={lang}>
                      <bdi lang={lang}>{OWN_NAME[lang]}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
