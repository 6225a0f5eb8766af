// Words of the program that nobody outside it should read.
{
  const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
  const CAMEL = /\b[a-z]+(?:[A-Z][a-z]+)+\b/g;
  const SNAKE = /\b[a-z]+_[a-z_]+\b/g;
  const HOLES = /\{\w+\}|\bundefined\b|\bNaN\b|\[object|\bnull\b/g;
  const REGION = /\bMA-(?:\d\d|[A-Z]{3})\b/g;
  const FILE_NAME = /\S+\.(?:pdf|docx|xlsx|odt|ods|jpg|png|csv|xml|ics)\b/gi;
  const ADDRESS = /\S+@\S+/g;
  /** What people wrote is theirs; programs' text is shown as such; a reference is for whoever looks after the machine. */
  const NOT_OURS = 'textarea, .written, .name, pre, code, .reference, .mail-address';

  survey.internalWords = ({ keys, states }) => {
    const key = new RegExp(String.raw`\b(?:${keys.join('|')})(?:\.[A-Za-z]\w*)+\b`, 'g');
    const inEnglish = document.documentElement.lang === 'en';
    const known = new Set(states);
    const found = new Set();
    for (const { text, holder } of survey.textsShown()) {
      if (holder.closest(NOT_OURS)) continue;
      const words = text.replaceAll(FILE_NAME, '').replaceAll(ADDRESS, '');
      const shapes = [UUID, SNAKE, HOLES, REGION, CAMEL, key];
      for (const shape of shapes)
        for (const word of words.match(shape) ?? []) found.add(`${word} in ${survey.named(holder)}`);
      // A state's name can be an English word; in another language it cannot.
      if (!inEnglish && known.has(text.trim())) found.add(`${text.trim()} in ${survey.named(holder)}`);
    }
    return [...found];
  };
}
