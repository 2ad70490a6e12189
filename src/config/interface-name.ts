/** Interface names as people write them: in full, or shortened as IOS takes them (`Fa0/1`, `fast0/1`). */

const PARTS = /^([a-z-]*)\s*(\d.*)?$/i

/** The one of a device's names that is meant; nothing when none is, or a short form could be several. */
export function interfaceMeant(names: readonly string[], written: string): string | undefined {
  if (names.includes(written)) return written
  const [, word = '', number = ''] = PARTS.exec(written.trim()) ?? []
  const fitting = names.filter((name) => {
    const [, kind = '', place = ''] = PARTS.exec(name) ?? []
    return word !== '' && place === number && kind.toLowerCase().startsWith(word.toLowerCase())
  })
  return fitting.length === 1 ? fitting[0] : undefined
}
