/**
 * Names of the files that a design is written to. A hostname stands as it is. A design may come from anybody, so
 * every other character of a name is written as its number: no name leaves its folder, and no two become one.
 */
export function fileNameOf(device: string): string {
  return device.replace(/[^A-Za-z0-9._-]/gu, (character) => `%${(character.codePointAt(0) ?? 0).toString(16)}`)
}
