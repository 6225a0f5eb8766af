// What does not fit: pages that have to be scrolled sideways, text that is cut off.
{
  const HIDDEN_ON_PURPOSE = '.visually-hidden, .skip-link, svg, .cards thead, input';

  /** Elements beyond the page's edge that are not in a scroller of their own. */
  survey.beyondTheEdge = () => {
    const { clientWidth } = document.documentElement;
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      if (element.closest(HIDDEN_ON_PURPOSE) || !survey.isSeen(element) || inScroller(element)) return false;
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > clientWidth + 1;
    });
    return wide.filter((element) => !wide.includes(element.parentElement)).map(survey.named);
  };

  survey.cutOff = () =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const cuts = overflowX === 'hidden' || overflowX === 'clip' || textOverflow === 'ellipsis';
        return cuts && !element.closest(HIDDEN_ON_PURPOSE) && element.scrollWidth > element.clientWidth + 1;
      })
      .map(survey.named);

  function inScroller(element) {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      const { overflowX } = getComputedStyle(up);
      if (overflowX === 'auto' || overflowX === 'scroll') return true;
    }
    return false;
  }

  /** Names, titles and answers become longer than anybody would like, in words that can be broken and one that cannot. */
  survey.lengthen = () => {
    const more =
      ' et de l’accompagnement socioprofessionnel des jeunes de la province de Fahs-Anjra anticonstitutionnellement';
    for (const { text, holder } of survey.textsShown(document.querySelector('main')))
      if (holder.matches('bdi:not(.code):not(.money):not([dir="ltr"]), .name, .written'))
        holder.firstChild.data = text + more;
  };
}
