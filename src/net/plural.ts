/** How many of something, in words: `1 site`, `2 sites`. No value of the wire, but every layer speaks of numbers. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
