// What looks at a page from inside. Loaded ahead of every page of the survey, where no content policy is in the way.
globalThis.survey = {};

{
  const NEVER_READ = 'script, style, template, noscript, head';

  /** Texts that somebody can see or hear, with the element that holds them. */
  survey.textsShown = (root = document.body) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (node.data.trim() === '' || !holder || holder.closest(NEVER_READ)) continue;
      texts.push({ text: node.data, holder });
    }
    return texts;
  };

  /** An element in a few words, for whoever has to find it. */
  survey.named = (element) => {
    const classes =
      typeof element.className === 'string' && element.className ? `.${element.className.split(' ')[0]}` : '';
    const words = (element.innerText ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    return `${element.tagName.toLowerCase()}${classes}${words ? ` “${words}”` : ''}`;
  };

  survey.isSeen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  };
}
