// Properties that speak of left and right, top and bottom, instead of where the text begins and ends.
{
  const NAME =
    /^(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*|left|right|top|bottom|(?:min-|max-)?(?:width|height)|overflow-[xy]|border-(?:top|bottom)-(?:left|right)-radius)$/;
  const TURNED = new Set(['float', 'clear', 'text-align', 'resize', 'caption-side']);
  const VALUE = /^(?:left|right|vertical|horizontal)$/;
  const FOUR_SIDES = new Set(['margin', 'padding', 'inset', 'border-width', 'border-style', 'border-color']);

  survey.physicalProperties = (known) => {
    const [seen, found] = [[], []];
    for (const sheet of document.styleSheets) {
      const name = sheet.href ?? 'a style element';
      if (known.includes(name)) continue;
      seen.push(name);
      for (const rule of allRules(sheet.cssRules)) found.push(...physicalIn(rule.style.cssText, rule.selectorText));
    }
    for (const element of document.querySelectorAll('[style]'))
      found.push(...physicalIn(element.style.cssText, survey.named(element)));
    return { seen, found };
  };

  function allRules(rules) {
    return [...rules].flatMap((rule) => [
      ...(rule.style && rule.selectorText ? [rule] : []),
      ...(rule.cssRules ? allRules(rule.cssRules) : []),
    ]);
  }

  function physicalIn(text, where) {
    return text
      .split(';')
      .map((declaration) => declaration.split(/:(.*)/s).map((part) => part.trim()))
      .filter(([name = '', value = '']) => isPhysical(name, value))
      .map(([name, value]) => `${name}: ${value} at ${where}`);
  }

  function isPhysical(name, value) {
    if (NAME.test(name)) return true;
    if (TURNED.has(name)) return VALUE.test(value);
    const [, inlineEnd, , inlineStart] = value.split(/\s+(?![^(]*\))/);
    return FOUR_SIDES.has(name) && inlineStart !== undefined && inlineStart !== inlineEnd;
  }
}
