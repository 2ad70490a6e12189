/** Text that is left out in its middle where it does not fit: names that are told apart by a number end in it. */
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Characters at the end that are never left out. */
const END = 3

export function MiddleCut({ text }: { readonly text: string }) {
  const { begin, end } = halves(text)
  return (
    <span className="middle-cut" dir="auto">
      <span>{begin}</span>
      {end}
    </span>
  )
}

function halves(text: string): { readonly begin: string; readonly end: string } {
  const all = [...CHARACTERS.segment(text)]
  const at = all.at(-END)?.index ?? 0
  return { begin: text.slice(0, at), end: text.slice(at) }
}
