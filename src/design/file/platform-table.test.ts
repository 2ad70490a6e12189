/** Tables of boxes as people write them. */
import { describe, expect, it } from 'vitest'
import { PLATFORM_HEADINGS, readPlatformTable } from './platform-table'

const table = (...rows: readonly string[]) => readPlatformTable([PLATFORM_HEADINGS, ...rows].join('\n'))

describe('a table of platforms', () => {
  it('has rows with a source, and figures that may be missing', () => {
    expect(table('# ours', 'c2651xm,"a test, in May",400,,2.5,,')).toEqual({
      platforms: [{ platform: 'c2651xm', source: 'a test, in May', ikeSas: 400, setupsPerSecond: 2.5 }],
      problems: [],
    })
  })
  it('is parted by semicolons and tabs too, its columns in any order', () => {
    const read = readPlatformTable('source;platform;ikeSas\r\nthem;c2651xm;7\r\n')
    expect(read.platforms).toEqual([{ platform: 'c2651xm', source: 'them', ikeSas: 7 }])
    expect(readPlatformTable('platform\tsource\nc2651xm\tus').platforms).toHaveLength(1)
  })
  it.each([
    ['c9999,us,1,,,,', 'Line 2: there is no platform "c9999"'],
    ['c2651xm,,1,,,,', 'Line 2: c2651xm cannot be taken, platforms.0.source: '],
    ['c2651xm,us,many,,,,', 'Line 2: ikeSas is no number: "many"'],
    ['c2651xm,us,-1,,,,', 'Line 2: c2651xm cannot be taken, platforms.0.ikeSas: '],
  ])('%s is refused by its line', (row, problem) => {
    const { platforms, problems } = table(row)
    expect(platforms).toEqual([])
    expect(problems[0]).toContain(problem)
  })
  it('without its headings is told which there are', () => {
    expect(readPlatformTable('').problems[0]).toContain(PLATFORM_HEADINGS)
    expect(readPlatformTable('box,ikeSas\nx,1').problems[0]).toContain('there is no column "box"')
  })
})
