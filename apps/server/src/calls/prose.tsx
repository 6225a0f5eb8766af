/** A text of the call: blank lines part paragraphs, lines that begin with a hyphen or a number are a list. Nothing else is markup. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <div class="prose" dir="auto">
      {text
        .trim()
        .split(/\n\s*\n/)
        .map((block) => (
          <Block key={block} lines={block.split('\n').map((line) => line.trim())} />
        ))}
    </div>
  );
}

const ITEM = /^(?:[-•]|\d{1,2}[.)])\s+/;
const NUMBERED = /^\d/;

function Block({ lines }: { readonly lines: readonly string[] }) {
  const first = lines.findIndex((line) => ITEM.test(line));
  if (first < 0) return <p>{lines.join(' ')}</p>;
  const intro = lines.slice(0, first).join(' ');
  const List = NUMBERED.test(lines[first] ?? '') ? 'ol' : 'ul';
  return (
    <>
      {intro ? <p>{intro}</p> : null}
      <List>
        {items(lines.slice(first)).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </List>
    </>
  );
}

/** A line without a sign of its own goes on with the item before it. */
function items(lines: readonly string[]): readonly string[] {
  return lines.reduce<string[]>((found, line) => {
    if (ITEM.test(line)) return [...found, line.replace(ITEM, '')];
    return [...found.slice(0, -1), `${found.at(-1) ?? ''} ${line}`.trim()];
  }, []);
}
