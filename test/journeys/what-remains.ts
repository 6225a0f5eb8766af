import type { Person } from './people.js';

/** What the auditor reads when all is over, in the journey on the pages. */

/** The story of the grant, its payments and its reports; what the worker does at the same instant comes in any order. */
export const STORY: readonly string[] = [
  'Demande commencée',
  'Rappel envoyé : date limite de soumission des demandes',
  'Demande soumise',
  'Date limite atteinte',
  'Éclaircissements demandés',
  'Éclaircissements fournis',
  'Dossier déclaré complet',
  'Éligibilité confirmée',
  'Évaluation rendue définitive',
  'Évaluation rendue définitive',
  'Demande présélectionnée',
  'Demande soumise',
  'Date limite atteinte',
  'Évaluation rendue définitive',
  'Évaluation rendue définitive',
  'Demande sélectionnée provisoirement',
  'Pièces justificatives validées',
  'Subvention attribuée',
  'Contrat préparé',
  'Contrat signé par l’autorité contractante',
  'Contrat signé par le bénéficiaire',
  'Paiement demandé',
  'Rapport programmé (Rapport intermédiaire n° 1)',
  'Rapport programmé (Rapport final)',
  'Paiement contrôlé',
  'Paiement approuvé',
  'Paiement envoyé à la banque',
  'Exécution par la banque enregistrée',
  'Paiement rapproché du relevé',
  'Rapport remis (Rapport intermédiaire n° 1)',
  'Rapport accepté (Rapport intermédiaire n° 1)',
  'Période de réalisation terminée',
  'Rapport remis (Rapport final)',
  'Rapport accepté (Rapport final)',
  'Paiement demandé',
  'Paiement contrôlé',
  'Paiement approuvé',
  'Paiement envoyé à la banque',
  'Exécution par la banque enregistrée',
  'Paiement rapproché du relevé',
  'Subvention clôturée',
];

/** Every movement of the money, oldest first. */
export const LEDGER: readonly (readonly [string, string])[] = [
  ['Engagement à la signature', '1 000 000,00'],
  ['Paiement exécuté', '800 000,00'],
  ['Coûts acceptés', '800 000,00'],
  ['Paiement exécuté', '200 000,00'],
  ['Coûts acceptés', '200 000,00'],
];

/**
 * Subjects of all mails to everybody, in alphabetical order; a receipt without its code, a reminder without its day. The
 * clock jumps over weeks: of several reminders of a deadline that fell due in between, only the last one is sent.
 */
export const LETTERS: Readonly<Partial<Record<Person, readonly string[]>>> = {
  signatory: [
    'Accusé de réception … : Ateliers de couture à Fnideq',
    'Accusé de réception … : Ateliers de couture à Fnideq',
    'Attribution d’une subvention : Ateliers de couture à Fnideq',
    'Contrat signé : Ateliers de couture à Fnideq',
    'Contrat à signer : Ateliers de couture à Fnideq',
    'Demande retenue à titre provisoire : Ateliers de couture à Fnideq',
    'Fin de la réalisation du projet : Ateliers de couture à Fnideq',
    'Invitation à soumettre une demande complète : Ateliers de couture à Fnideq',
    'Paiement exécuté : Ateliers de couture à Fnideq',
    'Paiement exécuté : Ateliers de couture à Fnideq',
    'Rappel : date limite de soumission des demandes – KAF-2026-01',
    'Rapport accepté : Ateliers de couture à Fnideq',
    'Rapport accepté : Ateliers de couture à Fnideq',
    'Rapport reçu : Ateliers de couture à Fnideq',
    'Rapport reçu : Ateliers de couture à Fnideq',
    'Subvention clôturée : Ateliers de couture à Fnideq',
    'Éclaircissements demandés : Ateliers de couture à Fnideq',
  ],
  officer: [
    'Contrat signé : Ateliers de couture à Fnideq',
    'Fin de la réalisation du projet : Ateliers de couture à Fnideq',
    'Paiement exécuté : Ateliers de couture à Fnideq',
    'Paiement exécuté : Ateliers de couture à Fnideq',
    'Rappel : date limite de soumission des demandes – KAF-2026-01',
    'Rapport reçu : Ateliers de couture à Fnideq',
    'Rapport reçu : Ateliers de couture à Fnideq',
    'Réception des demandes close : Initiatives locales de formation et d’insertion',
    'Échéance dépassée : date limite de soumission des demandes complètes – KAF-2026-01',
    'Échéance dépassée : décision d’attribution – KAF-2026-01',
    'Éclaircissements fournis : Ateliers de couture à Fnideq',
  ],
  finance: ['Contrat signé : Ateliers de couture à Fnideq'],
  secondFinance: ['Contrat signé : Ateliers de couture à Fnideq'],
  authority: [],
  chair: ['Réception des demandes close : Initiatives locales de formation et d’insertion'],
  secretary: [
    'Réception des demandes close : Initiatives locales de formation et d’insertion',
    'Échéance dépassée : décision d’attribution – KAF-2026-01',
  ],
  member1: [],
  assessor1: [
    'Demandes à évaluer : Initiatives locales de formation et d’insertion',
    'Demandes à évaluer : Initiatives locales de formation et d’insertion',
  ],
  assessor2: [
    'Demandes à évaluer : Initiatives locales de formation et d’insertion',
    'Demandes à évaluer : Initiatives locales de formation et d’insertion',
  ],
  operator: [],
  auditor: [],
};
