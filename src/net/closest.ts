/**
 * Which known word a strange one was meant to be: for messages, wherever a person may slip. Only a word that is alone nearest and
 * near enough is one; guesses are no help.
 */

/** The word that was meant; nothing when none is near, or several are as near. Letters' case does not count. */
export function closest(strange: string, words: Iterable<string>): string | undefined {
  const written = strange.toLowerCase()
  const most = strange.length > 7 ? 2 : strange.length > 3 ? 1 : 0
  if (most === 0) return undefined
  let [best, distance, equal]: [string | undefined, number, boolean] = [undefined, most + 1, false]
  for (const word of words) {
    if (word === best || word.length < 3 || Math.abs(word.length - strange.length) > most) continue
    const far = slipsBetween(written, word.toLowerCase())
    if (far < distance) [best, distance, equal] = [word, far, false]
    else if (far === distance) equal = true
  }
  return equal ? undefined : best
}

const digitsOf = (word: string): string => word.replace(/\D/g, '')

/**
 * The end of a sentence on a name that nobody has: `; did you mean gateway-2?`, or nothing. Names with other numbers are other
 * things, and no slips.
 */
export function didYouMean(strange: string, words: Iterable<string>): string {
  const meant = closest(
    strange,
    [...words].filter((word) => digitsOf(word) === digitsOf(strange)),
  )
  return meant === undefined ? '' : `; did you mean ${meant}?`
}

/** Letters that are wrong, missing, too many or changed about (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}
