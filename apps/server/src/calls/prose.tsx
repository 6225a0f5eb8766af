/** A text of the call: blank lines part paragraphs, lines that begin with a hyphen are a list. Nothing else is markup. */
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

const ITEM = /^[-•]\s+/;

function Block({ lines }: { readonly lines: readonly string[] }) {
  const first = lines.findIndex((line) => ITEM.test(line));
  if (first < 0) return <p>{lines.join(' ')}</p>;
  const intro = lines.slice(0, first).join(' ');
  return (
    <>
      {intro ? <p>{intro}</p> : null}
      <ul>
        {items(lines.slice(first)).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

/** A line without a hyphen goes on with the item before it. */
function items(lines: readonly string[]): readonly string[] {
  return lines.reduce<string[]>((found, line) => {
    if (ITEM.test(line)) return [...found, line.replace(ITEM, '')];
    return [...found.slice(0, -1), `${found.at(-1) ?? ''} ${line}`.trim()];
  }, []);
}
