import { IceCode } from './ice-code.js';
import { renderPage } from './render.js';

describe('an ICE', () => {
  it.each([
    ['001561191000066', '001561191 0000 66'],
    ['not one', 'not one'],
  ])('is shown in its groups: %s', (ice, expected) => {
    expect(renderPage(<IceCode>{ice}</IceCode>)).toContain(`>${expected}</`);
  });
});
