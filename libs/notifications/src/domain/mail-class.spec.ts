import { loadTexts } from '#libs/platform';
import { classOf, PATIENT_TEMPLATES, topicOf } from './mail-class.js';

const texts = loadTexts('config/texts', { missing: 'throw' });
const templates = texts.keys('fr').flatMap((key) => /^mail\.(\w+)\.subject$/.exec(key)?.[1] ?? []);

describe('the class of a mail', () => {
  it('is said only of mails that there are', () => {
    expect(PATIENT_TEMPLATES.filter((template) => !templates.includes(template))).toEqual([]);
  });

  it.each([
    'receiptIssued',
    'passwordForgotten',
    'awarded',
    'rejectedConceptNote',
    'deadlineExtended',
    'contractToSign',
  ])('must be sent: %s', (template) => {
    expect(classOf(template)).toBe('must');
    expect(topicOf(template)).toBeNull();
  });

  it('lets a reader end reminders and news, and nothing that has to be done', () => {
    expect(topicOf('reminder')).toBe('reminders');
    expect(templates.filter((template) => topicOf(template) !== null && classOf(template) === 'must')).toEqual([]);
    expect(topicOf('messageToApplicant')).toBeNull();
  });

  it('holds nothing back that nobody has thought about', () => {
    expect(classOf('aTemplateOfTomorrow')).toBe('must');
  });
});
